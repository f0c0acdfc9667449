/** A segment in a line, with numbers counted from the SYNs. */
import type { End } from '../../model/judge/end.ts';
import { blocksOf, has, type Segment } from '../../model/judge/segment.ts';
import type { Instant } from '../../stack/core/instant.ts';
import { FLAG_BITS, FLAG_NAMES } from '../lesson/questions/segment/written.ts';

const NARROW = '\u202f';

/** An instant that cannot be read as a length of time: `0.530 004 s`. */
export function momentOf(at: Instant): string {
  const micros = String(at % 1_000_000).padStart(6, '0');
  const seconds = Math.floor(at / 1_000_000);
  return `${seconds}.${micros.slice(0, 3)}${NARROW}${micros.slice(3)}\u00a0s`;
}

type Bases = Pick<End, 'iss' | 'irs'>;

/** `own`: the learner sent it. */
export function lineOf(segment: Segment, { iss, irs }: Bases, own: boolean): string {
  const [base, other] = own ? [iss, irs] : [irs, iss];
  const flags = FLAG_NAMES.filter((name) => has(segment, FLAG_BITS[name])).join(', ') || '–';
  const acks = has(segment, FLAG_BITS.ACK) ? ` ack ${(segment.ack - other) >>> 0}` : '';
  const sack = blocksOf(segment)
    .map(({ left, right }) => ` SACK ${(left - other) >>> 0}–${(right - other) >>> 0}`)
    .join();
  return `${flags} seq ${(segment.seq - base) >>> 0}${acks} win ${segment.window} len ${segment.length}${sack}`;
}

/** `101-201, 301-401` as blocks; undefined when it is no such list. */
export function blocksIn(text: string, { irs }: Bases) {
  const parts = text.split(/[,，;\s]+/).filter((part) => part !== '');
  const blocks = parts.map((part) => /^(\d+)[-–](\d+)$/.exec(part));
  if (blocks.some((each) => each === null)) return undefined;
  return blocks.map((each) => ({
    left: (irs + Number(each?.[1])) >>> 0,
    right: (irs + Number(each?.[2])) >>> 0,
  }));
}
