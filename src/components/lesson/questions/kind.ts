import type { ComponentType, ReactNode } from 'react';
import type { Experiment, Question } from '../../../lessons/types.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Answer } from '../../../runtime/progress.ts';

/** The original run, then what each of the question's experiments has led to. */
export type Runs = readonly [RecordedRun, ...RecordedRun[]];

/**
 * A kind of question: a folder here, whose `kind.ts` exports one of these as `kind` and adds the
 * fields of its questions to QuestionForms (lessons/types.ts). Nothing outside the folder names it.
 */
export interface QuestionKind<Q extends Question = Question> {
  readonly kind: Q['kind'];
  /** How the prose asks: `<Choice id="…" prompt="…">`. */
  readonly tag: string;
  /** Tags that the prose may write inside that one, each with an id: the answers to choose from. */
  readonly parts?: Readonly<Record<string, ComponentType<PartProps>>>;
  /** The ids that those must have. Exactly one of these answers is right. */
  answers?(question: Q): readonly string[];
  /** What is tried out to find the truth. */
  experiments(question: Q): readonly Experiment[];
  /** What the runs say, as the text that a learner would have to give. */
  truth(question: Q, runs: Runs): string;
  grade(question: Q, given: string, runs: Runs): Answer;
  /** What draws it. It is at hand if the kind imports it, fetched in good time if not. */
  load(): Promise<{ readonly default: ComponentType<TagProps & { readonly question: Q }> }>;
}

export interface PartProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** What every kind of question is given: what the prose wrote, and how the prediction stands. */
export interface TagProps extends QuestionProps {
  readonly unit?: string;
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
  /** The button's word. */
  readonly action: string;
  readonly onPredict: (given: string) => void;
  readonly onAgain: () => void;
  /** Tells why the run went as it did; undefined where the question is not about one moment. */
  readonly onWhy?: (() => void) | undefined;
}
