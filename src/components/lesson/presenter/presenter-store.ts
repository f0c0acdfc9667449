import { create } from 'zustand';
import type { Answer } from '../../../runtime/progress.ts';
import { type Beat, FIRST } from './beat.ts';

/** A lesson taught from the front: what the hall sees of the step, and nothing of the learner's. */
export interface PresenterState {
  readonly on: boolean;
  /** How far the step has come. */
  readonly beat: Beat;
  /** What the runs say to each question that has been looked into, by its id, as an answer. */
  readonly truths: Readonly<Record<string, Answer>>;
  /** Nothing is shown: the hall looks at whoever speaks. */
  readonly black: boolean;
  /** When it began, ms since 1970; for the clock in the speaker's notes. */
  readonly startedAt: number;
}

const OFF: PresenterState = { on: false, beat: FIRST, truths: {}, black: false, startedAt: 0 };

export const usePresenter = create<PresenterState>()(() => OFF);

export function present(on: boolean): void {
  usePresenter.setState(on ? { ...OFF, on, startedAt: Date.now() } : OFF, true);
}

export function goToBeat(beat: Beat): void {
  usePresenter.setState({ beat, black: false });
}

export function rememberTruth(question: string, answer: Answer): void {
  usePresenter.setState(({ truths }) => ({ truths: { ...truths, [question]: answer } }));
}

export function toggleBlack(): void {
  usePresenter.setState(({ black }) => ({ black: !black }));
}

/**
 * What a question shows while the lesson is presented: the truth once it is revealed, null before;
 * undefined when nobody presents, and the learner's own answer counts.
 */
export function presentedAnswer(
  state: PresenterState,
  question: string,
): Answer | null | undefined {
  const { on, truths } = state;
  if (!on) return undefined;
  return isRevealed(state) ? (truths[question] ?? null) : null;
}

export const isRevealed = ({ beat }: PresenterState) =>
  beat.kind === 'reveal' || beat.kind === 'task';
