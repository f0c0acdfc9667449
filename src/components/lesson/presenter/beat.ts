/** How far a step has come, for who presents it. */
export type Beat =
  /** The question stands there, and the run where the step begins. */
  | { readonly kind: 'ask' }
  /** The run plays on to what decides: the step's moment, or the task that shows it. */
  | { readonly kind: 'watch'; readonly task?: string }
  /** What the run says, and why. */
  | { readonly kind: 'reveal' }
  /** Another task of the step, done before everybody's eyes. */
  | { readonly kind: 'task'; readonly task: string };

export const FIRST: Beat = { kind: 'ask' };

export function sameBeat(a: Beat, b: Beat): boolean {
  return a.kind === b.kind && taskOf(a) === taskOf(b);
}

export const taskOf = (beat: Beat) => ('task' in beat ? beat.task : undefined);
