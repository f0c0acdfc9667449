import type { ReactNode } from 'react';
import type { Answer } from '../../../runtime/progress.ts';

/** What every kind of question is given. It is graded elsewhere, against the run. */
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
