/** Parts of a representation (RFC 9110 §14). */
import { fromLatin1, joinBytes } from '../../protocols/http/latin1.ts';

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** More than these are asked for only to keep a server busy (§14.2). */
const MOST_RANGES = 16;

/** Undefined: it is passed over; an empty list: there are no such bytes. */
export function rangesOf(text: string, length: number): readonly Range[] | undefined {
  const parts = /^bytes=(.*)$/i.exec(text.trim())?.[1]?.split(',');
  if (parts === undefined || parts.length > MOST_RANGES) return undefined;
  const ranges: Range[] = [];
  for (const part of parts) {
    const [, from = '', to = ''] = /^\s*(\d{0,15})-(\d{0,15})\s*$/.exec(part) ?? [];
    if (from === '' && to === '') return undefined;
    if (from !== '' && to !== '' && Number(from) > Number(to)) return undefined;
    const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
    const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
    if (first <= last) ranges.push({ first, last });
  }
  return ranges;
}

export const contentRange = ({ first, last }: Range, length: number) =>
  `bytes ${first}-${last}/${length}`;

/** Several parts in one body (§14.6). The boundary must not stand in the bytes. */
export function multipart(
  bytes: Uint8Array,
  ranges: readonly Range[],
  type: string,
  boundary: string,
): Uint8Array {
  const parts = ranges.flatMap((range) => {
    const where = contentRange(range, bytes.length);
    const head = `\r\n--${boundary}\r\nContent-Type: ${type}\r\nContent-Range: ${where}\r\n\r\n`;
    return [fromLatin1(head), bytes.subarray(range.first, range.last + 1)];
  });
  return joinBytes([...parts, fromLatin1(`\r\n--${boundary}--\r\n`)]);
}
