import { describe, expect, it } from 'vitest';
import { cursorAfter, visibleAt } from '../../../model/cursor.ts';
import { deathOf } from '../../../model/deaths.ts';
import { comingBefore, ignoredAt, journeyOf } from '../../../model/parts/journeys.ts';
import { packetOf, packetsOf } from '../../../model/queries.ts';
import { type RecordedRun, recordedRun } from '../../../model/recorded-run.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import { ipv4 } from '../../../stack/core/addresses.ts';
import type { SessionInput } from '../../../stack/inputs/kind.ts';
import {
  CLIENT,
  fourHosts,
  runSwitch,
  SERVER,
  SWITCH,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { movingAt, protocolsOf } from './moving.ts';

const spec = fourHosts();
function recorded(inputs: SessionInput[] = []): RecordedRun {
  const { log } = runSwitch(spec, inputs).sim;
  return recordedRun(log, topologyOf(spec));
}
const run = recorded();
/** The client's SYN on its first link. */
const syn = packetsOf(run).find(
  ({ from, header }) => from === CLIENT && header?.kind === 'segment.sent',
);
const { frame, arrives, starts } = syn ?? expect.fail('the client sends no SYN');

describe('the journey of a packet', () => {
  it('is each link that it crosses, whichever of its frames is asked', () => {
    const journey = journeyOf(run, frame);
    expect(journey.map(({ from, to }) => [from, to])).toEqual([
      [CLIENT, SWITCH],
      [SWITCH, SERVER],
    ]);
    expect(journeyOf(run, journey[1]!.frame)).toEqual(journey);
    expect(comingBefore(journey, journey[1]!)).toBe(journey[0]);
    expect(comingBefore(journey, journey[0]!)).toBeUndefined();
  });

  it('is on one link at a time, at the cursor’s instant; the way so far stays', () => {
    const half = (starts + arrives) / 2;
    const first = movingAt(run, visibleAt(run.log, half), frame, []);
    expect(first.onLinks).toMatchObject([{ packet: { from: CLIENT }, progress: 0.5 }]);
    expect(first.way).toHaveLength(1);
    const second = movingAt(run, visibleAt(run.log, arrives + 1), frame, []);
    expect(second.onLinks).toMatchObject([{ packet: { from: SWITCH, to: SERVER } }]);
    expect(second.way.map(({ progress }) => progress)).toEqual([1, 0.0005]);
  });

  it('hides what its protocol is left out for', () => {
    const { at } = all(run.log, 'arp.sent')[0]!;
    const cursor = visibleAt(run.log, at + 1);
    expect(movingAt(run, cursor, undefined, []).onLinks).not.toEqual([]);
    expect(movingAt(run, cursor, undefined, ['arp']).onLinks).toEqual([]);
    expect(protocolsOf(run)).toEqual(['arp', 'tcp']);
  });
});

describe('the end of a packet', () => {
  it('is where a link lost it, and is seen until something else is sent', () => {
    const lost = recorded([{ kind: 'drop', at: starts + 1, frame }]);
    const packet = packetOf(lost, frame)!;
    const after = cursorAfter(lost.log, packet.endEvent);
    expect(movingAt(lost, after, undefined, []).deaths).toMatchObject([
      { packet: { frame, dropped: 'learner' }, ignored: undefined },
    ]);
    const next = packetsOf(lost).find(({ sentEvent }) => sentEvent > packet.endEvent)!;
    const later = visibleAt(lost.log, next.starts + (next.arrives - next.starts) * 4);
    expect(movingAt(lost, later, undefined, []).deaths).toEqual([]);
    expect(movingAt(lost, later, frame, []).deaths).toHaveLength(1);
  });

  it('is not where a flooded copy comes to somebody who is not meant', () => {
    const flooded = all(run.log, 'switch.flooded');
    expect(flooded.length).toBeGreaterThan(0);
    const strangers = packetsOf(run).filter((packet) => ignoredAt(run, packet.frame) !== undefined);
    const end = visibleAt(run.log, 600_000_000);
    for (const packet of strangers) expect(deathOf(run, packet, end)).toBeUndefined();
  });
});

it('a packet that nobody can be found for ends where it was kept, and is followed by no frame', () => {
  const steps: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: ipv4('10.0.0.99'), port: 80 },
  ];
  const lonely = fourHosts({}, [steps]);
  const { log } = runSwitch(lonely).sim;
  const silent = recordedRun(log, topologyOf(lonely));
  const given = all(log, 'packet.ignored').find(({ why }) => why === 'neighbour-unreachable')!;
  expect(movingAt(silent, cursorAfter(log, given.id), undefined, []).unsent).toMatchObject([
    { node: CLIENT, why: 'neighbour-unreachable' },
  ]);
  expect(movingAt(silent, cursorAfter(log, given.id - 1), undefined, []).unsent).toEqual([]);
});
