/** A filter's text → a question to packets, or the first fault in it. */
import { type Bound, bindFilter } from './bind.ts';
import { knownNames } from './known.ts';
import { parseFilter } from './parse.ts';
import type { KnownName } from './row.ts';

/** Undefined for an empty text: it asks nothing. */
export function compileFilter(
  text: string,
  names: ReadonlyMap<string, KnownName> = knownNames(),
): Bound | undefined {
  if (text.trim() === '') return undefined;
  const { filter, fault } = parseFilter(text);
  return filter === undefined ? { fault } : bindFilter(filter, names);
}
