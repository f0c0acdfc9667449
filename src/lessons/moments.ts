/** Event locators: where a lesson's steps begin and end. */
import type { Predicate } from '../stack/trace/predicates.ts';
import type { Moment } from './types.ts';

/** The event that completes the predicate. */
export function when(predicate: Predicate): Moment {
  return (run) => predicate.find(run)?.at(-1) ?? -1;
}

/** The n-th of something, counted from 1. */
export function nth(predicate: Predicate, n: number): Predicate {
  return n === 1 ? predicate : predicate.then(nth(predicate, n - 1));
}
