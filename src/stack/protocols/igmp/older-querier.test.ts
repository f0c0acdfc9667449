/** A member and queriers of older versions (RFC 3376 §7.2.1, RFC 2236 §3). */
import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { advance, type SessionRun } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { igmpFrame } from './frame.ts';
import type { IgmpMessage } from './message.ts';
import type { IgmpState } from './state.ts';

const GROUP = ipv4('239.1.2.3');

const joins = (at: number): ScriptStep[] => [
  { do: 'wait', for: at * SECOND },
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: '239.1.2.3' },
  { do: 'recv', on: 'u', size: 1 },
];

const said = (at: number, dst: number, message: IgmpMessage): SessionInput => ({
  ...{ at: at * SECOND, kind: 'frame', node: 0, nic: 0 },
  bytes: igmpFrame(0x020000000077, ipv4('10.0.0.77'), dst, message),
});
const query = (version: 1 | 2 | 3, maxResponse: number): IgmpMessage => ({
  ...{ kind: 'query', version, group: 0, sources: [], maxResponse: maxResponse * SECOND },
  ...{ suppress: false, robustness: 2, interval: 125 * SECOND },
});
const ALL = ipv4('224.0.0.1');

async function ran(
  joinAt: number,
  inputs: SessionInput[],
  until: number,
  seed = 1,
  steps = joins(joinAt),
) {
  const spec: ScenarioSpec = {
    id: 'member',
    nodes: [
      { name: 'anna', address: '10.0.0.1', processes: [{ name: 'main', steps }] },
      { name: 'bert', address: '10.0.0.2' },
    ],
    links: [{ between: ['anna', 'bert'] }],
    needs: ['igmp'],
    until: until * SECOND,
  };
  const session = { scenario: spec.id, seed, inputs };
  const running = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(running);
  return running;
}
const versions = ({ sim }: SessionRun, from: number) =>
  all(sim.log, 'igmp.sent').flatMap(({ at, version }) => (at >= from * SECOND ? [version] : []));

test('when the older querier has not been heard for long, a host speaks version 3 again (RFC 3376 §7.2.1)', async () => {
  const running = await ran(400, [said(1, ALL, query(2, 10))], 420);
  expect(new Set(versions(running, 400))).toEqual(new Set([3]));
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'what is due in version 3 is not sent once a querier of version 2 was heard (seed %d)',
  async (seed) => {
    const inputs = [said(10, ALL, query(3, 10)), said(10.01, ALL, query(2, 10))];
    const running = await ran(1, inputs, 40, seed);
    expect(new Set(versions(running, 10))).toEqual(new Set([2]));
  },
);

test.each([1, 2] as const)('a report of version %d keeps one’s own back', async (version) => {
  const inputs = [
    said(10, ALL, query(2, 10)),
    said(10.0001, GROUP, { kind: 'report', version, group: GROUP }),
  ];
  const running = await ran(1, inputs, 40);
  expect(versions(running, 10)).toEqual([]);
});

test('a query without a response time is answered within ten seconds', async () => {
  const running = await ran(1, [said(10, ALL, query(1, 0))], 40);
  const [sent] = all(running.sim.log, 'igmp.sent').filter(({ at }) => at >= 10 * SECOND);
  expect(sent?.at).toBeLessThanOrEqual(20 * SECOND);
});

test('what was to be said again of a change is given up with its version, and a group that was left is forgotten', async () => {
  const left: ScriptStep[] = joins(1).slice(0, 3);
  const leaves = [...left, { do: 'wait', for: 9 * SECOND }, { do: 'close', on: 'u' }] as const;
  const running = await ran(1, [said(10.0001, ALL, query(2, 10))], 40, 1, [...leaves]);
  expect(versions(running, 10)).toEqual([3]);
  expect(all(running.sim.log, 'igmp.version').map(({ version }) => version)).toEqual([2]);
  const state = (running.sim.world.nodes[0] as Host).protocols.igmp as IgmpState;
  expect(state.groups.size).toBe(0);
});
