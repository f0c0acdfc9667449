/** What real cards and real networks do: offloads as they are by default, and netem. */
import { describe, expect, test } from 'vitest';
import { hashBytes, patternBytes } from '../src/stack/apps/script/script.ts';
import { all } from '../src/stack/world/testing.ts';
import { accepted, open, PORT, readAll, withKernel } from './kernel/harness.ts';
import { hasNetem, impair, OUR_ADDRESS } from './kernel/namespaces.ts';
import { digest } from './kernel/peer.ts';

const BYTES = 3_000_000;

withKernel(
  'with the offloads of the kernel’s card left on',
  (bench) => {
    test('segments glued together and checksums left unfinished reach us as frames', async () => {
      const server = bench.peer('source', PORT, BYTES);
      await server.ready;
      await bench.plug([...open, readAll('s'), { do: 'close', on: 's' }]);
      await bench.until();
      expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(BYTES)));
      expect(all(bench.log, 'packet.ignored').map(({ why }) => why)).toEqual([]);
    });

    test('what we send, the kernel glues together and reads whole', async () => {
      const send = { do: 'send' as const, on: 'c', bytes: BYTES };
      await bench.plug([...accepted, send, { do: 'close', on: 'c' }]);
      const client = bench.peer('fetch', OUR_ADDRESS, PORT);
      expect(await client.said).toBe(digest(patternBytes(BYTES)));
    });

    test('without a card that cuts and finishes, what cannot be right is put aside and the stack goes on', async () => {
      const server = bench.peer('source', PORT, BYTES);
      await server.ready;
      // A card that does not cut: the kernel has to find out that its large segments get lost.
      await bench.plug([...open, { do: 'recvAll', on: 's', size: 65_536, bytes: 100_000 }], {
        offloads: false,
        settings: { receiveBuffer: 30_000 },
      });
      await bench.until(() => all(bench.log, 'packet.ignored').length > 0);
      const reasons = new Set(all(bench.log, 'packet.ignored').map(({ why }) => why));
      for (const why of reasons) expect(['frame-too-long', 'tcp-checksum']).toContain(why);
    });
  },
  { offloads: true },
);

const netem = hasNetem();
if (!netem) console.log('Tests with netem skipped: this kernel has no sch_netem');

describe.skipIf(!netem)('through netem', () => {
  withKernel('both ways', (bench) => {
    test.each([
      ['loss', ['loss', '2%', 'delay', '5ms']],
      ['reordering', ['delay', '10ms', 'reorder', '95%', '50%']],
      ['jitter and duplicates', ['delay', '10ms', '3ms', 'duplicate', '2%']],
      ['damage', ['corrupt', '1%', 'delay', '2ms']],
    ])('%s: two directions, byte for byte', async (_, rules) => {
      impair(bench.spaces, rules);
      const server = bench.peer('source', PORT, BYTES / 3);
      await server.ready;
      await bench.plug([...open, readAll('s'), { do: 'close', on: 's' }]);
      await bench.until(undefined, 60_000);
      expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(BYTES / 3)));
    });
  });
});
