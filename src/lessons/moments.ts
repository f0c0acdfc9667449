/** Event locators: where a lesson's steps begin and end. */
import type { Predicate } from '../stack/trace/predicates.ts';
import type { Moment } from './types.ts';

/** The event that completes the predicate. */
export function when(predicate: Predicate): Moment {
  return (run) => predicate.find(run)?.at(-1) ?? -1;
}
