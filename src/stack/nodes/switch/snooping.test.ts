/** What a switch that snoops learns of queries. */
import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import { igmpFrame } from '../../protocols/igmp/frame.ts';
import type { GroupRecord, IgmpQuery } from '../../protocols/igmp/message.ts';
import { IGMP_ROUTERS } from '../../protocols/igmp/message.ts';
import { ethernet, ipv4 as ip, layer, packet, udp } from '../../wire/index.ts';
import type { Simulator } from '../../world/running.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import type { Switch } from './table.ts';
import { bytesIn, quiet, SWITCH } from './testing/four-hosts.ts';

const [A, B, C] = [0x02_00_00_00_00_0a, 0x02_00_00_00_00_0b, 0x02_00_00_00_00_0c];
const ALL = ipv4('224.0.0.1');
const snoopingOf = ({ world }: Simulator) => (world.nodes[SWITCH] as Switch).snooping;
const sentTo = ({ log }: Simulator, from: number) =>
  all(log, 'frame.sent').flatMap(({ node, nic, at }) =>
    node === SWITCH && at >= from ? [nic] : [],
  );

const query = (more: Partial<IgmpQuery> = {}): IgmpQuery => ({
  ...{ kind: 'query', version: 3, group: 0, sources: [], maxResponse: 10 * SECOND },
  ...{ suppress: false, robustness: 2, interval: 125 * SECOND },
  ...more,
});
const toGroup = (group: number) =>
  packet(
    [
      layer(ethernet, { src: C, dst: 0x01005e000000 + (group & 0x7fffff) }),
      layer(ip, { src: ipv4('10.0.0.3'), dst: group }),
      layer(udp, { srcPort: 5, dstPort: 7 }),
    ],
    new Uint8Array(20),
  );
const reports = (groups: number[]) =>
  igmpFrame(B, ipv4('10.0.0.2'), IGMP_ROUTERS, {
    kind: 'records',
    records: groups.map((group): GroupRecord => ({ type: 'IS_EX', group, sources: [] })),
  });

test('a query from 0.0.0.0 makes no router port (RFC 4541 §2.1.1, 1 b)', () => {
  const sim = quiet({ snooping: true });
  bytesIn(sim, 0, igmpFrame(A, 0, ALL, query()), 0);
  expect([...(snoopingOf(sim)?.routers.keys() ?? [])]).toEqual([]);
});

test('a query with the response code 0 does not forget who is in the group', () => {
  const sim = quiet({ snooping: true });
  const group = ipv4('239.1.2.3');
  bytesIn(sim, 0, igmpFrame(A, 1, ALL, query()), 0);
  bytesIn(sim, 1, reports([group]), 1);
  bytesIn(sim, 0, igmpFrame(A, 1, group, query({ group, maxResponse: 0 })), 2);
  bytesIn(sim, 1, reports([group]), 3);
  bytesIn(sim, 2, toGroup(group), 4);
  expect(sentTo(sim, 4)).toContain(1);
});

test('a query that asks to leave times alone leaves a member’s alone (RFC 3376 §4.1.5)', () => {
  const sim = quiet({ snooping: true });
  const group = ipv4('239.1.2.3');
  bytesIn(sim, 1, reports([group]), 0);
  const asks = query({ group, maxResponse: SECOND, suppress: true });
  bytesIn(sim, 0, igmpFrame(A, 1, group, asks), 1);
  bytesIn(sim, 2, toGroup(group), 10 * SECOND);
  expect(all(sim.log, 'switch.multicast')).toMatchObject([{ group, ports: '1, 2' }]);
});

test('what is no group, and what goes to everybody, is not learnt from a report', () => {
  const sim = quiet({ snooping: true });
  bytesIn(sim, 1, reports([ipv4('10.1.2.3'), ipv4('224.0.0.251'), ipv4('255.255.255.255')]), 0);
  expect(snoopingOf(sim)?.groups.size).toBe(0);
  expect(all(sim.log, 'switch.group.learned')).toEqual([]);
});

test('a report whose header was damaged teaches nothing (RFC 4541 §2.1.1, 5)', () => {
  const sim = quiet({ snooping: true });
  const bytes = reports([ipv4('239.1.2.3')]);
  // The time to live, which only the header's checksum covers.
  bytes[ethernet.length + 8] = 2;
  bytesIn(sim, 1, bytes, 0);
  expect(snoopingOf(sim)?.groups.size).toBe(0);
});

/** One after the other, as many as fit, and one more. */
function fill(sim: Simulator): number {
  const first = ipv4('239.2.0.0');
  for (let from = 0; from < 1_024; from += 64) {
    bytesIn(sim, 0, reports(Array.from({ length: 64 }, (_, i) => first + from + i)), 1);
  }
  const more = first + 1_024;
  bytesIn(sim, 1, reports([more]), 2);
  return more;
}

test('of a group for which there is no room, the trace says so, and its member hears it all the same', () => {
  const sim = quiet({ snooping: true });
  bytesIn(sim, 3, igmpFrame(A, 1, ALL, query()), 0);
  const more = fill(sim);
  expect(all(sim.log, 'switch.groups.full')).toMatchObject([{ group: more, port: 1 }]);
  bytesIn(sim, 2, toGroup(more), 3);
  expect(sentTo(sim, 3)).toEqual([0, 1, 3]);
});

test('once nobody can want a group that was refused, unknown groups go to routers alone again', () => {
  const sim = quiet({ snooping: true });
  const more = fill(sim);
  bytesIn(sim, 3, igmpFrame(A, 1, ALL, query()), 200 * SECOND);
  bytesIn(sim, 2, toGroup(more), 261 * SECOND);
  expect(sentTo(sim, 261 * SECOND)).toEqual([3]);
});
