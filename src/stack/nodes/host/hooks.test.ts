import { expect, test } from 'vitest';
import type { ScriptStep } from '../../apps/script/script.ts';
import { type Capability, kernelOf } from '../../capability.ts';
import { ipv4 as address } from '../../core/addresses.ts';
import { clone } from '../../core/clone.ts';
import type { HookedPacket, PacketHook } from '../../hooks/kind.ts';
import { CORE_PROTOCOLS } from '../../protocols/core-protocols.ts';
import { finish, sum } from '../../wire/checksum.ts';
import { needsOf } from '../../world/needs.ts';
import { advance } from '../../world/session.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all, SERVER_ADDRESS, twoHosts } from '../../world/testing.ts';
import type { HostSpec } from './spec.ts';
import { call, datagram, type LoneHost, loneHost, PEER } from './testing/lone-host.ts';

interface Count {
  seen: number;
}

/** Drops every packet whose number, counted at its point, can be divided by `every`. */
const dropper: PacketHook<Count, { every: number }> = {
  id: 'dropper',
  at: ['in'],
  order: 0,
  drops: { why: 'ip-not-for-us', rfc: 'RFC1812#5.3.9' },
  create: ({ every }) => Object.assign({ seen: 0 }, { every }),
  packet(state) {
    state.seen++;
    return state.seen % (state as Count & { every: number }).every === 0 ? 'drop' : 'pass';
  },
};

const OTHER = address('192.0.2.9');

/** What is for another address is for us: the destination is rewritten as it comes in. */
const rewriter: PacketHook<null> = {
  id: 'rewriter',
  at: ['pre'],
  order: 0,
  create: () => null,
  packet(_, hooked, { arena }) {
    if (hooked.dst !== OTHER) return 'pass';
    const at = hooked.ipStart;
    hooked.dst = address('10.0.0.2');
    arena.view.setUint32(at + 16, hooked.dst);
    arena.view.setUint16(at + 10, 0);
    arena.view.setUint16(at + 10, finish(sum(arena, at, hooked.start - at)));
    arena.view.setUint16(hooked.start + 6, 0);
    return 'pass';
  },
};

function recorder(id: string, at: PacketHook['at'], order: number, seen: string[]): PacketHook {
  const packet = (_: unknown, { at: point }: HookedPacket) => {
    seen.push(`${id} ${point}`);
    return 'pass' as const;
  };
  return { id, at, order, create: () => null, packet };
}

function received({ host }: LoneHost, fd: number): string | undefined {
  const data = host.transport.sockets.get(fd)?.datagrams.shift()?.data;
  return data && new TextDecoder().decode(data);
}

function withSocket(rig: LoneHost): LoneHost {
  call(rig, { name: 'socket', type: 'dgram' });
  call(rig, { name: 'bind', fd: 3, address: 0, port: 7 });
  return rig;
}

test('a hook drops every third packet, and the trace says why', () => {
  const rig = withSocket(
    loneHost({ hooks: [dropper] }, [{ hook: 'dropper', config: { every: 3 } }]),
  );
  for (let i = 1; i <= 6; i++) rig.arrives(datagram(`${i}`));
  const texts = [1, 2, 3, 4, 5].map(() => received(rig, 3));
  expect(texts).toEqual(['1', '2', '4', '5', undefined]);
  expect(rig.ignored()).toEqual(['ip-not-for-us', 'ip-not-for-us']);
  // Its state is plain data, which a fork copies.
  expect(clone(rig.host.hooks)).toEqual([{ id: 'dropper', state: { seen: 6, every: 3 } }]);
});

test('a hook before routing may rewrite where a packet goes', () => {
  const rig = withSocket(loneHost({ hooks: [rewriter] }, [{ hook: 'rewriter' }]));
  rig.arrives(datagram('for another', 7, OTHER));
  expect(received(rig, 3)).toBe('for another');
  expect(rig.ignored()).toEqual([]);
});

