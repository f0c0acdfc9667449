/** What real cards and real networks do: offloads as they are by default, and bad cables. */
import { expect, test } from 'vitest';
import { hashBytes, patternBytes } from '../src/stack/apps/script/script.ts';
import { all } from '../src/stack/world/testing.ts';
import { accepted, open, PORT, readAll, withKernel } from './kernel/harness.ts';
import type { Impairment } from './kernel/live.ts';
import { OUR_ADDRESS } from './kernel/namespaces.ts';
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

withKernel('over a bad cable, both ways', (bench) => {
  test.each<[string, Impairment]>([
    ['loss', { loss: 2, delay: 5 }],
    ['reordering', { delay: 10, reorder: 5 }],
    ['jitter and duplicates', { delay: 10, jitter: 3, duplicate: 2 }],
    ['damage', { corrupt: 1, delay: 2 }],
  ])('%s: two directions, byte for byte', async (_, impaired) => {
    const server = bench.peer('source', PORT, BYTES / 3);
    await server.ready;
    await bench.plug([...open, readAll('s'), { do: 'close', on: 's' }], { impaired });
    await bench.until(undefined, 60_000);
    expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(BYTES / 3)));
  });
});
