import {
  Children,
  type ComponentType,
  createContext,
  isValidElement,
  type ReactElement,
  type ReactNode,
  Suspense,
  use,
} from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import type { LessonContent, Question } from '../../../lessons/types.ts';
import type { Answer } from '../../../runtime/progress.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { letterOf } from '../../workbench/runs/letter.ts';
import { proseComponents } from '../prose-components.tsx';
import type { WrittenProps } from '../questions/kind.ts';
import { QUESTION_KINDS } from '../questions/kinds.ts';
import type { Prose, ProseParts } from '../shelves/shelf.ts';
import css from './reading.module.css';
import { nothing, Silent, speaking } from './silence.tsx';
import { useReadingText } from './text.ts';

/** Which parts of a step are read: what leads to the question, the question, what follows it. */
export type ReadPart = 'text' | 'question' | 'answer';

export interface ReadingProps {
  readonly prose: Prose;
  readonly content: LessonContent;
  /** The steps that are read, in their order. */
  readonly steps: readonly number[];
  readonly parts: readonly ReadPart[];
  /** What the runs say to a question; undefined while that is not known. */
  readonly truths: Readonly<Record<string, Answer>>;
}

const Read = createContext<Omit<ReadingProps, 'prose'> | null>(null);

/**
 * A lesson's prose without its run: on paper, and in the speaker's notes. The same words, drawn as
 * text: a question is its options, and its answer is what the runs said.
 */
export function Reading({ prose: Words, ...what }: ReadingProps) {
  return (
    <Read value={what}>
      <Words components={readingParts} />
    </Read>
  );
}

function useRead() {
  const read = use(Read);
  if (!read) throw new Error('This is read inside a reading only.');
  return { ...read, shows: (part: ReadPart) => read.parts.includes(part) };
}

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function ReadStep({ id, title, children }: StepProps) {
  const { content, steps, shows } = useRead();
  const index = content.steps.findIndex((step) => step.id === id);
  if (!steps.includes(index)) return null;
  return (
    <section className={css.step}>
      <h2>
        {index + 1} {title}
      </h2>
      <AskedIn value={content.steps[index]?.question}>
        <Labels value={labelsIn(children)}>
          <Silent value={!shows('text')}>{children}</Silent>
        </Labels>
      </AskedIn>
    </section>
  );
}

interface AskProps {
  readonly id: string;
  readonly prompt: string;
  readonly children?: ReactNode;
}

type Part = ReactElement<{ readonly id: string; readonly children: ReactNode }>;

const partsOf = (children: ReactNode): readonly Part[] =>
  Children.toArray(children).filter(
    (child): child is Part => isValidElement<{ id?: unknown }>(child) && 'props' in child,
  );

/** How a kind writes its answers: fetched with what draws it. */
const WRITTEN = new Map(
  QUESTION_KINDS.map(({ kind, load }) => [
    kind,
    lazyPart(async (): Promise<{ default: ComponentType<WrittenProps> }> => {
      const { Written = Plain } = await load();
      return { default: Written };
    }),
  ]),
);

/** An answer as its text, or a line to write one on. */
function Plain({ truth, belief }: WrittenProps) {
  return truth ?? belief ?? <span className={css.blank} aria-hidden="true" />;
}

type AskedProps = Omit<WrittenProps, 'question'> & { readonly question: Question | undefined };

function Written(props: AskedProps) {
  const { question } = props;
  const As = question && WRITTEN.get(question.kind);
  return <Suspense fallback={null}>{As && <As {...props} question={question} />}</Suspense>;
}

function ReadQuestion({ id, prompt, children }: AskProps) {
  const { truths, shows, content } = useRead();
  const parts = partsOf(children);
  const truth = truths[id]?.truth;
  const question = content.steps.find((step) => step.question?.id === id)?.question;
  if (!shows('question') && !shows('answer')) return null;
  return (
    <div className={css.question}>
      <p>
        <strong>{prompt}</strong>
      </p>
      {shows('question') && parts.length > 0 && (
        <ol className={css.options}>
          {parts.map(({ props }) => (
            <li key={props.id}>{props.children}</li>
          ))}
        </ol>
      )}
      {shows('question') && parts.length === 0 && !shows('answer') && (
        <div>
          <Written {...{ question }} />
        </div>
      )}
      {shows('answer') && <Truth {...{ question, truth, parts }} />}
    </div>
  );
}

