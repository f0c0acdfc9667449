/** Plays an exercise without the page: somebody decides, and the world goes on with it. */
import { happeningsOf } from '../../model/judge/from-run.ts';
import type { Happening } from '../../model/judge/happening.ts';
import { optionsIn } from '../../model/judge/options.ts';
import type { Segment } from '../../model/judge/segment.ts';
import { frameOfPacket } from '../../model/parts/carriers.ts';
import { connectionsOf } from '../../model/queries.ts';
import { recordedRun } from '../../model/recorded-run.ts';
import { kernelFor } from '../../runtime/testing/kernel-for.ts';
import { eventsOf, readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { advance, startSession } from '../../stack/world/session.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import type { Exercise } from '../level.ts';
import { LONGEST, type Move, nodeOf, scenarioOf } from '../scenario.ts';
import { type Situation, situationAt } from '../situation.ts';

async function wireOf(exercise: Exercise, moves: readonly Move[]): Promise<Happening[]> {
  const spec = scenarioOf(exercise, moves);
  const session = { scenario: spec.id, seed: exercise.seed, inputs: [] };
  const running = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(running);
  const { log, capture } = running.sim;
  const run = recordedRun(log, topologyOf(spec));
  const delivered = new Map<number, number>();
  for (const { id, frame } of eventsOf(log, ['frame.delivered'])) delivered.set(id, frame);
  const [connection] = connectionsOf(run);
  if (connection === undefined) return [];
  const lived = happeningsOf(run, { node: nodeOf(exercise), connection }, (event) => {
    const frame =
      event.kind === 'segment.sent'
        ? (readEvent(log, frameOfPacket(run, event.id)) as TraceEvent<'frame.sent'>).frame
        : (delivered.get(event.cause) ?? -1);
    const bytes = capture.frames[frame];
    return bytes === undefined ? undefined : optionsIn(bytes);
  });
  return lived.filter(({ what }) => what === 'sent' || what === 'received');
}

/** What is decided in a situation; undefined: to wait. */
export type Player = (situation: Situation) => Segment | undefined;

export interface Game {
  readonly moves: readonly Move[];
  readonly last: Situation;
  readonly turns: number;
}

/** To the end of the exercise, or until so many decisions were made. */
export async function play(exercise: Exercise, player: Player, most = 300): Promise<Game> {
  let moves: readonly Move[] = [];
  let now = 0;
  let wire = await wireOf(exercise, moves);
  let last = situationAt(exercise, wire, now);
  let turns = 0;
  for (; turns < most && !last.over; turns++) {
    const segment = player(last);
    if (segment === undefined) {
      now = last.next ?? LONGEST;
    } else {
      // A moment after what it answers.
      now += 1;
      moves = [...moves, { at: now, segment }];
      wire = await wireOf(exercise, moves);
    }
    last = situationAt(exercise, wire, now);
  }
  return { moves, last, turns };
}
