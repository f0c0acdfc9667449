/** Runs a level in the worker: what goes over the wire when the learner has decided so far. */
import type { Exercise } from '../../drills/level.ts';
import { insteadOf, type Move, nodeOf, scenarioOf } from '../../drills/scenario.ts';
import { happeningsOf, type OptionsOf } from '../../model/judge/from-run.ts';
import type { Happening } from '../../model/judge/happening.ts';
import { optionsIn } from '../../model/judge/options.ts';
import { frameOfPacket } from '../../model/parts/carriers.ts';
import { connectionsOf, eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunData } from '../../runtime/run-data.ts';
import { createSimulation } from '../../runtime/simulation.ts';
import { startWorker } from '../../runtime/start-worker.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';

export interface Table {
  /** What the learner's end sent and received, up to the end of time, if no more is decided. */
  wireOf(moves: readonly Move[]): Promise<readonly Happening[]>;
  /** What a host of ours would have sent and received in the same place. */
  instead(): Promise<readonly Happening[]>;
  dispose(): void;
}

export function tableOf(exercise: Exercise, failed: (problem: Error) => void): Table {
  const { seed } = exercise;
  const waiting = new Map<string, (run: RunData) => void>();
  const simulation = createSimulation(startWorker, {
    changed(run) {
      if (!run.complete) return;
      waiting.get(run.id)?.(run);
      waiting.delete(run.id);
    },
    failed,
  });
  const happenings = async (spec: ScenarioSpec) => {
    const run = await new Promise<RunData>((resolve) => {
      const opened = simulation.open(spec, { scenario: spec.id, seed, inputs: [] });
      waiting.set(opened.id, resolve);
    });
    const last = Math.max(
      0,
      ...[...eventsIn(run.model, { kind: 'frame.sent' })].map(({ frame }) => frame),
    );
    const frames = await simulation.frames(run.id, 0, last);
    const [connection] = connectionsOf(run.model);
    const lived =
      connection === undefined
        ? []
        : happeningsOf(
            run.model,
            { node: nodeOf(exercise), connection },
            optionsFrom(run.model, frames),
          );
    simulation.close(run.id);
    return lived.filter(({ what }) => what === 'sent' || what === 'received');
  };
  return {
    wireOf: (moves) => happenings(scenarioOf(exercise, moves)),
    instead: () => happenings(insteadOf(exercise)),
    dispose: () => simulation.dispose(),
  };
}

function optionsFrom(run: RecordedRun, frames: readonly Uint8Array[]): OptionsOf {
  return (event) => {
    const carrier = event.kind === 'segment.sent' ? frameOfPacket(run, event.id) : event.cause;
    if (carrier < 0) return undefined;
    const { frame } = readEvent(run.log, carrier) as TraceEvent<'frame.sent'>;
    const bytes = frames[frame];
    return bytes === undefined ? undefined : optionsIn(bytes);
  };
}
