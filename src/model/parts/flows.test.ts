import { expect, it } from 'vitest';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { all, runToEnd, SERVER, transferScenario } from '../../stack/world/testing.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import { recordedRun } from '../recorded-run.ts';
import { relativeTo } from './flow.ts';
import { flowsOf } from './flows.ts';

const spec = transferScenario(60_000, { bandwidth: 4_000_000, queueBytes: 12_000 });
const { log } = runToEnd(spec).sim;
const run = recordedRun(log, topologyOf(spec));
const [flow, back] = flowsOf(run);

it('is a direction of a connection, the one with the most data first', () => {
  expect(flow).toMatchObject({ node: SERVER, bytes: 60_000 });
  expect(back).toMatchObject({ node: 0, bytes: 5 });
});

it('has every segment of its host, with its frame, and which of them were lost', () => {
  const segments = all(log, 'segment.sent').filter(({ node }) => node === SERVER);
  expect(flow?.sent.event).toEqual(segments.map(({ id }) => id));
  const [, first] = segments;
  const frame = all(log, 'frame.sent').find(({ packet }) => packet === first?.id);
  expect(flow?.sent.frame[1]).toBe(frame?.frame);
  const dropped = all(log, 'frame.dropped').map(({ id }) => id);
  expect(dropped.length).toBeGreaterThan(0);
  expect(flow?.sent.lost.filter((event) => event >= 0)).toEqual(dropped);
});

it('counts from the SYN, and says what was sent again', () => {
  expect(relativeTo(flow!, flow!.sent.seq[0]!)).toBe(0);
  expect(relativeTo(flow!, flow!.next)).toBe(60_002);
  const lost = flow!.sent.seq.filter((_, i) => flow!.sent.lost[i]! >= 0);
  const again = flow!.sent.seq.filter((_, i) => flow!.sent.again[i] === 1);
  for (const seq of lost) expect(again).toContain(seq);
});

it('has the variables as each event of them says', () => {
  const { vars } = flow!;
  expect(vars.event.length).toBeGreaterThan(30);
  vars.event.forEach((event, row) => {
    const read = readEvent(log, event) as TraceEvent<'tcp.vars'>;
    expect([vars.una[row], vars.cwnd[row], vars.wnd[row], vars.rto[row], vars.srtt[row]]).toEqual([
      ...[read.sndUna, read.cwnd, read.sndWnd, read.rto, read.srtt],
    ]);
    const from = row === 0 ? 0 : vars.edgesEnd[row - 1]!;
    const edges = flow!.edges.slice(from, vars.edgesEnd[row]);
    expect(edges).toEqual(read.blocks.slice(0, 2 * read.sackedCount));
  });
});

it('numbers the duplicates of an acknowledgement (RFC 5681, section 2)', () => {
  const { acks } = flow!;
  const numbers = new Map<number, number[]>();
  acks.ack.forEach((ack, i) => {
    if (ack !== flow!.next) numbers.set(ack, [...(numbers.get(ack) ?? []), acks.duplicate[i]!]);
  });
  const repeated = [...numbers.values()].filter(({ length }) => length > 3);
  expect(repeated.length).toBeGreaterThan(0);
  for (const each of repeated) expect(each).toEqual(each.map((_, i) => i));
});
