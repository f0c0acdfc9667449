/** Queues by hand: a line of 8 Mbit/s sends a byte in a microsecond. And the stack's own account. */
import { describe, expect, it } from 'vitest';
import { cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import type { Topology } from '../../../model/topology.ts';
import { kernelOf } from '../../../stack/capability.ts';
import { capability as codel } from '../../../stack/queues/codel/capability.ts';
import { capability as red } from '../../../stack/queues/red/capability.ts';
import { everyKernel } from '../../../stack/world/testing/every-kernel.ts';
import {
  CLIENT,
  hostsOf,
  runToEnd,
  SERVER,
  transferScenario,
} from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { queueLayout } from './layout.ts';
import { lineAt, thresholdsOf } from './line.ts';
import { bufferAt, levelAt, queueEvents, queueOf } from './model.ts';
import { thinned } from './thinned.ts';
import { WAITS } from './waits.ts';

const [cable] = TWO_HOSTS.links as [Topology['links'][number]];
const LINE: Topology = { ...TWO_HOSTS, links: [{ ...cable, bandwidth: 8_000_000 }] };

/** Frames of 1000 bytes, all handed over at once. */
function burst(count: number) {
  const { add, log } = makeTrace();
  for (let frame = 0; frame < count; frame++) {
    const starts = 1_000 * frame;
    const body = { frame, nic: 0, link: 0, bytes: 1_000, packet: -1 };
    add(0, 'frame.sent', CLIENT, -1, { ...body, starts, arrives: starts + 21_000 });
  }
  for (let frame = 0; frame < count; frame++) {
    const at = 1_000 * frame + 21_000;
    add(at, 'frame.delivered', SERVER, -1, { frame, nic: 0, link: 0 });
  }
  const run = recordedRun(log, LINE);
  return { run, log, queue: queueOf(run, 0, CLIENT) };
}

describe('three frames at once', () => {
  const { run, log, queue } = burst(3);
  const at = (instant: number) => visibleAt(log, instant);

  it('wait one behind the other while the line sends the first', () => {
    expect(queue.packets.map(({ leaves }) => leaves)).toEqual([0, 1_000, 2_000]);
    expect(queue.longest).toBe(2_000);
    expect(run.part(WAITS)).toEqual(new Set([0]));
  });

  it.each([
    [500, 2_000, 2_500],
    [1_500, 1_000, 1_500],
    [2_500, 0, 500],
    [3_500, 0, 0],
  ])('leave at %i µs %i bytes waiting and %i unsent', (instant, waiting, unsent) => {
    expect(levelAt(run, queue, at(instant))).toEqual({ at: instant, waiting, unsent });
  });

  it('stand in the buffer in the order in which they will be sent', () => {
    const held = bufferAt(run, queue, at(1_250));
    expect(held.sending?.packet.frame).toBe(1);
    expect(held.part).toBe(0.25);
    expect(held.waiting.map(({ packet }) => packet.frame)).toEqual([2]);
    expect(held.bytes).toBe(1_000);
  });

  it('leave an empty buffer behind', () => {
    expect(bufferAt(run, queue, cursorAtEnd(log))).toMatchObject({ sending: undefined, bytes: 0 });
  });
});

it('a frame alone never waits, and its link has no queue to look at', () => {
  const { run, queue } = burst(1);
  expect(queueEvents(queue).map(({ what }) => what)).toEqual(['straight']);
  expect(run.part(WAITS).size).toBe(0);
});

const kernel = kernelOf([...everyKernel.capabilities, red, codel]);

function transfer(more: object, ecn = false) {
  const spec = transferScenario(400_000, { bandwidth: 2_000_000, delay: 20_000, ...more });
  if (ecn) for (const host of hostsOf(spec)) host.settings = { ...host.settings, ecn: 'on' };
  const { sim } = runToEnd(spec, {}, { kernel });
  const run = recordedRun(sim.log, topologyOf(spec));
  const link = run.topology.links[0]?.id ?? -1;
  const queue = queueOf(run, link, SERVER);
  const line = lineAt(run, link, cursorAtEnd(sim.log));
  const thresholds = thresholdsOf(line as NonNullable<typeof line>);
  return { run, log: sim.log, queue, thresholds, events: queueEvents(queue) };
}

describe('a full buffer', () => {
  const { queue, events, thresholds } = transfer({ queueBytes: 20_000 });

  it('refuses exactly those that would not fit', () => {
    const refused = queue.packets.filter((each) => each.refused);
    expect(refused.length).toBeGreaterThan(0);
    for (const { found, packet } of refused) expect(found + packet.bytes).toBeGreaterThan(19_999);
    for (const { found, packet, refused: out } of queue.packets) {
      if (!out && found > 0) expect(found + packet.bytes).toBeLessThan(20_001);
    }
  });

  it('says so, with the limit', () => {
    expect(thresholds).toMatchObject([{ across: 'bytes', value: 20_000, isLimit: true }]);
    expect(
      events.some(({ what, item }) => what === 'refused' && item.packet.dropped === 'queue-full'),
    ).toBe(true);
  });
});

it('RED tells its average for each packet that comes, and its thresholds stand in the picture', () => {
  const { queue, thresholds } = transfer({ queue: { kind: 'red', weightPpm: 20_000 } });
  const [average] = queue.averages;
  expect(average?.label.zh).toBe('RED 的平均队长');
  expect(average?.points).toHaveLength(queue.packets.length);
  expect(average?.points.some(({ bytes }) => bytes > 0)).toBe(true);
  expect(thresholds.map(({ value, label }) => [value, label.en.split(' ')[0]])).toEqual([
    [7_500, 'min'],
    [22_500, 'max'],
  ]);
});

it('CoDel drops at the head what has waited longer than its target of 5 ms (RFC 8289 §4)', () => {
  const { queue, events, thresholds } = transfer({ queue: { kind: 'codel' } });
  const dropped = events.filter(({ what }) => what === 'dropped');
  expect(dropped.length).toBeGreaterThan(0);
  expect(queue.averages).toEqual([]);
  expect(thresholds).toMatchObject([{ across: 'wait', value: 5_000, isLimit: false }]);
  for (const { item } of dropped) expect(item.leaves - item.at).toBeGreaterThan(5_000);
});

it('packets that are marked in place of being dropped have their sign', () => {
  const { events } = transfer({ queue: { kind: 'codel', ecn: true } }, true);
  expect(events.some(({ what }) => what === 'marked')).toBe(true);
  expect(events.every(({ what }) => what !== 'dropped')).toBe(true);
});

describe('the picture', () => {
  const { queue, thresholds, events } = transfer({ queueBytes: 20_000 });
  const input = {
    ...{ queue, thresholds, events, board: false, language: 'en' as const },
    size: { width: 800, height: 500, rem: 16, least: 12 },
    stretch: [queue.begins, queue.ends] as const,
    words: { bytes: 'bytes', wait: 'wait' },
  };
  const layout = queueLayout(input);
  const texts = layout.under.flatMap((shape) => (shape.kind === 'text' ? shape.text : []));

  it('has the limit as a line, and what is refused stands above it', () => {
    expect(texts).toContain('limit 20\u202f000\u00a0B');
    const refused = layout.shown.findIndex(({ what }) => what === 'refused');
    expect(layout.marks[refused]?.top).toBeLessThan(layout.bytes(20_000));
  });

  it('has marks in the order of their events, one for each', () => {
    const order = layout.marks.map(({ event }) => event);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(layout.shown).toHaveLength(order.length);
  });

  it('has the scales of values that runs beside each other share', () => {
    const { events } = input;
    const longer = { ...queue, most: 5 * queue.most, longest: 3 * queue.longest };
    const other = { queue: longer, events, thresholds: [] };
    const domains = (more: Partial<Parameters<typeof queueLayout>[0]>) => {
      const { bytes, waits } = queueLayout({ ...input, ...more });
      return [bytes.domain(), waits?.domain()];
    };
    expect(domains({ beside: [other] })).not.toEqual(domains({}));
    expect(domains({ beside: [other] })).toEqual(domains({ ...other, beside: [input] }));
  });

  it('has the waits below it where there is room', () => {
    expect(layout.boxes).toHaveLength(2);
    expect(queueLayout({ ...input, size: { ...input.size, height: 180 } }).boxes).toHaveLength(1);
  });
});

it('of many points in one column, the first, the extremes and the last are drawn', () => {
  const points = [3, 9, 1, 5, 4].map((y, i) => [i * 0.01, y] as const);
  expect(thinned(points).map(([, y]) => y)).toEqual([3, 9, 1, 4]);
  expect(thinned([])).toEqual([]);
});
