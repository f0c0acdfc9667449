/** Port forwards: several for one place inside, and by which port it is that an answer leaves. */
import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../../components/notices/fault-sentence.ts';
import { type NoticeText, TEXTS } from '../../../components/notices/text.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import { fill } from '../../core/localized.ts';
import { type Fault, faultsOf } from '../../schema/faults.ts';
import { scenarioFaults } from '../../world/schema/scenario.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { natChange } from './schema.ts';
import type { PortForward } from './spec.ts';
import { framesOf } from './testing/bytes.ts';
import {
  ANNA,
  ARNO,
  homes,
  MIDDLE,
  NORTH,
  NORTHS,
  natKernel,
  runHomes,
  SERVER,
  SERVERS,
} from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  reasons,
  received,
  say,
  serves,
  wait,
  whole,
} from './testing/steps.ts';

const forward = (protocol: 'tcp' | 'udp', port: number, toPort: number): PortForward => ({
  ...{ protocol, port, to: '192.168.1.3', toPort },
});

describe('two ports outside for one place inside', () => {
  const web = [forward('tcp', 80, 80), forward('tcp', 8080, 80)];

  test.each([80, 8080])('a connection by port %i is answered by that port', (port) => {
    const running = runHomes(
      { server: fetchFrom(NORTHS, port), arno: serves(5_000), north: { forwards: web } },
      [],
      whole,
    );
    expect(received(running, SERVER)).toBe(5_000);
    const out = all(running.sim.log, 'nat.translated').filter(
      ({ direction }) => direction === 'out',
    );
    expect(new Set(out.map(({ afterPort }) => afterPort))).toEqual(new Set([port]));
    expectTidy(running);
  });

  test('a neighbour that comes by the second is answered by it, too', () => {
    const running = runHomes(
      { anna: fetchFrom(NORTHS, 8080), arno: serves(5_000), north: { forwards: web } },
      [],
      whole,
    );
    expect(received(running, ANNA)).toBe(5_000);
    expectTidy(running);
  });

  test('the same port of a peer by one and then by the other: the later one is answered', () => {
    const from = (port: number): ScriptStep[] => [
      ...[{ do: 'socket', as: 's' } as const, { do: 'bind', on: 's', port: 6000 } as const],
      ...fetchFrom(NORTHS, port).slice(1),
    ];
    // The server ends each connection first, so its peer may use the port at once.
    const server = [...from(8080), wait(5 * SECOND), ...from(80)];
    const running = runHomes({ server, arno: serves(10), north: { forwards: web } }, [], whole);
    expect(received(running, SERVER)).toBe(20);
    expectTidy(running);
  });

  const names = [forward('udp', 7, 7), forward('udp', 8, 7)];
  const asks = (port: number) => [...bound(99), wait(SECOND), say('q', NORTHS, port)];
  const answers = [...bound(7), hear, say('a', SERVERS, 99)];

  test.each([7, 8])('a datagram by port %i is answered by that port', (port) => {
    const given = { server: [...asks(port), hear], arno: answers, north: { forwards: names } };
    const running = runHomes(given, [], whole);
    const got = all(running.sim.log, 'udp.received').filter(({ node }) => node === SERVER);
    expect(got).toMatchObject([{ srcPort: port, dstPort: 99 }]);
    expectTidy(running);
  });

  test('an error about what came by the second names the second', () => {
    const running = runHomes({ server: asks(8), north: { forwards: names } }, [], whole);
    expect(all(running.sim.log, 'nat.error.translated')).toMatchObject([
      { node: NORTH, beforePort: 7, afterPort: 8 },
    ]);
    expectTidy(running);
  });

  test('what the place begins by itself leaves by the first', () => {
    const given = { server: bound(99), arno: [...bound(7), say('x', SERVERS, 99)] };
    const running = runHomes({ ...given, north: { forwards: names } });
    const got = all(running.sim.log, 'udp.received').filter(({ node }) => node === SERVER);
    expect(got).toMatchObject([{ srcPort: 7 }]);
    expect(reasons(running)).toEqual([]);
  });

  test('a datagram keeps a conversation for its time, and the forward for ever', () => {
    const running = runHomes({
      server: [...bound(99), say('1', NORTHS, 8), wait(50 * SECOND), say('2', NORTHS, 8)],
      arno: [...bound(7), hear, hear],
      north: { forwards: names, udpTime: 20 * SECOND },
    });
    expect(heard(running, ARNO)).toBe(2);
    expect(all(running.sim.log, 'nat.session')).toHaveLength(2);
    expect(all(running.sim.log, 'nat.session.ended')).toHaveLength(1);
    expect(all(running.sim.log, 'nat.unmapped')).toEqual([]);
  });
});

