import { type FormEvent, useState } from 'react';
import type { Exercise } from '../../drills/level.ts';
import { issOf } from '../../drills/scenario.ts';
import type { Situation } from '../../drills/situation.ts';
import { has, type Segment, SYN } from '../../model/judge/segment.ts';
import { segmentIn } from '../lesson/questions/segment/judged.ts';
import { SegmentFields } from '../lesson/questions/segment/SegmentFields.tsx';
import { read, write } from '../lesson/questions/segment/written.ts';
import box from '../lesson/questions/typed.module.css';
import css from './drill.module.css';
import { blocksIn } from './said.ts';
import { useDrillText } from './text.ts';

interface AnswerProps {
  readonly exercise: Exercise;
  readonly situation: Situation;
  readonly onSend: (segment: Segment) => void;
  readonly onWait: () => void;
  readonly onHint: () => void;
}

/** The learner's decision: a segment, or none for now. */
export function Answer({ exercise, situation, onSend, onWait, onHint }: AnswerProps) {
  const text = useDrillText();
  const [draft, setDraft] = useState(`ACK - - ${exercise.policy.buffer} 0`);
  const [sack, setSack] = useState('');
  const [complaint, setComplaint] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const segment = segmentOf(draft, sack, exercise, situation);
    setComplaint(segment === undefined ? text('missing') : '');
    if (segment) onSend(segment);
  };
  return (
    <form onSubmit={submit} noValidate aria-label={text('answer')}>
      <SegmentFields written={read(draft)} onChange={(next) => setDraft(write(next))} />
      {exercise.options.sackPermitted && (
        <label className={css.sack}>
          {text('sack')}
          <input
            className={box.typed}
            type="text"
            autoComplete="off"
            value={sack}
            onChange={({ target }) => setSack(target.value)}
          />
        </label>
      )}
      <p role="alert">{complaint}</p>
      <div className={css.buttons}>
        <button type="submit">{text('send')}</button>
        <button type="button" onClick={onWait}>
          {text('wait')}
        </button>
        <button type="button" onClick={onHint}>
          {text('hint')}
        </button>
      </div>
    </form>
  );
}

/** Numbers are counted from the SYNs; the SYN's own options come by themselves. */
function segmentOf(
  draft: string,
  sack: string,
  exercise: Exercise,
  { end }: Situation,
): Segment | undefined {
  const bases = { iss: end.opened ? end.iss : issOf(exercise), irs: end.irs };
  const written = read(draft);
  // What acknowledges nothing may leave the number out.
  const acks = written.flags.includes('ACK');
  const boxes = acks ? written.boxes : { ...written.boxes, ack: '0' };
  const plain = segmentIn({ ...end, ...bases }, write({ ...written, boxes }));
  const blocks = blocksIn(sack, bases);
  if (plain === undefined || blocks === undefined) return undefined;
  if (has(plain, SYN)) return { ...plain, options: exercise.options };
  return blocks.length === 0 ? plain : { ...plain, options: { sack: blocks } };
}
