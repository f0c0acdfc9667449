import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { ipv4 as address, parseMac } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { arp, arpOperations, ethernet, etherTypes, layer, packet } from '../../wire/index.ts';
import { progressOf } from '../../world/guard.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { withInput } from '../../world/session-data.ts';
import { all, runToEnd } from '../../world/testing.ts';
import { connectionOf, MOST_CONNECTIONS, network as networkKind } from './index.ts';

const US = 0;
const OUTSIDE = 1;
const MAC = '02:00:00:00:00:77';
const peer = parseMac('02:00:00:00:00:b0') as number;

const spec: ScenarioSpec = {
  id: 'joined',
  nodes: [
    { id: MAC, name: 'us', address: '10.0.0.2' },
    { kind: 'network', name: 'network' },
  ],
  links: [{ between: ['us', 'network'], delay: 1 }],
  until: SECOND,
};

const question = packet([
  layer(ethernet, { dst: 0xffffffffffff, src: peer, etherType: etherTypes.arp }),
  layer(arp, {
    ...{ operation: arpOperations.request, senderMac: peer, senderIp: address('10.0.0.1') },
    ...{ targetMac: 0, targetIp: address('10.0.0.2') },
  }),
]);
const arrives = (at: number): SessionInput => ({
  ...{ kind: 'arrive', at, node: OUTSIDE, bytes: question },
});

async function played(inputs: SessionInput[]) {
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs });
  return runToEnd(spec, { inputs }, { kernel }).sim;
}

test('a frame that arrives is answered like any other, from the hardware address that the id says', async () => {
  const { log, capture } = await played([arrives(5 * MILLISECOND)]);
  expect(all(log, 'network.arp')).toMatchObject([{ name: 'ARP request', node: OUTSIDE }]);
  expect(all(log, 'arp.sent')).toMatchObject([{ operation: 'reply', node: US }]);
  expect([...(capture.frames[1] ?? []).slice(6, 12)]).toEqual([2, 0, 0, 0, 0, 0x77]);
});

test('to the guard it is progress, whatever it was: a busy network ends no run', async () => {
  const [none, some] = [await played([]), await played([arrives(5), arrives(6)])];
  expect(progressOf(some) - progressOf(none)).toBe(2);
});

test('connections have numbers, and only the latest are remembered', () => {
  const network = { ...networkKind.create({ kind: 'network', name: 'network' }, 0 as never) };
  const numbers = Array.from({ length: MOST_CONNECTIONS + 1 }, (_, i) =>
    connectionOf(network, `port ${i}`),
  );
  expect(new Set(numbers).size).toBe(MOST_CONNECTIONS + 1);
  expect(network.connections.size).toBe(MOST_CONNECTIONS);
  expect(connectionOf(network, 'port 5')).toBe(numbers[5]);
  expect(connectionOf(network, 'port 0')).toBe(MOST_CONNECTIONS + 1);
});

test('what reaches the network has left: nobody answers from there', async () => {
  const { log } = await played([arrives(5 * MILLISECOND)]);
  expect(all(log, 'frame.delivered').map(({ node }) => node)).toEqual([US, OUTSIDE]);
});

test('a sleep is told with how long it was', async () => {
  const away: SessionInput = { kind: 'away', at: 1_000, node: OUTSIDE, lasted: 60 * SECOND };
  const { log } = await played([away]);
  expect(all(log, 'network.away')).toMatchObject([{ at: 1_000, lasted: 60 * SECOND }]);
});

test('fresh randomness changes a host’s secrets, the same in every run', async () => {
  const reseed = (first: number, secret = true): SessionInput => {
    const key = Uint8Array.from({ length: 16 }, (_, i) => first + i);
    return { kind: 'reseed', at: 0, node: US, secret, key };
  };
  const secretAfter = async (inputs: SessionInput[]) => {
    const { world } = await played(inputs);
    const { transport } = world.nodes[US] as unknown as { transport: { secret: Uint32Array } };
    return { secret: [...transport.secret], luck: [...(world.rngs[US]?.words ?? [])] };
  };
  const [none, one, again, other, luckAlone] = await Promise.all([
    secretAfter([]),
    secretAfter([reseed(1)]),
    secretAfter([reseed(1)]),
    secretAfter([reseed(2)]),
    secretAfter([reseed(1, false)]),
  ]);
  expect(one).toEqual(again);
  expect(one.secret).not.toEqual(none.secret);
  expect(one.secret).not.toEqual(other.secret);
  expect(one.luck).not.toEqual(none.luck);
  expect(luckAlone.secret).toEqual(none.secret);
  expect(luckAlone.luck).toEqual(one.luck);
});

test('who changes the past of a record keeps what came later, and of any other run does not', () => {
  const inputs = [arrives(10), arrives(30)];
  const between: SessionInput = { kind: 'drop', at: 20, frame: 0 };
  const session = { scenario: spec.id, seed: 1, inputs };
  const times = ({ inputs: list }: { inputs: readonly SessionInput[] }) => list.map(({ at }) => at);
  expect(times(withInput({ ...session, recorded: true }, between))).toEqual([10, 20, 30]);
  expect(times(withInput(session, between))).toEqual([10, 20]);
});
