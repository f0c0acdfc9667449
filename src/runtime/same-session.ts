/** Whether two sessions of a scenario are the same, and so give the same run. */
import type { Session } from '../stack/world/session-data.ts';

export function isSameSession(a: Session, b: Session): boolean {
  return wordOf(a) === wordOf(b);
}

function wordOf({ seed, patch = [], inputs }: Session): string {
  return JSON.stringify([seed, patch, inputs], inOrder);
}

/** A link and a button may name the fields of an input in another order. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
