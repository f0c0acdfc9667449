/** A querier beside another, and while it asks whether somebody is left. */
import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import { igmpFrame, readIgmpFrame } from '../../protocols/igmp/frame.ts';
import { ALL_ROUTERS, IGMP_ROUTERS, type IgmpMessage } from '../../protocols/igmp/message.ts';
import { capturedFrame } from '../../trace/capture.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { advance, type SessionRun } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import type { GroupTable } from './table.ts';

const GROUP = ipv4('239.1.2.3');
const OWN = '10.0.0.5';

const spec = (version: 2 | 3, until: number): ScenarioSpec => ({
  id: 'querier',
  nodes: [
    {
      ...{ name: 'router', address: OWN },
      processes: [{ name: 'querier', app: 'igmp.querier', args: { version } }],
    },
    { name: 'other', address: '10.0.0.9' },
  ],
  links: [{ between: ['router', 'other'] }],
  needs: ['igmp', 'packet'],
  until: until * SECOND,
});

const said = (at: number, from: string, dst: number, message: IgmpMessage): SessionInput => ({
  ...{ at: at * SECOND, kind: 'frame', node: 0, nic: 0 },
  bytes: igmpFrame(0x020000000077, ipv4(from), dst, message),
});
const query = (version: 2 | 3, group = 0): IgmpMessage => ({
  ...{ kind: 'query', version, group, sources: [], maxResponse: 10 * SECOND },
  ...{ suppress: false, robustness: 2, interval: 125 * SECOND },
});

async function ran(version: 2 | 3, inputs: SessionInput[], until = 20): Promise<SessionRun> {
  const scenario = spec(version, until);
  const session = { scenario: scenario.id, seed: 1, inputs };
  const kernel = await kernelFor(scenario, session);
  const running = startSession(scenario, session, { kernel, capture: true });
  advance(running);
  return running;
}

const queriesOf = ({ sim }: SessionRun) =>
  all(sim.log, 'frame.sent').flatMap(({ node, frame, at }) => {
    const bytes = node === 0 ? capturedFrame(sim.capture, frame) : undefined;
    const heard = bytes && readIgmpFrame(bytes);
    return heard && typeof heard.message !== 'string' && heard.message.kind === 'query'
      ? [{ at, ...heard.message }]
      : [];
  });
const groupsOf = ({ sim }: SessionRun) =>
  (
    (sim.world.nodes[0] as Host).processes[0] as { state: unknown } as {
      state: { groups: GroupTable };
    }
  ).state.groups;

test('a query that is sent again after a member has answered lets routers’ timers alone (RFC 3376 §6.6.3.1)', async () => {
  const joins: IgmpMessage = {
    kind: 'records',
    records: [{ type: 'TO_EX', group: GROUP, sources: [] }],
  };
  const leaves: IgmpMessage = {
    kind: 'records',
    records: [{ type: 'TO_IN', group: GROUP, sources: [] }],
  };
  const stays: IgmpMessage = {
    kind: 'records',
    records: [{ type: 'IS_EX', group: GROUP, sources: [] }],
  };
  const running = await ran(3, [
    said(2, '10.0.0.20', IGMP_ROUTERS, joins),
    said(5, '10.0.0.21', IGMP_ROUTERS, leaves),
    said(5.5, '10.0.0.20', IGMP_ROUTERS, stays),
  ]);
  const specific = queriesOf(running).filter(({ group }) => group === GROUP);
  expect(specific.map(({ suppress }) => suppress)).toEqual([false, true]);
});

test('while it asks who is left, a querier of version 2 stays one (RFC 2236 §3)', async () => {
  const running = await ran(2, [
    said(2, '10.0.0.20', GROUP, { kind: 'report', version: 2, group: GROUP }),
    said(5, '10.0.0.20', ALL_ROUTERS, { kind: 'leave', group: GROUP }),
    said(5.5, '10.0.0.1', ipv4('224.0.0.1'), query(2)),
  ]);
  expect(queriesOf(running).filter(({ group }) => group === GROUP)).toHaveLength(2);
});

test('who is no querier does not heed a leave message (RFC 2236 §3)', async () => {
  const running = await ran(2, [
    said(1, '10.0.0.1', ipv4('224.0.0.1'), query(2)),
    said(2, '10.0.0.20', GROUP, { kind: 'report', version: 2, group: GROUP }),
    said(5, '10.0.0.21', ALL_ROUTERS, { kind: 'leave', group: GROUP }),
  ]);
  expect([...groupsOf(running).keys()]).toEqual([GROUP]);
});

test('who is no querier gives up a group that the querier asked about in vain (RFC 3376 §6.6.1)', async () => {
  const last: IgmpMessage = { ...query(2, GROUP), maxResponse: SECOND } as IgmpMessage;
  const running = await ran(2, [
    said(1, '10.0.0.1', ipv4('224.0.0.1'), query(2)),
    said(2, '10.0.0.20', GROUP, { kind: 'report', version: 2, group: GROUP }),
    said(5, '10.0.0.1', GROUP, last),
  ]);
  expect(groupsOf(running).size).toBe(0);
});

test('of senders asked about again, those that somebody wants are asked about apart (RFC 3376 §6.6.3.2)', async () => {
  const [one, other] = [ipv4('10.0.0.30'), ipv4('10.0.0.31')];
  const says = (type: 'ALLOW' | 'BLOCK', ...sources: number[]): IgmpMessage => ({
    ...{ kind: 'records', records: [{ type, group: GROUP, sources }] },
  });
  const running = await ran(3, [
    said(2, '10.0.0.20', IGMP_ROUTERS, says('ALLOW', one, other)),
    said(5, '10.0.0.21', IGMP_ROUTERS, says('BLOCK', one, other)),
    said(5.5, '10.0.0.20', IGMP_ROUTERS, says('ALLOW', one)),
  ]);
  const specific = queriesOf(running).filter(({ group }) => group === GROUP);
  expect(specific.map(({ suppress, sources }) => [suppress, sources])).toEqual([
    [false, [one, other]],
    [true, [one]],
    [false, [other]],
  ]);
});

test('a querier notes no group that is none, nor that of all hosts', async () => {
  const records = ['10.0.0.3', '224.0.0.1', '239.1.2.3'].map(
    (group) => ({ type: 'IS_EX', group: ipv4(group), sources: [] }) as const,
  );
  const running = await ran(3, [said(2, '10.0.0.20', IGMP_ROUTERS, { kind: 'records', records })]);
  expect([...groupsOf(running).keys()]).toEqual([GROUP]);
});

test('of a group that finds no room in its table the querier says so', async () => {
  const inputs = Array.from({ length: 11 }, (_, i) => {
    const records = Array.from(
      { length: 100 },
      (_, k) => ({ type: 'IS_EX', group: ipv4('239.2.0.0') + 100 * i + k, sources: [] }) as const,
    );
    return said(2 + i, '10.0.0.20', IGMP_ROUTERS, { kind: 'records', records });
  });
  const running = await ran(3, inputs);
  const refused = all(running.sim.log, 'igmp.table').filter(({ change }) => change === 'no-room');
  expect(refused).toHaveLength(1_100 - 1_024);
});
