/** Datagrams too long for a link, from the call that sends them to the call that has them. */
import { describe, expect, test } from 'vitest';
import { missingFrom } from '../../../runtime/capabilities.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { coreKernel, kernelOf } from '../../capability.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import {
  CLIENT_ADDRESS,
  type Differences,
  EAST,
  CLIENT as INTERNET_CLIENT,
  SERVER as INTERNET_SERVER,
  runInternet,
  SERVER_ADDRESS,
  WEST,
} from '../../nodes/router/testing/internet.ts';
import { readEvent } from '../../trace/log.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { atServer, forgedEcho, reasons } from '../../world/testing/forged.ts';
import {
  all,
  CLIENT,
  SERVER_ADDRESS as NEIGHBOUR,
  runToEnd,
  SERVER,
  traceBytes,
  transferScenario,
  twoHosts,
} from '../../world/testing.ts';
import { REASSEMBLY_TIME } from './reassembly.ts';

const LONGEST = 65_507;
const ETHERNET = 14;

const reads = (size = 65_536): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: 7 },
  { do: 'recvfrom', on: 'u', size },
];
const sends = (bytes: number, address = NEIGHBOUR, more: ScriptStep[] = []): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  ...more,
  { do: 'sendto', on: 'u', text: 'x'.repeat(bytes), address, port: 7 },
];
const results = (log: Parameters<typeof all>[0], node: number, name: string) =>
  all(log, 'socket.return')
    .filter((event) => event.node === node && event.name === name)
    .map(({ result }) => result);

