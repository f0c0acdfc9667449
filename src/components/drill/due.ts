/** What a hint tells: what the learner's end has to do now, and never with which numbers. */
import type { Situation } from '../../drills/situation.ts';
import { type End, unsent } from '../../model/judge/end.ts';
import type { Objection, Verdict } from '../../model/judge/judge.ts';

export type Due =
  | 'wait'
  | 'connect'
  | 'listen'
  | 'owed'
  | 'syn'
  | 'synAck'
  | 'ack'
  | 'again'
  | 'probe'
  | 'text'
  | 'fin';

/** A client whose program has not called yet: nothing can be sent. */
export const awaitsCall = ({ state, opened, passive, wants }: End): boolean =>
  state === 'CLOSED' && !opened && !passive && !wants;

/** By the rules that silence would break (judge/waiting.ts). */
const BY_RULE: Readonly<Record<string, Due>> = {
  'every-second': 'ack',
  'gap-at-once': 'ack',
  'ack-overdue': 'ack',
  'unacceptable-answered': 'ack',
  'timer-heeded': 'again',
  'probe-missing': 'probe',
};

export interface DueNow {
  readonly due: Due;
  /** What asks for it; undefined where nothing has to be done. */
  readonly objection: Objection | undefined;
}

/** `silence`: what would be said to it. */
export function dueNow({ objections }: Verdict, { end }: Pick<Situation, 'end'>): DueNow[] {
  if (objections.length === 0) return [{ due: idle(end), objection: undefined }];
  const all = objections.map((objection) => ({
    ...{ due: dueBy(objection, end), objection },
  }));
  return all.filter(({ due }, i) => all.findIndex((each) => each.due === due) === i);
}

function dueBy({ rule }: Objection, end: End): Due {
  // Whoever has called answers the other's SYN with a bare ACK, unless both have (RFC 9293 §3.5).
  if (rule.id === 'syn-answered') return end.state === 'SYN_RECEIVED' ? 'synAck' : 'ack';
  return BY_RULE[rule.id] ?? asked(end);
}

function idle(end: End): Due {
  if (end.due !== undefined) return 'owed';
  if (awaitsCall(end)) return 'connect';
  return end.state === 'LISTEN' ? 'listen' : 'wait';
}

/** What its program has called for and nothing hinders. */
function asked(end: End): Due {
  if (!end.opened) return 'syn';
  return unsent(end) > 0 ? 'text' : 'fin';
}
