import { create } from 'zustand';

/**
 * Answers that are not graded yet, by question. The prose is another tree in another language, so
 * they are kept outside it.
 */
interface Draft {
  /** As it stands in the form. */
  readonly given: string;
  /** As it was handed in, while the run has not come to the moment; else null. */
  readonly handedIn: string | null;
}

const EMPTY: Draft = { given: '', handedIn: null };

export const useDrafts = create<Readonly<Record<string, Draft>>>()(() => ({}));

export function draftOf(drafts: Readonly<Record<string, Draft>>, question: string): Draft {
  return drafts[question] ?? EMPTY;
}

export function changeDraft(question: string, change: Partial<Draft>): void {
  useDrafts.setState((drafts) => ({ [question]: { ...draftOf(drafts, question), ...change } }));
}

/** Who leaves a step before the run has decided has not predicted; what they wrote stays. */
export function withdrawPredictions(): void {
  useDrafts.setState((drafts) =>
    Object.fromEntries(
      Object.entries(drafts).map(([id, draft]) => [id, { ...draft, handedIn: null }]),
    ),
  );
}

export function forgetDrafts(): void {
  useDrafts.setState({}, true);
}