describe('between two neighbours', () => {
  test('a datagram of 65,507 bytes goes in 45 pieces, and one byte more is EMSGSIZE', () => {
    const { log, world } = runToEnd(twoHosts(sends(LONGEST), reads())).sim;
    const sent = all(log, 'fragment.sent');
    expect(sent).toHaveLength(45);
    expect(all(log, 'datagram.whole')).toMatchObject([
      { node: SERVER, length: 65_515, pieces: 45 },
    ]);
    expect(all(log, 'udp.received')).toMatchObject([{ length: LONGEST }]);
    expect(results(log, SERVER, 'recvfrom')[0]).toContain(String(LONGEST));
    expect(Math.max(...all(log, 'frame.sent').map(({ bytes }) => bytes))).toBe(1500 + ETHERNET);
    expect(framesHeld(world.arena)).toBe(0);
    const long = runToEnd(twoHosts(sends(LONGEST + 1), reads())).sim.log;
    expect(results(long, CLIENT, 'sendto')[0]).toContain('EMSGSIZE');
  });

  test('a datagram of 65,507 bytes arrives over an MTU of 68 though its neighbour is not known yet', () => {
    const spec = twoHosts(sends(LONGEST), reads());
    const links = spec.links.map((link) => ({ ...link, mtu: 68 }));
    const { log, world } = runToEnd({ ...spec, links }).sim;
    expect(all(log, 'fragment.sent')).toHaveLength(1_365);
    expect(reasons(log, CLIENT)).toEqual([]);
    expect(all(log, 'udp.received')).toMatchObject([{ length: LONGEST }]);
    expect(framesHeld(world.arena)).toBe(0);
  });

  test('of three of the longest datagrams to a neighbour that is not known, the third is cut before', () => {
    const more = Array.from({ length: 2 }, () => sends(LONGEST)[1] as ScriptStep);
    const { log } = runToEnd(twoHosts([...sends(LONGEST), ...more], reads())).sim;
    expect(all(log, 'fragment.sent').slice(0, 45)).toMatchObject(Array(45).fill({ at: 0 }));
    expect(reasons(log, CLIENT)).toEqual([]);
    expect(all(log, 'datagram.whole')).toHaveLength(3);
  });

  test('a datagram that waits in vain is told of once, and no piece of it was made', () => {
    const { log, world } = runToEnd(twoHosts(sends(LONGEST, NEIGHBOUR + 70), [])).sim;
    expect(reasons(log, CLIENT)).toEqual(['neighbour-unreachable']);
    expect(all(log, 'fragment.sent')).toEqual([]);
    expect(framesHeld(world.arena)).toBe(0);
  });

  test('every byte is where it was, also to oneself', () => {
    const steps: ScriptStep[] = [...reads().slice(0, 2), ...sends(0).slice(0, 0)];
    const text = Array.from({ length: 5_000 }, (_, i) => String.fromCharCode(97 + (i % 23))).join(
      '',
    );
    const own: ScriptStep = { do: 'sendto', on: 'u', text, address: 0x7f000001, port: 7 };
    const { log } = runToEnd(twoHosts([...steps, own, reads()[2] as ScriptStep], [])).sim;
    expect(all(log, 'datagram.whole')).toMatchObject([{ node: CLIENT, length: 5_008 }]);
    expect(all(log, 'udp.received')).toMatchObject([{ length: 5_000 }]);
    expect(reasons(log, CLIENT)).toEqual([]);
  });

  test('why a piece was sent leads back to the call, and what it filled leads back to it', () => {
    const { log } = runToEnd(twoHosts(sends(2_000), reads())).sim;
    const [first, last] = all(log, 'fragment.sent');
    const udp = readEvent(log, first?.cause ?? -1);
    expect(udp.kind).toBe('udp.sent');
    expect(readEvent(log, udp.cause)).toMatchObject({ kind: 'socket.call', name: 'sendto' });
    const frames = all(log, 'frame.sent').filter(({ packet }) => packet >= 0);
    expect(frames.map(({ packet }) => packet)).toEqual(
      expect.arrayContaining([first?.id, last?.id]),
    );
    const [whole] = all(log, 'datagram.whole');
    expect(readEvent(log, whole?.cause ?? -1)).toMatchObject({
      ...{ kind: 'fragment.received', offset: 1480, more: false },
    });
    expect(all(log, 'udp.received')[0]?.cause).toBe(whole?.id);
  });

  test('a piece that is lost costs the whole datagram, and after a minute its sender hears of it', () => {
    const { log: plain } = runToEnd(twoHosts(sends(2_000), reads())).sim;
    const [, second] = all(plain, 'fragment.sent');
    const frame = all(plain, 'frame.sent').find(({ packet }) => packet === second?.id);
    const inputs = [
      { at: frame?.at as number, kind: 'drop', frame: frame?.frame as number } as const,
    ];
    const { log, world } = runToEnd(twoHosts(sends(2_000), reads()), { inputs }).sim;
    const [kept] = all(log, 'fragment.kept');
    const [expired] = all(log, 'datagram.expired');
    expect(kept).toMatchObject({ holes: 1, missing: -1 });
    expect((expired?.at ?? 0) - (kept?.at ?? 0)).toBe(REASSEMBLY_TIME);
    expect(all(log, 'icmp.received')).toMatchObject([{ node: CLIENT, type: 11, code: 1 }]);
    expect(all(log, 'udp.received')).toEqual([]);
    expect(framesHeld(world.arena)).toBe(0);
  });

  test('whoever sets Don’t Fragment is told what fits', () => {
    const whole: ScriptStep = { do: 'setsockopt', on: 'u', option: 'IP_DONTFRAG', value: 1 };
    const run = (bytes: number) =>
      runToEnd(twoHosts(sends(bytes, NEIGHBOUR, [whole]), reads())).sim.log;
    expect(results(run(1_472), CLIENT, 'sendto')).toEqual(['1472']);
    expect(results(run(1_473), CLIENT, 'sendto')[0]).toContain('EMSGSIZE');
  });

  test('an echo request in pieces is answered in pieces', () => {
    const echo = forgedEcho({}, new Uint8Array(2_900));
    const at = 34 + 1_480;
    const piece = (bytes: Uint8Array, offset: number, more: boolean) => {
      const frame = Uint8Array.from([...echo.subarray(0, 34), ...bytes]);
      const view = new DataView(frame.buffer);
      view.setUint16(16, frame.length - ETHERNET);
      view.setUint16(20, (more ? 0x2000 : 0) | (offset / 8));
      view.setUint16(24, 0);
      let sum = 0;
      for (let i = ETHERNET; i < 34; i += 2) sum += view.getUint16(i);
      view.setUint16(24, ~((sum & 0xffff) + (sum >>> 16)) & 0xffff);
      return frame;
    };
    const inputs = [
      atServer(piece(echo.subarray(34, at), 0, true)),
      atServer(piece(echo.subarray(at), 1_480, false), 2_000),
    ];
    const { log } = runToEnd(twoHosts([], []), { inputs }).sim;
    expect(all(log, 'icmp.sent')).toMatchObject([{ type: 0, dst: 0x0a000001 }]);
    expect(all(log, 'fragment.sent').map(({ length }) => length)).toEqual([1_480, 1_428]);
  });

  test('a run is the same from the same seed, whatever comes late, twice or never', () => {
    const rough = { reorderPpm: 300_000, reorderBy: 5_000, duplicatePpm: 200_000, lossPpm: 10_000 };
    const spec = twoHosts(sends(20_000), reads(), {
      links: [{ between: ['client', 'server'], delay: 1_000, bandwidth: 10_000_000, ...rough }],
    });
    const run = () => runToEnd(spec, { seed: 3 }).sim;
    expect(traceBytes(run().log)).toEqual(traceBytes(run().log));
    const kept = all(run().log, 'fragment.received').map(({ offset }) => offset);
    expect(kept).not.toEqual([...kept].sort((a, b) => a - b));
  });
});

