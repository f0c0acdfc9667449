/** Conditional requests (RFC 9110 §13): whether what the client has, or has seen, is still so. */
import type { HttpReason } from '../../protocols/http/events.ts';
import { type FieldList, fieldOf, listOf } from '../../protocols/http/message.ts';
import { parseHttpDate } from '../../web/http-date.ts';

export interface Refusal {
  readonly status: 304 | 412;
  readonly because: HttpReason;
}

export interface Current {
  /** '' for none. */
  readonly etag: string;
  readonly modified: number;
}

/** In the order of §13.2.2. `current`: undefined where there is nothing yet; `now`: seconds since 1970. */
export function preconditionFails(
  method: string,
  fields: FieldList,
  current: Current | undefined,
  now: number,
): Refusal | undefined {
  const failed: Refusal = { status: 412, because: 'condition-false' };
  const reads = method === 'GET' || method === 'HEAD';
  const match = listOf(fields, 'if-match');
  if (match.length > 0) {
    if (!someTag(match, current, true)) return failed;
  } else {
    const since = dateOf(fields, 'if-unmodified-since', now);
    if (since !== undefined && (current?.modified ?? since) > since) return failed;
  }
  const noneMatch = listOf(fields, 'if-none-match');
  if (noneMatch.length > 0) {
    if (!someTag(noneMatch, current, false)) return undefined;
    return reads ? { status: 304, because: 'etag-unchanged' } : failed;
  }
  const since = reads ? dateOf(fields, 'if-modified-since', now) : undefined;
  if (since === undefined || current === undefined || current.modified > since) return undefined;
  return { status: 304, because: 'date-unchanged' };
}

/** A part may be sent of what has not changed since the client had the rest (§13.1.5). */
export function rangeStillFits(
  fields: FieldList,
  { etag, modified }: Current,
  now: number,
): boolean {
  const condition = fieldOf(fields, 'if-range');
  if (condition === undefined) return true;
  if (condition.startsWith('"')) return condition === etag;
  return parseHttpDate(condition, now) === modified;
}

function dateOf(fields: FieldList, name: string, now: number): number | undefined {
  const text = fieldOf(fields, name);
  return text === undefined ? undefined : parseHttpDate(text, now);
}

/** Strong comparison knows no weak tags; weak comparison looks at what is in the quotes (§8.8.3.2). */
function someTag(tags: readonly string[], current: Current | undefined, strong: boolean): boolean {
  if (current === undefined) return false;
  if (tags[0] === '*') return true;
  const bare = (tag: string) => tag.replace(/^W\//, '');
  if (strong) return tags.some((tag) => !tag.startsWith('W/') && tag === current.etag);
  return current.etag !== '' && tags.some((tag) => bare(tag) === bare(current.etag));
}
