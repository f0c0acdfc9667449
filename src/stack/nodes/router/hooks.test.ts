/** Packet hooks on a router: what they see of a packet that passes, and what becomes of it. */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../../apps/script/script.ts';
import { type Capability, kernelOf } from '../../capability.ts';
import { framesHeld } from '../../core/arena.ts';
import type { HookedPacket, HookPoint, HookVerdict, PacketHook } from '../../hooks/kind.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { routerKernel, runInternet, SERVER_ADDRESS, WEST } from './testing/internet.ts';

const hello: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'sendto', on: 'u', text: 'hello', address: SERVER_ADDRESS, port: 7 },
];

/** A hook at all points, which says at one of them what becomes of what goes to the server. */
function through(at: HookPoint, verdict: HookVerdict) {
  const seen: [HookPoint, number, number, number][] = [];
  const hook: PacketHook = {
    id: 'watcher',
    at: ['pre', 'in', 'forward', 'out', 'post'],
    order: 0,
    drops: { why: 'route-refuses', rfc: 'RFC1812#5.3.9' },
    create: () => null,
    packet(_, packet: HookedPacket, fx) {
      if (packet.dst !== SERVER_ADDRESS) return 'pass';
      seen.push([packet.at, packet.inNic, packet.outNic, packet.ttl]);
      if (packet.at !== at) return 'pass';
      if (verdict === 'stolen') fx.route(packet.frame);
      return verdict;
    },
  };
  const capability: Capability = { id: 'watcher', hooks: [hook] };
  const kernel = kernelOf([...routerKernel.capabilities, capability]);
  const west = { hooks: [{ hook: 'watcher' }] };
  const { sim } = runInternet({ client: hello, west }, [], { kernel });
  const arrived = all(sim.log, 'icmp.sent').some(({ src }) => src === SERVER_ADDRESS);
  const ignored = all(sim.log, 'packet.ignored').filter(({ node }) => node === WEST);
  return { seen, arrived, ignored, held: framesHeld(sim.world.arena) };
}

test('a packet that passes is seen before it is routed, between its cards, and as it leaves', () => {
  expect(through('pre', 'pass')).toMatchObject({
    seen: [
      ['pre', 0, -1, 64],
      ['forward', 0, 1, 63],
      ['post', 0, 1, 63],
    ],
    ...{ arrived: true, ignored: [], held: 0 },
  });
});

test.each(['pre', 'forward', 'post'] as const)('one that a hook drops at %s ends there', (at) => {
  const { arrived, ignored, held, seen } = through(at, 'drop');
  expect(ignored).toMatchObject([{ why: 'route-refuses' }]);
  expect([arrived, held, seen.at(-1)?.[0]]).toEqual([false, 0, at]);
});

test.each(['forward', 'post'] as const)(
  'one that a hook takes for itself at %s is its own to send',
  (at) => {
    const { arrived, ignored, held } = through(at, 'stolen');
    expect({ arrived, ignored, held }).toEqual({ arrived: true, ignored: [], held: 0 });
  },
);
