/** Those who play an exercise in the tests: one as plain as can be, one who likes to be different. */
import { dataEnd, type End, rightEdge, unsent } from '../../model/judge/end.ts';
import { probeDue, timerRang } from '../../model/judge/flight.ts';
import { judge } from '../../model/judge/judge.ts';
import { ACK, type Block, FIN, type Segment, SYN } from '../../model/judge/segment.ts';
import { nextBelow, type Rng, seededRng } from '../../stack/core/rng.ts';
import { seqDiff, seqLt } from '../../stack/core/seq.ts';
import type { Exercise } from '../level.ts';
import { issOf } from '../scenario.ts';
import { judgeSilence, type Situation } from '../situation.ts';
import type { Player } from './played.ts';

const SIZE = 1000;

/** Its SYN, alone or as an answer. */
export function synOf(exercise: Exercise, end: End): Segment {
  const { options, policy } = exercise;
  const seq = end.opened ? end.iss : issOf(exercise);
  const answers = end.heardSyn ? { flags: SYN | ACK, ack: end.nxt } : { flags: SYN, ack: 0 };
  return { ...answers, seq, window: policy.buffer, length: 0, options };
}

/** The block with what came last, and others that are known. */
export function blocksOf({ beyond, trigger }: End): readonly Block[] {
  const first = beyond.find(
    ({ left, right }) =>
      trigger !== undefined && !seqLt(trigger.left, left) && seqLt(trigger.left, right),
  );
  const rest = beyond.filter((each) => each !== first);
  return [...(first === undefined ? [] : [first]), ...rest].slice(0, 3);
}

export function bareAck({ policy }: Exercise, end: End): Segment {
  const sack = end.sack && end.beyond.length > 0 ? { options: { sack: blocksOf(end) } } : {};
  return { flags: ACK, seq: end.max, ack: end.nxt, window: policy.buffer, length: 0, ...sack };
}

const isOpen = ({ state }: End) => state === 'ESTABLISHED' || state === 'CLOSE_WAIT';

/** What was sent first and is not acknowledged, once more. */
function again(exercise: Exercise, end: End, size: number): Segment {
  if (end.una === end.iss) return synOf(exercise, end);
  const left = seqDiff(dataEnd(end), end.una);
  const length = Math.max(0, Math.min(left, size));
  const fin = end.fin !== undefined && left <= size;
  return { ...bareAck(exercise, end), flags: fin ? FIN | ACK : ACK, seq: end.una, length };
}

/** What a plain TCP would send, from what it knows. */
export const plain =
  (exercise: Exercise): Player =>
  ({ end }) => {
    if (!end.opened) return end.wants || end.heardSyn ? synOf(exercise, end) : undefined;
    if (timerRang(end) && end.flight.length > 0) return again(exercise, end, SIZE);
    const base = bareAck(exercise, end);
    if (end.state === 'SYN_SENT' || end.state === 'SYN_RECEIVED') return undefined;
    const length = Math.min(unsent(end), SIZE);
    const room = seqDiff(rightEdge(end), end.max);
    const text = { ...base, length };
    if (isOpen(end) && length > 0 && room >= length && judge(end, text).kind === 'legal')
      return text;
    if (end.now >= probeDue(end)) return { ...base, length: 1 };
    const done = end.closing && end.fin === undefined && unsent(end) === 0;
    if (isOpen(end) && done && room > 0) return { ...base, flags: FIN | ACK };
    if (timerRang(end)) return undefined;
    return end.due === undefined ? undefined : base;
  };

/** All that comes to mind, legal or not. */
function ideas(exercise: Exercise, end: End, rng: Rng): Segment[] {
  const base = bareAck(exercise, end);
  const some = (most: number) => 1 + nextBelow(rng, Math.max(1, most));
  const sizes = [SIZE, unsent(end), some(SIZE)].map((size) => Math.min(size, SIZE, unsent(end)));
  const window = [exercise.policy.buffer, some(exercise.policy.buffer), 0];
  const found: Segment[] = [synOf(exercise, end), base, { ...base, options: {} }];
  for (const length of sizes) {
    if (length > 0) found.push({ ...base, length });
    found.push({ ...base, flags: FIN | ACK, length });
  }
  for (const { from, to } of end.flight) {
    const length = Math.min(seqDiff(to, from), seqDiff(dataEnd(end), from));
    if (length > 0) found.push({ ...base, seq: from, length });
  }
  found.push(again(exercise, end, SIZE), again(exercise, end, some(SIZE)));
  return found.flatMap((each) => window.map((room) => ({ ...each, window: room })));
}

/** Anything that the rules allow, by chance: the advice of the RFCs is followed most of the time, or not at all. */
export function different(exercise: Exercise, seed: number, heedsAdvice: boolean): Player {
  const rng = seededRng(seed);
  return (situation: Situation) => {
    const { end } = situation;
    const allowed = ideas(exercise, end, rng).filter((each) => {
      const { kind } = judge(end, each);
      return kind === 'legal' || (kind === 'unusual' && !heedsAdvice && nextBelow(rng, 4) === 0);
    });
    const silence = judgeSilence(situation);
    const waits = silence.kind === 'legal' || (silence.kind === 'unusual' && !heedsAdvice);
    if (allowed.length === 0 || (waits && nextBelow(rng, 3) === 0)) {
      if (silence.kind !== 'illegal') return undefined;
      if (allowed.length === 0) return mustDo(exercise, situation);
    }
    return allowed[nextBelow(rng, allowed.length)];
  };
}

/** Silence is forbidden, so something must be allowed. */
function mustDo(exercise: Exercise, { end }: Situation): Segment {
  const allowed = ideas(exercise, end, seededRng(1)).find(
    (each) => judge(end, each).kind !== 'illegal',
  );
  if (allowed !== undefined) return allowed;
  const why = JSON.stringify(ideas(exercise, end, seededRng(1)).map((each) => judge(end, each)));
  throw new Error(`Neither silence nor a segment is allowed: ${why} ${JSON.stringify(end)}`);
}
