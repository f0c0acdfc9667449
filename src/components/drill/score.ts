/** How well somebody plays: what counts is decisions, not clicks. */
import { mistakesIn } from '../../model/judge/fields.ts';
import type { Objection, Verdict } from '../../model/judge/judge.ts';

export interface Score {
  /** Decisions that were right at once, and those after a wrong one or a hint. */
  readonly first: number;
  readonly later: number;
  /** Besides these, the ones that an RFC advises against. */
  readonly advised: number;
  readonly hints: number;
  /** A field that is wrong counts once, however many rules it breaks. */
  readonly broken: readonly Objection[];
  /** Something wrong was tried, or a hint asked for, since the last right decision. */
  readonly helped: boolean;
}

export const BEGINNING: Score = {
  ...{ first: 0, later: 0, advised: 0, hints: 0, broken: [], helped: false },
};

/** `counts`: there was something to decide. To break a rule always counts. */
export function scored(was: Score, { kind, level, objections }: Verdict, counts: boolean): Score {
  if (kind === 'illegal') {
    return { ...was, broken: [...was.broken, ...mistakesIn(objections)], helped: true };
  }
  const { first, later, advised, helped } = was;
  if (!counts) return { ...was, helped: false };
  if (level === 'should') return { ...was, advised: advised + 1, helped: false };
  return {
    ...was,
    first: helped ? first : first + 1,
    later: helped ? later + 1 : later,
    helped: false,
  };
}
