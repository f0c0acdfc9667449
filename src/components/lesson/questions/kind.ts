import type { ComponentType, ReactNode } from 'react';
import type { Experiment, Moment, Question } from '../../../lessons/types.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Answer } from '../../../runtime/progress.ts';

/** The original run, then what each of the question's experiments has led to. */
export type Runs = readonly [RecordedRun, ...RecordedRun[]];

/**
 * A kind of question: a folder here, called as the kind is, whose `kind.ts` exports one of these as
 * `kind` and adds the fields of its questions to QuestionForms (lessons/types.ts). What decides
 * stands in its `rules.ts`. Nothing outside the folder names it.
 */
export interface QuestionKind<Q extends Question = Question> {
  readonly kind: Q['kind'];
  /** How the prose asks: `<Choice id="…" prompt="…">`. */
  readonly tag: string;
  /** Tags that the prose may write inside that one, each with an id: the answers to choose from. */
  readonly parts?: Readonly<Record<string, ComponentType<PartProps>>>;
  /** Who predicts again goes on from the last answer. */
  readonly goesOn?: boolean;
  /** What draws it. It is at hand if the kind imports it, fetched in good time if not. */
  load(): Promise<QuestionParts<Q>>;
}

export interface QuestionParts<Q> {
  readonly default: ComponentType<Drawn<Q>>;
  /** How it stands on paper and in the notes, where an answer is no plain text. */
  readonly Written?: ComponentType<WrittenProps<Q>>;
}

/** What decides a question: `rules.ts` exports it as `rules`. The page fetches it before it grades. */
export interface QuestionRules<Q extends Question = Question> {
  /** The ids that the tags inside must have. Exactly one of these answers is right. */
  answers?(question: Q): readonly string[];
  /** The ids of the tags inside where they are no answers, but parts of one. */
  items?(question: Q): readonly string[];
  /**
   * What is tried out to grade an answer, or, without one, to find the truth. `runs` are those of
   * the experiments that it named before: where the next depends on them, it names one more.
   */
  experiments(question: Q, given: string | undefined, runs: Runs): readonly Experiment[];
  /** What the runs say, as the text that a learner would have to give. */
  truth(question: Q, runs: Runs): string;
  grade(question: Q, given: string, runs: Runs): Answer;
  /** Whether two answers say the same, however they are written. */
  same(question: Q, given: string, other: string): boolean;
  /** Which beliefs a graded answer comes from, where those are no answers. */
  beliefs?: {
    /** All that the prose may speak of, `right` among them. */
    all(question: Q): readonly string[];
    of(question: Q, answer: Answer): readonly string[];
  };
  /** What lies on the stage once an answer is graded, and the event after which the cursor rests. */
  shows?(question: Q, given: string): Shown | undefined;
}

export interface Shown {
  readonly changes: Experiment;
  readonly until: Moment;
}

export interface PartProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** What is written: what the runs say, or a belief by its id; with neither, room for an answer. */
export interface WrittenProps<Q = Question> {
  readonly question: Q;
  readonly truth?: string | undefined;
  readonly belief?: string | undefined;
}

type Drawn<Q> = Omit<TagProps, 'question'> & { readonly question: Q };

/** What every kind of question is given: what the prose wrote, and how the prediction stands. */
export interface TagProps extends QuestionProps {
  /** What has the run go on, for whoever comes back to a prediction that is noted. */
  readonly watch?: ReactNode;
  readonly question?: Question;
  readonly children?: ReactNode;
}

/** What the frame of every question is given. It is graded elsewhere, against the run. */
export interface QuestionProps {
  readonly prompt: ReactNode;
  /** The answer as it stands in the form; '' for none. */
  readonly draft: string;
  readonly onDraft: (given: string) => void;
  /** The prediction as handed in; null before. */
  readonly handedIn: string | null;
  /** The graded answer, once the run has shown it; null before. */
  readonly answer: Answer | null;
  /** The question is open a second time: what counts is the first answer. */
  readonly again: boolean;
  /** The button's word. */
  readonly action: string;
  /** What stands there between the prediction and what decides it. */
  readonly waiting: string;
  readonly onPredict: (given: string) => void;
  readonly onAgain: () => void;
  /** Tells why the run went as it did; undefined where the question is not about one moment. */
  readonly onWhy?: (() => void) | undefined;
}
