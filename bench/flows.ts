/** Many flows over one bottleneck: do they fill it, what does the queue drop, is it shared fairly? */
import { ipv4 } from '../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../src/stack/core/instant.ts';
import type { LinkSettings } from '../src/stack/links/wire/wire.ts';
import { columnsOf, takeBatch } from '../src/stack/trace/batch.ts';
import { createLog, type TraceLog } from '../src/stack/trace/log.ts';
import { kindId } from '../src/stack/trace/schema.ts';
import type { ScenarioSpec } from '../src/stack/world/scenario.ts';
import { run } from '../src/stack/world/simulator.ts';
import { buildWorld, createSimulator } from '../src/stack/world/testing/whole.ts';
import { compareBytes } from './compare.ts';
import { readerSteps, writerSteps } from './steps.ts';
import { figure, percent, type Table } from './table.ts';
import { processOf } from './transfers.ts';

const FLOWS = [1, 2, 4, 8, 16, 32, 64];
const BOTTLENECK: Partial<LinkSettings> = {
  bandwidth: 200e6,
  delay: 10 * MILLISECOND,
  queueBytes: 64 * 1024,
};
/** Flows start one after another, and are compared over the time when all are there. */
const STAGGER = 20 * MILLISECOND;
const WARM_UP = 5 * SECOND;
const UNTIL = 25 * SECOND;
const FIRST_PORT = 5001;
const DROPPED = kindId('frame.dropped');
const SENT = kindId('frame.sent');
const CLIENT = 0;

function flowsSpec(flows: number): ScenarioSpec {
  const each = Array.from({ length: flows }, (_, i) => i);
  const server = ipv4('10.0.0.2');
  return {
    id: 'flows',
    nodes: [
      {
        name: 'clients',
        address: '10.0.0.1',
        processes: each.map((i) => ({
          name: `writer ${i}`,
          startAt: i * STAGGER,
          steps: writerSteps(server, Number.POSITIVE_INFINITY, FIRST_PORT + i),
        })),
      },
      {
        name: 'servers',
        address: '10.0.0.2',
        processes: each.map((i) => ({
          name: `reader ${i}`,
          steps: readerSteps(FIRST_PORT + i),
          hashesReceived: true,
        })),
      },
    ],
    links: [{ between: ['clients', 'servers'], ...BOTTLENECK }],
    until: UNTIL,
  };
}

interface Shares {
  /** MB/s of all flows together. */
  goodput: number;
  /** Share of the data frames that the queue dropped. */
  drops: number;
  fairness: number;
}

function share(flows: number): Shares {
  const spec = flowsSpec(flows);
  const world = buildWorld(spec, flows);
  const log = createLog();
  const sim = createSimulator(world, log);
  const counts = { sent: 0, dropped: 0 };
  const received = () =>
    Array.from({ length: flows }, (_, i) => processOf(world, 1, i).totalReceived);
  while (run(sim, WARM_UP, 5_000)) countFrames(log, counts);
  const before = received();
  while (run(sim, UNTIL, 5_000)) countFrames(log, counts);
  const moved = received().map((bytes, i) => bytes - (before[i] as number));
  for (let i = 0; i < flows; i++) {
    const { totalReceived, receivedHash } = processOf(world, 1, i);
    compareBytes(totalReceived, receivedHash, `flow ${i} of ${flows}`);
  }
  const all = moved.reduce((sum, bytes) => sum + bytes, 0);
  return {
    goodput: all / ((UNTIL - WARM_UP) / SECOND) / 1e6,
    drops: counts.dropped / counts.sent,
    fairness: jain(moved),
  };
}

/** Counts what the clients' side of the link took and dropped, and forgets the trace. */
function countFrames(log: TraceLog, counts: { sent: number; dropped: number }): void {
  for (let place = 0; place < log.count - log.first; place++) {
    if (log.nodes[place] !== CLIENT) continue;
    if (log.kinds[place] === SENT) counts.sent++;
    else if (log.kinds[place] === DROPPED) counts.dropped++;
  }
  takeBatch(log, columnsOf(log));
}

/** Jain's index: 1 when all get the same, 1/n when one gets everything. */
function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return (sum * sum) / (values.length * squares);
}

export function flowsTable(): Table {
  return {
    title: 'Flows over one bottleneck: 200 Mb/s, 20 ms, a queue of 64 KiB',
    head: ['flows', 'goodput, MB/s', 'of the line', 'dropped', "Jain's index"],
    rows: FLOWS.map((flows) => {
      const { goodput, drops, fairness } = share(flows);
      const line = (BOTTLENECK.bandwidth as number) / 8e6;
      return [
        String(flows),
        figure(goodput),
        percent(goodput / line),
        percent(drops),
        fairness.toFixed(3),
      ];
    }),
    notes: ['20 s after the first 5 s. All flows have the same way; they start 20 ms apart.'],
  };
}
