import { RULES } from '../../../../model/judge/rules/index.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { citation } from '../../../../stack/core/rfc.ts';
import { useRun } from '../../../workbench/run.ts';
import type { TagProps, WrittenProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import { verdictOn } from './judged.ts';
import type { SegmentAsked } from './kind.ts';
import { Objections } from './Objections.tsx';
import { SegmentFields } from './SegmentFields.tsx';
import own from './segment.module.css';
import { useSegmentText } from './text.ts';
import { NUMBERS, read, sameSegment, write } from './written.ts';

interface SegmentFormProps extends TagProps {
  readonly question: SegmentAsked;
}

/** A segment to be filled in: flags as toggles, and the four numbers that count. */
export function SegmentForm(props: SegmentFormProps) {
  const original = useRun((state) => state.original);
  const { draft, handedIn, answer, onDraft } = props;
  const text = useSegmentText();
  const written = read(handedIn ?? draft);
  const empty = NUMBERS.some((name) => written.boxes[name] === '');
  return (
    <>
      <QuestionCard
        {...props}
        given={draft}
        missing={empty ? text('missing') : null}
        write={(each) => <WrittenSegment answer={each} />}
      >
        <SegmentFields written={written} onChange={(next) => onDraft(write(next))} />
      </QuestionCard>
      {answer && (
        <Judgement
          question={props.question}
          given={answer.given}
          truth={answer.truth}
          run={original}
        />
      )}
    </>
  );
}

/** On paper: what the stack sent, what a belief says or breaks, or lines to write on. */
export function Written({ truth, belief }: WrittenProps<SegmentAsked>) {
  const text = useSegmentText();
  const rule = RULES.find(({ id }) => belief === `!${id}`);
  if (rule) return text('against', { rule: citation(rule.ref).label });
  const { flags, boxes } = read(truth ?? belief ?? '');
  const line = (words: string) => words || '______';
  const numbers = NUMBERS.map((name) => `${text(name)} ${line(boxes[name])}`);
  return [`${text('flags')} ${line(flags.join(', '))}`, ...numbers].join(' · ');
}

/** `SYN, ACK · SEQ 0 · …` */
function WrittenSegment({ answer }: { readonly answer: string }) {
  const text = useSegmentText();
  const { flags, boxes } = read(answer);
  return (
    <span className={own.written}>
      <span>{flags.join(', ') || '–'}</span>
      {NUMBERS.map((name) => (
        <span key={name}>
          {text(name)} {boxes[name]}
        </span>
      ))}
    </span>
  );
}

interface JudgementProps {
  readonly question: SegmentAsked;
  readonly given: string;
  readonly truth: string;
  readonly run: RecordedRun;
}

/** Which rules the answer breaks, and what in this run says so. */
function Judgement({ question, given, truth, run }: JudgementProps) {
  const text = useSegmentText();
  const verdict = verdictOn(question, given, run);
  if (verdict === undefined) return null;
  if (verdict.objections.length === 0) {
    if (sameSegment(given, truth)) return null;
    return (
      <p className={own.verdict}>
        {text('legal')} {text('other')}
      </p>
    );
  }
  return <Objections objections={verdict.objections} />;
}
