/** Whoever may speak IGMP may name any number of groups and senders: no table grows with them. */
import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { played } from '../../../runtime/testing/played.ts';
import type { GroupTable } from '../../apps/igmp-querier/table.ts';
import type { ProcessSpec } from '../../apps/process-spec.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import type { Switch } from '../../nodes/switch/table.ts';
import type { ProgramCall, SocketCall } from '../../sockets/calls.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { advance, type SessionRun } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import { igmpFrame } from './frame.ts';
import { type GroupRecord, IGMP_ROUTERS } from './message.ts';
import { type IgmpState, MOST_ASKED, MOST_GROUPS } from './state.ts';

const [ANNA, MALLORY, SWITCH] = [0, 1, 2];
const GROUP = '239.1.2.3';
const MALLORYS = 0x020000000002;

function network(annas: ProcessSpec): ScenarioSpec {
  return {
    id: 'limits',
    nodes: [
      { name: 'anna', address: '10.0.0.1', processes: [annas] },
      { name: 'mallory', address: '10.0.0.2' },
      { kind: 'switch', name: 'switch', snooping: true },
    ],
    links: ['anna', 'mallory'].map((name) => ({ between: [name, 'switch'] as [string, string] })),
    needs: ['igmp', 'packet', 'call'],
    until: 60 * SECOND,
  };
}

/** A packet socket is for programs: the checks would not let a person open one. */
async function unchecked(spec: ScenarioSpec, inputs: SessionInput[]): Promise<SessionRun> {
  const session = { scenario: spec.id, seed: 1, inputs };
  const kernel = await kernelFor(spec, session);
  const running = startSession(spec, session, { kernel });
  advance(running);
  return running;
}

const joining = (groups: readonly string[]): ProcessSpec => ({
  name: 'joins',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    ...groups.map(
      (value): ScriptStep => ({ do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value }),
    ),
    { do: 'recv', on: 'u', size: 1 },
  ],
});

const numbered = (count: number, first: number) =>
  Array.from({ length: count }, (_, i) => first + i);

test('a host is in so many groups, and one more is refused', async () => {
  const groups = numbered(MOST_GROUPS + 2, ipv4(GROUP)).map(formatIpv4);
  const { sim } = await played(network(joining(groups)));
  const joined = all(sim.log, 'igmp.membership').filter(({ change }) => change === 'joined');
  expect(joined).toHaveLength(MOST_GROUPS);
});

test('a host that is asked about ever more senders answers for the whole group', async () => {
  const asked = numbered(20, 0).map((i): SessionInput => {
    const bytes = igmpFrame(MALLORYS, ipv4('10.0.0.2'), ipv4(GROUP), {
      ...{ kind: 'query', version: 3, group: ipv4(GROUP), suppress: false, robustness: 2 },
      ...{ sources: numbered(300, ipv4('10.1.0.0') + 300 * i), maxResponse: 3_000 * SECOND },
      interval: 125 * SECOND,
    });
    return { at: (5 + i) * SECOND, kind: 'frame', node: ANNA, nic: 0, bytes };
  });
  const { sim } = await played(network(joining([GROUP])), { inputs: asked });
  const state = (sim.world.nodes[ANNA] as Host).protocols.igmp as IgmpState;
  expect(all(sim.log, 'igmp.received')).toHaveLength(20);
  expect(state.groups.get(ipv4(GROUP))?.asked.length).toBeLessThanOrEqual(MOST_ASKED);
});

test('a querier and a switch keep so many groups and senders, whatever is reported', async () => {
  const spec = network({ name: 'querier', app: 'igmp.querier', args: {} });
  const call = (at: number, request: ProgramCall): SessionInput => ({
    ...{ at, kind: 'call', node: MALLORY, call: request as SocketCall },
  });
  const opens = call(SECOND, { name: 'socket', type: 'packet', protocol: 0x88b5 });
  const reports = numbered(20, 0).map((i) => {
    const records = numbered(100, ipv4('239.2.0.0') + 100 * i).map(
      (group): GroupRecord => ({ type: 'IS_EX', group, sources: [] }),
    );
    const data = igmpFrame(MALLORYS, ipv4('10.0.0.2'), IGMP_ROUTERS, { kind: 'records', records });
    return call((2 + i) * SECOND, { name: 'sendto', fd: 3, data, address: 0, port: 0 });
  });
  const crowd: GroupRecord = {
    ...{ type: 'ALLOW', group: ipv4('239.2.0.0'), sources: numbered(300, ipv4('10.1.0.0')) },
  };
  const many = igmpFrame(MALLORYS, ipv4('10.0.0.2'), IGMP_ROUTERS, {
    ...{ kind: 'records', records: [crowd] },
  });
  const last = call(30 * SECOND, { name: 'sendto', fd: 3, data: many, address: 0, port: 0 });
  const { sim } = await unchecked(spec, [opens, ...reports, last]);
  const querier = (sim.world.nodes[ANNA] as Host).processes[0]?.state as { groups: GroupTable };
  expect(querier.groups.size).toBe(1_024);
  expect(querier.groups.get(ipv4('239.2.0.0'))?.sources.size).toBe(64);
  expect((sim.world.nodes[SWITCH] as Switch).snooping?.groups.size).toBe(1_024);
});