describe('one port outside forwarded twice', () => {
  const faultsWith = (forwards: PortForward[]) =>
    scenarioFaults(homes({ north: { forwards } }), natKernel);
  const path = ['nodes', 5, 'hooks', 0, 'config', 'forwards', 1, 'port'];

  test('is refused, and both languages say what has the port already', () => {
    const faults = faultsWith([forward('udp', 7, 9), forward('udp', 7, 10)]);
    expect(faults).toEqual([
      { path, found: '7', code: 'double', allowed: ['UDP 7 → 192.168.1.3:9'] },
    ]);
    const said = TEXTS.map((texts) => {
      const text = (key: keyof typeof texts, values = {}) => fill(texts[key], values as never);
      return faultSentence(faults[0] as Fault, text as NoticeText);
    });
    expect(said[0]).toContain('“7”. It is taken already: UDP 7 → 192.168.1.3:9.');
    expect(said[1]).toContain('已经有了：UDP 7 → 192.168.1.3:9。');
  });

  test('is refused also where somebody sets it while it runs', () => {
    const change = { forwards: [forward('tcp', 80, 80), forward('tcp', 80, 80)] };
    expect(faultsOf(natChange, change)).toMatchObject([
      { path: ['forwards', 1, 'port'], code: 'double', allowed: ['TCP 80 → 192.168.1.3:80'] },
    ]);
  });

  test('is allowed for TCP and UDP, and two ports for one place are', () => {
    expect(faultsWith([forward('udp', 7, 7), forward('tcp', 7, 7), forward('udp', 8, 7)])).toEqual(
      [],
    );
  });
});

describe('a port forward to the router itself', () => {
  const closed = (to: string, toPort: number, port = 7): PortForward => ({
    ...{ protocol: 'udp', port, to, toPort },
  });
  const asks = [...bound(99), wait(SECOND), say('q', NORTHS, 7), hear];

  test.each(['192.168.1.1', '198.51.100.1'])(
    'to %s: the error about a closed port names what was asked, and is believed',
    (to) => {
      const running = runHomes({ server: asks, north: { forwards: [closed(to, 8)] } }, [], whole);
      const told = all(running.sim.log, 'icmp.received');
      expect(told).toMatchObject([{ node: SERVER, type: 3, code: 3, src: NORTHS, dst: SERVERS }]);
      expect(reasons(running, SERVER)).toEqual([]);
      // What it quotes: the receiver and the port, as the server has written them.
      const error = framesOf(running, MIDDLE).find((frame) => frame[23] === 1) as Uint8Array;
      const view = new DataView(error.buffer, error.byteOffset);
      expect([view.getUint32(58), view.getUint16(64)]).toEqual([NORTHS, 7]);
      expect(all(running.sim.log, 'nat.error.translated')).toMatchObject([
        { node: NORTH, beforePort: 8, after: NORTHS, afterPort: 7 },
      ]);
      expectTidy(running);
    },
  );

  test('of several, the error names the one that was asked', () => {
    const forwards = [closed('192.168.1.1', 8, 6), closed('192.168.1.1', 8)];
    const { log } = runHomes({ server: asks, north: { forwards } }, [], whole).sim;
    expect(all(log, 'nat.error.translated')).toMatchObject([{ beforePort: 8, afterPort: 7 }]);
  });

  test('an error about a port that was asked for itself stays as it is', () => {
    // Port 80 belongs to nobody outside; port 8080 leads to it.
    const forwards = [{ ...closed(formatIpv4(NORTHS), 80, 8080), protocol: 'tcp' as const }];
    const running = runHomes({ server: fetchFrom(NORTHS, 80), north: { forwards } }, [], whole);
    expect(all(running.sim.log, 'icmp.sent').length).toBeGreaterThan(0);
    expect(all(running.sim.log, 'nat.error.translated')).toEqual([]);
    expect(reasons(running, SERVER)).toEqual([]);
    expectTidy(running);
  });
});
