import { create } from 'zustand';
import type { Answer } from '../../runtime/progress.ts';

/**
 * Answers that are not graded yet, by question. The prose is another tree in another language, so
 * they are kept outside it.
 */
export interface Draft {
  /** As it stands in the form. */
  readonly given: string;
  /** As it was handed in, while the run has not come to the moment; else null. */
  readonly handedIn: string | null;
  /** The question is open a second time. The first answer stays what it was: it is the score. */
  readonly again: boolean;
  /** How the second prediction was graded; null before. */
  readonly second: Answer | null;
}

const EMPTY: Draft = { given: '', handedIn: null, again: false, second: null };

export const useDrafts = create<Readonly<Record<string, Draft>>>()(() => ({}));

export function draftOf(drafts: Readonly<Record<string, Draft>>, question: string): Draft {
  return drafts[question] ?? EMPTY;
}

export function changeDraft(question: string, change: Partial<Draft>): void {
  useDrafts.setState((drafts) => ({ [question]: { ...draftOf(drafts, question), ...change } }));
}

/** What the question shows: its second answer while there is one to give, else the one that counts. */
export function shownAnswer({ again, second }: Draft, kept: Answer | null): Answer | null {
  return again ? second : kept;
}

/**
 * A step is left: what was written and what was handed in stay, for whoever comes back. Only a second
 * try that is over, or has not been handed in, gives way to the first answer.
 */
export function leaveQuestions(): void {
  useDrafts.setState((drafts) =>
    Object.fromEntries(
      Object.entries(drafts).map(([id, draft]) => [
        id,
        waits(draft) ? draft : { ...EMPTY, given: draft.given },
      ]),
    ),
  );
}

const waits = ({ again, handedIn, second }: Draft) =>
  !again || (handedIn !== null && second === null);

export function forgetDrafts(): void {
  useDrafts.setState({}, true);
}
