import { expect, test } from 'vitest';
import { CORE_PROTOCOLS } from '../../protocols/core-protocols.ts';
import type { IpProtocol } from '../../protocols/kind.ts';
import { eventsOf } from '../../trace/log.ts';
import { datagramOf, loneHost } from './testing/lone-host.ts';

/** RFC 3692: for experiments. */
const EXPERIMENT = 253;

const counter: IpProtocol<{ octets: number }> = {
  id: 'counter',
  number: EXPERIMENT,
  create: () => ({ octets: 0 }),
  arrives(state, packet) {
    state.octets += packet.end - packet.start;
  },
};

test('an IP protocol of one’s own gets its packets, and keeps its state in the host', () => {
  const ipProtocols = [...CORE_PROTOCOLS.ipProtocols, counter as IpProtocol];
  const rig = loneHost({ ipProtocols });
  rig.arrives(datagramOf(EXPERIMENT, new Uint8Array(5)));
  rig.arrives(datagramOf(EXPERIMENT, new Uint8Array(7)));
  expect(rig.host.protocols).toEqual({ counter: { octets: 12 } });
  expect(rig.ignored()).toEqual([]);
});

test('a packet of a protocol that nobody speaks is answered with ICMP', () => {
  const rig = loneHost();
  rig.arrives(datagramOf(EXPERIMENT, new Uint8Array(5)));
  expect(rig.ignored()).toEqual(['ip-protocol']);
  expect([...eventsOf(rig.log, ['icmp.sent'])]).toMatchObject([{ type: 3, code: 2 }]);
});

test('a link protocol may keep its frame', () => {
  const kept: number[] = [];
  const keeper = {
    id: 'keeper',
    etherType: 0x88b5,
    arrives: (_: unknown, _nic: number, frame: number) => kept.push(frame) > 0,
  };
  const rig = loneHost({ linkProtocols: [...CORE_PROTOCOLS.linkProtocols, keeper] });
  const bytes = datagramOf(EXPERIMENT, new Uint8Array(5));
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(12, keeper.etherType);
  rig.arrives(bytes);
  expect(kept).toHaveLength(1);
  expect(rig.fx.arena.unused - rig.fx.arena.freeCount).toBe(1);
});
