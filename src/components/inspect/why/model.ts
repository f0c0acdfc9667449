/** The story behind an event: the chain of its causes, joined into steps that a person would tell. */
import { type CauseStep, causesOf, isCut } from '../../../model/causes.ts';
import { causeAt, holds } from '../../../model/columns.ts';
import { frameOfPacket } from '../../../model/parts/carriers.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { packetMaker } from '../../../stack/trace/packets.ts';
import type { EventKind, TraceEvent } from '../../../stack/trace/schema.ts';
import { wordsFor } from '../words/tables.ts';

export interface StoryStep {
  /** The event to go to, and the one that the sentence is about. */
  readonly event: TraceEvent;
  /** An earlier event told in the same sentence: the arming of a timer, the sending of a frame. */
  readonly before: TraceEvent | undefined;
  readonly notes: readonly TraceEvent[];
  /** Changes that came of it: of a state. */
  readonly changes: readonly TraceEvent[];
  /** The event that led to it, and everything that came of it, whatever is told of that. */
  readonly cause: TraceEvent | undefined;
  readonly effects: readonly TraceEvent[];
  /** The packet it is about. */
  readonly frame: number | undefined;
}

export interface Story {
  readonly steps: readonly StoryStep[];
  /** There are earlier causes than those told. */
  readonly cut: boolean;
}

/** How many steps a story has before "earlier" is pressed, and how many each press adds. */
export const STORY_STEPS = 8;

export function storyOf(model: RecordedRun, id: number, most = STORY_STEPS): Story {
  const { log } = model;
  if (!holds(log, id)) return { steps: [], cut: false };
  const chain = causesOf(log, id, most * 4, isNote);
  const from = beginning(chain);
  const told = joined(model, chain.slice(from), id);
  const steps = told.slice(-most);
  const cut = told.length > most || (from === 0 && isCut(chain));
  return { steps, cut };
}

/** What is told beside its cause is so by the words of its protocol. */
const isNote = (kind: EventKind) => wordsFor(kind).beside === 'note';
const receives = (event: TraceEvent | undefined) =>
  event !== undefined && wordsFor(event.kind).receives === true;

/**
 * Where the story begins: at the last call that a program made for its own reasons. A call that
 * follows one which returned at once is only the next line of the program; one that follows a wait
 * has a cause worth telling. So has what a program found before it looked for more, and found nothing.
 */
function beginning(chain: readonly CauseStep[]): number {
  for (let i = chain.length - 1; i > 0; i--) {
    const event = chain[i]?.event;
    const cause = chain[i - 1]?.event;
    if (event?.kind !== 'socket.call' || isInVain(chain[i + 1]?.event)) continue;
    if (cause?.kind === 'socket.return' && !cause.blocked) return i;
    if (cause?.kind === 'socket.call') return i;
  }
  return 0;
}

/** The return of a call that found nothing there: with it a program ends its reading, for now. */
const isInVain = (event: TraceEvent | undefined): boolean =>
  event?.kind === 'socket.return' && !event.blocked && /^−1 EAGAIN/.test(event.result);

function joined(model: RecordedRun, chain: readonly CauseStep[], id: number): StoryStep[] {
  const steps: StoryStep[] = [];
  chain.forEach((step, i) => {
    const { event } = step;
    const next = chain[i + 1]?.event;
    const last = steps.at(-1);
    if (event.kind === 'timer.armed' && next?.kind === 'timer.fired') return;
    if (event.kind === 'frame.sent' && next !== undefined) return;
    if (event.kind === 'socket.call' && isInVain(next) && i + 2 < chain.length) return;
    if (isInVain(event) && next !== undefined) return;
    if (event.kind === 'frame.delivered' && receives(next)) return;
    if (event.kind === 'frame.sent' && last !== undefined && isHeader(last.event)) {
      // The packet that was asked about: its making says why, its sending says when.
      steps.pop();
      steps.push({ ...last, frame: event.frame });
      return;
    }
    steps.push({
      event,
      before: beforeOf(chain, i),
      notes: step.notes,
      cause: chain[i - 1]?.event,
      ...changesBehind(model, event, id),
      frame: frameOf(model, chain, i),
    });
  });
  return steps;
}

function isHeader(event: TraceEvent): boolean {
  return packetMaker(event.kind) !== undefined;
}

function beforeOf(chain: readonly CauseStep[], i: number): TraceEvent | undefined {
  const previous = chain[i - 1]?.event;
  const { kind } = chain[i]?.event ?? {};
  if (kind === 'timer.fired' && previous?.kind === 'timer.armed') return previous;
  if (kind === 'frame.delivered' && previous?.kind === 'frame.sent') return previous;
  if (receives(chain[i]?.event)) {
    const sent = chain[i - 2]?.event;
    if (sent?.kind === 'frame.sent') return sent;
  }
  return undefined;
}

/** The frame of a step: its own, or the one that carries or carried its packet. */
function frameOf(model: RecordedRun, chain: readonly CauseStep[], i: number): number | undefined {
  const own = chain[i]?.event;
  if (own !== undefined && isHeader(own)) return carrierOf(model, own);
  for (const near of [i, i - 1]) {
    const event = chain[near]?.event;
    if (event === undefined) continue;
    if (near === i - 1 && !event.kind.startsWith('frame.')) continue;
    if ('frame' in event) return event.frame;
  }
  return undefined;
}

/** The frame in which a packet was first sent. */
function carrierOf(model: RecordedRun, maker: TraceEvent): number | undefined {
  const id = frameOfPacket(model, maker.id);
  const sent = id < 0 ? undefined : readEvent(model.log, id);
  return sent?.kind === 'frame.sent' ? sent.frame : undefined;
}

/** How far behind its cause a change can stand in the trace. */
const REACH = 24;

/** The changes that came of an event. The one that was asked about is a step of its own. */
function changesBehind({ log }: RecordedRun, event: TraceEvent, asked: number) {
  const effects: TraceEvent[] = [];
  if (event.kind === 'frame.sent' || isHeader(event)) return { effects, changes: effects };
  for (let id = event.id + 1; id < Math.min(log.count, event.id + REACH); id++) {
    if (causeAt(log, id) === event.id) effects.push(readEvent(log, id));
  }
  const changes = effects.filter((effect) => effect.id !== asked && whatChanged(effect) !== '');
  return { effects, changes };
}

/** What a change says of itself; '' for nothing. */
export function whatChanged(event: TraceEvent): string {
  const { beside } = wordsFor(event.kind);
  return typeof beside === 'function' ? beside(event) : '';
}
