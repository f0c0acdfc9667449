/**
 * When the agent is called again: a restarted one is back soon, another may never come, and one that lets
 * us in and hangs up at once, again and again, is called ever more rarely.
 */
/** Before the next call, ms. */
const WAITS = [500, 1_000, 2_000, 4_000, 5_000] as const;
const UNSTEADY_WAITS = [5_000, 10_000, 20_000, 30_000] as const;
/** Who stayed for so long, ms, was well. */
const STEADY = 3_000;
/** So many calls that did not last are no accident any more. */
const UNSTEADY = 3;

export interface Redial {
  /** Calls in vain since it was well last. */
  tries: number;
  /** Of these, answered ones that did not last. */
  short: number;
  /** When it answered last, ms that never go back. */
  since: number;
}

export const newRedial = (now: number): Redial => ({ tries: 0, short: 0, since: now });

export function answered(redial: Redial, now: number): void {
  redial.since = now;
}

/** It had answered, and is gone. */
export function hungUp(redial: Redial, now: number): void {
  if (now - redial.since >= STEADY) Object.assign(redial, { tries: 0, short: 0 });
  else redial.short++;
}

export const isUnsteady = ({ short }: Redial): boolean => short >= UNSTEADY;

/** How long to wait before the next call, ms. */
export function nextWait(redial: Redial): number {
  const { tries, short } = redial;
  redial.tries++;
  const [waits, at] = isUnsteady(redial) ? [UNSTEADY_WAITS, short - UNSTEADY] : [WAITS, tries];
  return waits[Math.min(at, waits.length - 1)] as number;
}