describe('through routers, with a narrow link in the middle', () => {
  const narrow: Differences = {
    west: { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 600 }] },
    east: { cards: [{ address: '10.0.9.2', mtu: 600 }, { address: '10.0.2.1' }] },
  };
  const across = (steps: ScriptStep[]) =>
    runInternet({ client: steps, server: reads(), ...narrow }).sim;

  test('the first router cuts what the host has cut already, and only the server puts it together', () => {
    const { log, world } = across(sends(3_000, SERVER_ADDRESS));
    const cutBy = (node: number) => all(log, 'fragment.sent').filter((each) => each.node === node);
    expect(cutBy(INTERNET_CLIENT).map(({ offset, length }) => [offset, length])).toEqual([
      ...[
        [0, 1480],
        [1480, 1480],
        [2960, 48],
      ],
    ]);
    const again = cutBy(WEST).map(({ offset, length, more }) => [offset, length, more]);
    expect(again).toEqual([
      ...[
        [0, 576, true],
        [576, 576, true],
        [1152, 328, true],
      ],
      ...[
        [1480, 576, true],
        [2056, 576, true],
        [2632, 328, true],
      ],
    ]);
    expect(cutBy(EAST)).toEqual([]);
    expect(all(log, 'datagram.whole')).toMatchObject([
      { node: INTERNET_SERVER, src: CLIENT_ADDRESS, length: 3_008, pieces: 7 },
    ]);
    expect(all(log, 'udp.received')).toMatchObject([{ length: 3_000 }]);
    expect(framesHeld(world.arena)).toBe(0);
  });

  test('what a router cut is caused by what it forwarded', () => {
    const { log } = across(sends(1_000, SERVER_ADDRESS));
    const [piece] = all(log, 'fragment.sent');
    expect(piece?.node).toBe(WEST);
    expect(readEvent(log, piece?.cause ?? -1).kind).toBe('router.forwarded');
  });

  test('with Don’t Fragment the sender hears the MTU of that link, and from then on what fits', () => {
    const whole: ScriptStep = { do: 'setsockopt', on: 'u', option: 'IP_DONTFRAG', value: 1 };
    const inputs = [1_000, 1, 573, 572].map((bytes, i): SessionInput => {
      const data = new Uint8Array(bytes);
      const call = { name: 'sendto', fd: 3, data, address: SERVER_ADDRESS, port: 7 } as const;
      return { at: (i + 1) * SECOND, kind: 'call', node: INTERNET_CLIENT, call };
    });
    const client: ScriptStep[] = [{ do: 'socket', as: 'u', type: 'dgram' }, whole];
    const { log } = runInternet({ client, server: reads(), ...narrow }, inputs).sim;
    expect(all(log, 'icmp.received')).toMatchObject([{ node: INTERNET_CLIENT, type: 3, code: 4 }]);
    expect(all(log, 'cache.changed')).toContainEqual(
      expect.objectContaining({ table: 'pmtu', key: formatIpv4(SERVER_ADDRESS), value: '600' }),
    );
    const errors = results(log, INTERNET_CLIENT, 'sendto').map((each) => each.split(' ').at(-1));
    expect(errors).toEqual(['1000', 'EMSGSIZE', 'EMSGSIZE', '572']);
    expect(all(log, 'fragment.sent')).toEqual([]);
  });
});

describe('who needs it', () => {
  const session = { scenario: 'x', seed: 1, inputs: [] };

  test('a run with a datagram socket has it, one with TCP alone does not', async () => {
    const udp = await kernelFor(twoHosts(sends(1), []), session);
    expect(udp.capabilities.map(({ id }) => id)).toContain('fragments');
    const tcp = await kernelFor(transferScenario(10), session);
    expect(tcp.capabilities.map(({ id }) => id)).not.toContain('fragments');
    expect(missingFrom(coreKernel, transferScenario(10), session)).not.toContain('fragments');
  });

  test('without it a piece is put aside, and the trace says so', () => {
    const echo = forgedEcho({}, new Uint8Array(8));
    const view = new DataView(echo.buffer, echo.byteOffset);
    view.setUint16(20, 0x2000);
    view.setUint16(24, view.getUint16(24) - 0x2000);
    const capabilities = everyKernel.capabilities.filter(({ id }) => id !== 'fragments');
    const { log } = runToEnd(
      twoHosts([], []),
      { inputs: [atServer(echo)] },
      { kernel: kernelOf(capabilities) },
    ).sim;
    expect(reasons(log)).toEqual(['ip-fragment']);
  });
});