test('hooks see what comes in and what leaves, at their points and in their order', () => {
  const seen: string[] = [];
  const hooks = [
    recorder('late', ['pre', 'in', 'post'], 2, seen),
    recorder('early', ['in', 'out'], 1, seen),
  ];
  const rig = withSocket(loneHost({ hooks }, [{ hook: 'late' }, { hook: 'early' }]));
  rig.arrives(datagram('in'));
  expect(seen.splice(0)).toEqual(['late pre', 'early in', 'late in']);
  call(rig, { name: 'sendto', fd: 3, data: new Uint8Array(1), address: PEER, port: 9 });
  expect(seen).toEqual(['early out', 'late post']);
  expect(rig.sent).toHaveLength(1);
});

test.each(['out', 'post'] as const)('a packet that a hook drops at %s does not leave', (point) => {
  const hook = { ...dropper, at: [point] };
  const rig = withSocket(loneHost({ hooks: [hook] }, [{ hook: 'dropper', config: { every: 1 } }]));
  call(rig, { name: 'sendto', fd: 3, data: new Uint8Array(1), address: PEER, port: 9 });
  expect(rig.sent).toEqual([]);
  expect(rig.ignored()).toEqual(['ip-not-for-us']);
  expect(rig.fx.arena.unused - rig.fx.arena.freeCount).toBe(0);
});

test('a packet that a hook steals is sent when the hook likes', () => {
  const kept: number[] = [];
  const thief: PacketHook = {
    id: 'thief',
    at: ['out'],
    order: 0,
    create: () => null,
    packet(_, { frame }) {
      kept.push(frame);
      return 'stolen';
    },
  };
  const rig = withSocket(loneHost({ hooks: [thief] }, [{ hook: 'thief' }]));
  call(rig, { name: 'sendto', fd: 3, data: new Uint8Array(1), address: PEER, port: 9 });
  expect(rig.sent).toEqual([]);
  rig.fx.route(kept[0] as number);
  expect(rig.sent).toHaveLength(1);
  expect(rig.fx.arena.unused - rig.fx.arena.freeCount).toBe(0);
});

test('a host that asks for a hook that is not there is refused', () => {
  expect(() => loneHost(CORE_PROTOCOLS, [{ hook: 'nobody' }])).toThrow('no packet hook nobody');
});

test('a scenario gives a host its hooks, which a session of the world keeps', () => {
  const steps: ScriptStep[] = [{ do: 'socket', as: 'u', type: 'dgram' }];
  for (const text of ['1', '2', '3', '4']) {
    steps.push({ do: 'sendto', on: 'u', text, address: SERVER_ADDRESS, port: 7 });
  }
  const spec = twoHosts(steps, [], { knowsNeighbours: true });
  const [client, server] = spec.nodes as [HostSpec, HostSpec];
  const hooks = [{ hook: 'dropper', config: { every: 2 } }];
  const hooked = { ...spec, nodes: [client, { ...server, hooks }] };
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const capability: Capability = { id: 'dropper', hooks: [dropper as PacketHook] };
  expect(needsOf(hooked, session, everyKernel)).toEqual(['dropper']);
  const running = startSession(hooked, session, {
    kernel: kernelOf([...everyKernel.capabilities, capability]),
  });
  advance(running);
  const ignored = all(running.sim.log, 'packet.ignored').map(({ why }) => why);
  expect(ignored).toEqual(['ip-not-for-us', 'ip-not-for-us']);
  // Two of four got as far as UDP, which has nobody at that port.
  expect(all(running.sim.log, 'icmp.sent')).toHaveLength(2);
});

test('a world with a hook fetches what hosts do for hooks, and one without a hook does not', () => {
  const spec = twoHosts([], []);
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const host = everyKernel.capabilities.filter(({ hooking }) => hooking === undefined);
  expect(needsOf(spec, session, kernelOf(host))).toEqual([]);
  const capability: Capability = { id: 'dropper', hooks: [dropper as PacketHook] };
  expect(needsOf(spec, session, kernelOf([...host, capability]))).toEqual(['packet-hooks']);
});
