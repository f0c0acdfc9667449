import { useMemo } from 'react';
import { type MachineKind, type MachineStep, storyOf } from '../../../machines/kind.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { machineAt, stepsOfKind } from './machines.ts';

interface Story {
  readonly kind: MachineKind;
  readonly transitions: readonly MachineStep[];
}

/** The machine that a node's chart shows, and its transitions up to the cursor. */
export function useStory(
  run: RecordedRun,
  node: number,
  events: number,
  chosen: string | undefined,
): Story {
  const { kind, conn } = machineAt(run, node, events, chosen);
  const transitions = useMemo(
    () => storyOf(kind, stepsOfKind(run, kind), { node, conn }, events),
    [run, kind, node, conn, events],
  );
  return { kind, transitions };
}
