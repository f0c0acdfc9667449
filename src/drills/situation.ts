/** Where the learner's end stands at an instant, and what will happen to it next. */
import { type End, newEnd, unsent } from '../model/judge/end.ts';
import { probeDue, timerDue, timerRang } from '../model/judge/flight.ts';
import type { Happening } from '../model/judge/happening.ts';
import type { Verdict } from '../model/judge/judge.ts';
import { learn } from '../model/judge/learn.ts';
import { judgeWaiting } from '../model/judge/waiting.ts';
import { type Instant, MILLISECOND } from '../stack/core/instant.ts';
import type { Act, Deal } from './level.ts';
import { LONGEST } from './scenario.ts';

/** How long an acknowledgment is put off, if the learner waits for its timer. */
const DELAYED_ACK = 200 * MILLISECOND;

export interface Situation {
  readonly end: End;
  readonly now: Instant;
  /** What has happened since the learner last waited. */
  readonly lately: readonly Happening[];
  /** When something happens next, to who says nothing; undefined: never. */
  readonly next: Instant | undefined;
  readonly over: boolean;
}

/** From what was sent and received, in the order of time; the program's acts follow from it. */
export function situationAt(
  { policy, acts: script }: Pick<Deal, 'policy' | 'acts'>,
  wire: readonly Happening[],
  now: Instant,
  since: Instant = now,
): Situation {
  const end = newEnd(policy);
  const acts = [...script];
  const lately: Happening[] = [];
  let pending: { at: Instant; act: Act } | undefined = waiting(end, acts, 0);
  const live = (happening: Happening) => {
    learn(end, happening);
    if (happening.at >= since && happening.at <= now) lately.push(happening);
    // The program takes what comes at once.
    if (end.unread > 0) learn(end, { at: happening.at, what: 'read', bytes: end.unread });
    pending ??= waiting(end, acts, happening.at);
  };
  const actUntil = (instant: Instant) => {
    while (pending !== undefined && pending.at <= instant) {
      const { at, act } = pending;
      pending = undefined;
      acts.shift();
      live({ at, ...act.does } as Happening);
    }
  };
  const past = wire.filter(({ at }) => at <= now);
  for (const each of past) {
    actUntil(each.at - 1);
    live(each);
  }
  actUntil(now);
  end.now = now;
  const next = nextOf(end, wire.find(({ at }) => at > now)?.at, pending?.at);
  return { end, now, lately, next, over: isOver(end, next) };
}

function waiting(end: End, acts: readonly Act[], at: Instant) {
  const [act] = acts;
  return act?.once(end) ? { at: at + act.after, act } : undefined;
}

function nextOf(end: End, arrival: number | undefined, act: number | undefined) {
  const owed = end.due?.why === 'text' || end.due?.why === 'fin' ? end.due : undefined;
  const delayed = owed && owed.since + DELAYED_ACK;
  const timer = end.flight.length > 0 ? timerDue(end) : undefined;
  const all = [arrival, act, delayed, timer, probeDue(end)].filter(
    (each): each is number => each !== undefined && each > end.now && each <= LONGEST,
  );
  return all.length === 0 ? undefined : Math.ceil(Math.min(...all));
}

/** What is said to silence until what happens next, or for ever. */
export const judgeSilence = ({ end, next }: Pick<Situation, 'end' | 'next'>): Verdict =>
  judgeWaiting(end, next ?? Number.POSITIVE_INFINITY);

/** Whether silence is a choice: something is owed, or its program wants something. */
export const isChoice = ({ end }: Pick<Situation, 'end'>): boolean =>
  end.due !== undefined ||
  unsent(end) > 0 ||
  (end.closing && end.fin === undefined) ||
  (end.wants && !end.opened) ||
  (end.flight.length > 0 && timerRang(end));

/** The connection is over, or nothing will happen any more and nothing is left to do. */
function isOver(end: End, next: Instant | undefined): boolean {
  if (end.now >= LONGEST) return true;
  if (end.opened && end.state === 'CLOSED') return true;
  // A last ACK that was lost is asked for again in TIME_WAIT.
  return next === undefined && judgeSilence({ end, next }).objections.length === 0;
}