interface TruthProps {
  readonly question: Question | undefined;
  readonly truth: string | undefined;
  readonly parts: readonly Part[];
}

/** What the runs say: in the words of the options, where there are any. */
function Truth({ question, truth, parts }: TruthProps) {
  const text = useLessonText();
  const own = useReadingText();
  const chosen =
    truth === undefined ? [] : parts.filter(({ props }) => truth.split(' > ').includes(props.id));
  const placed = chosen.toSorted((a, b) => placeIn(truth, a) - placeIn(truth, b));
  const letter = (part: Part) => letterOf(parts.indexOf(part));
  return (
    <div className={css.truth}>
      ✓ {text('question.run')}
      {own('colon')}
      {placed.length === 0
        ? ((truth && <Written {...{ question, truth }} />) ?? '…')
        : placed.map((part, n) => (
            <span key={part.props.id}>
              {n > 0 && ' → '}
              {letter(part)} {part.props.children}
            </span>
          ))}
    </div>
  );
}

const placeIn = (truth = '', { props }: Part) => truth.split(' > ').indexOf(props.id);

function ReadAfter({ children }: { readonly children: ReactNode }) {
  const { shows } = useRead();
  if (!shows('answer')) return null;
  return (
    <Silent value={false}>
      <div className={css.after}>{children}</div>
    </Silent>
  );
}

/** Which belief leads to an answer. The answer itself stands before it, in the words of its option. */
function ReadBecause({ of, children }: { readonly of?: string; readonly children: ReactNode }) {
  const text = useReadingText();
  return (
    <ReadAfter>
      <p className={css.belief}>
        {of === undefined ? text('other') : <Believed of={of} />}
        {text('colon')}
      </p>
      {children}
    </ReadAfter>
  );
}

/** An order is told by the letters of what is put in order. */
function Believed({ of }: { readonly of: string }) {
  const labels = use(Labels);
  const question = use(AskedIn);
  const ids = of.split(' > ');
  if (ids.length === 1) return labels.get(of) ?? <Written {...{ question }} belief={of} />;
  const all = [...labels.keys()];
  return ids.map((id) => letterOf(all.indexOf(id))).join(' → ');
}

/** The question of the step that is being read. */
const AskedIn = createContext<Question | undefined>(undefined);

/** The words of the options of the step that is being read, by their ids. */
const Labels = createContext<ReadonlyMap<string, ReactNode>>(new Map());

function labelsIn(children: ReactNode): ReadonlyMap<string, ReactNode> {
  const asks = partsOf(children).filter(({ props }) => 'prompt' in props);
  const asked = asks.flatMap(({ props }) => partsOf(props.children));
  return new Map(asked.map(({ props }) => [props.id, props.children]));
}

function ReadTask({ children }: { readonly children: ReactNode }) {
  const { shows } = useRead();
  if (!shows('question')) return null;
  return (
    <Silent value={false}>
      <div className={css.task}>{children}</div>
    </Silent>
  );
}

function ReadMyth({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  const silent = use(Silent);
  if (silent) return null;
  return (
    <aside className={css.myth}>
      <p>
        <strong>{text('prose.myth')}</strong>
      </p>
      {children}
    </aside>
  );
}

const readingParts: ProseParts = {
  ...proseComponents,
  ...speaking,
  Step: ReadStep,
  ...Object.fromEntries(QUESTION_KINDS.map(({ tag }) => [tag, ReadQuestion])),
  After: ReadAfter,
  Because: ReadBecause,
  Task: ReadTask,
  Myth: ReadMyth,
  Outside: nothing,
};
