/** Where a lesson's steps begin and end: predicates over the trace, turned into events. */
import type { Predicate } from '../stack/trace/predicates.ts';
import type { Moment } from './types.ts';

/** The event that completes the predicate. */
export function when(predicate: Predicate): Moment {
  return (run) => predicate.find(run)?.at(-1) ?? -1;
}

/**
 * The end of the instant at which the predicate is met: a segment has then been handed to the
 * link, a call has returned, and what they led to without delay has happened too.
 */
export function onceSettled(predicate: Predicate): Moment {
  const moment = when(predicate);
  return (run) => {
    const { log } = run;
    let event = moment(run);
    if (event < 0) return event;
    while (event + 1 < log.count && log.at[event + 1] === log.at[event]) event++;
    return event;
  };
}
