/** The machines that a run tells of, and which of them a node's chart shows. */
import type { MachineKind, MachineStep } from '../../../machines/kind.ts';
import { MACHINES } from '../../../machines/kinds.ts';
import { countBelow } from '../../../model/cursor.ts';
import { carryAlways, type ModelPart } from '../../../model/part.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';

/** All events of a kind, which are few; the model’s own part of them, where it has one, is the same. */
const partOf = ({ transition }: MachineKind): ModelPart<TraceEvent[]> => ({
  id: transition,
  whole: true,
  create: () => [],
  readers: {
    [transition]: (list: TraceEvent[], { log }: RecordedRun, id: number) => {
      list.push(readEvent(log, id));
    },
  },
});

const parts = new Map(MACHINES.map((kind) => [kind, partOf(kind)]));
for (const part of parts.values()) carryAlways(part as ModelPart<unknown>);

/** The events of a run in which machines of a kind tell of their steps. */
export function eventsOfKind(run: RecordedRun, kind: MachineKind): readonly TraceEvent[] {
  return run.part(parts.get(kind) ?? partOf(kind));
}

const read = new WeakMap<readonly TraceEvent[], MachineStep[]>();

/** The same as steps. The list grows in place. */
export function stepsOfKind(run: RecordedRun, kind: MachineKind): readonly MachineStep[] {
  const events = eventsOfKind(run, kind);
  const steps = read.get(events) ?? [];
  for (let i = steps.length; i < events.length; i++) steps.push(kind.stepOf(events[i]!));
  read.set(events, steps);
  return steps;
}

/** The kinds of machine that a node has in the whole of a run. */
export function machinesOf(run: RecordedRun, node: number): readonly MachineKind[] {
  return MACHINES.filter((kind) => eventsOfKind(run, kind).some((event) => event.node === node));
}

export interface ShownMachine {
  readonly kind: MachineKind;
  /** Which of the node's; −1 before there is one. */
  readonly conn: number;
}

/**
 * That which the reader has chosen, else that which has moved last. Before any has, it is that which
 * will move first; where none ever does, TCP stands in CLOSED.
 */
export function machineAt(
  run: RecordedRun,
  node: number,
  events: number,
  chosen: string | undefined,
): ShownMachine {
  const has = machinesOf(run, node);
  const kinds = has.some(({ id }) => id === chosen) ? has.filter(({ id }) => id === chosen) : has;
  const last = kinds.map((kind) => lastStep(stepsOfKind(run, kind), node, events));
  const latest = Math.max(-1, ...last.map((step) => step?.id ?? -1));
  const moved = last.findIndex((step) => step?.id === latest);
  if (moved >= 0) return { kind: kinds[moved]!, conn: last[moved]!.conn };
  const first = (kind: MachineKind) =>
    eventsOfKind(run, kind).find((event) => event.node === node)?.id ?? Number.POSITIVE_INFINITY;
  const [next = MACHINES[0]!] = [...kinds].sort((a, b) => first(a) - first(b));
  return { kind: next, conn: -1 };
}

function lastStep(
  steps: readonly MachineStep[],
  node: number,
  events: number,
): MachineStep | undefined {
  for (let i = countBelow(steps, events, ({ id }) => id) - 1; i >= 0; i--) {
    if (steps[i]!.node === node) return steps[i];
  }
  return undefined;
}

/** Whether a part of a link names a machine that a reader may choose. */
export const understands = (part: string): boolean => MACHINES.some(({ id }) => id === part);
