/**
 * Bytes of a frame to pixels: a byte of a header is wide, a long message is drawn together so that its
 * headers are still seen. It says so (`together`), and is the same for every row of the picture.
 */
import type { Part } from './capsule.ts';

export interface ByteScale {
  readonly x: (byte: number) => number;
  /** The byte at a place. */
  readonly at: (x: number) => number;
  /** A byte of the message is narrower than one of a header. */
  readonly together: boolean;
}

/** The most of the width that headers take, and the most px of one byte. */
const HEADERS = 0.62;
const WIDEST = 14;
/** A difference that is not seen needs no word. */
const CLOSER = 0.9;

export function byteScale(parts: readonly Part[], left: number, width: number): ByteScale {
  const sizeOf = (kinds: readonly Part['kind'][]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, p) => sum + p.end - p.start, 0);
  const headers = sizeOf(['header']);
  const carried = sizeOf(['data', 'padding']);
  const even = width / Math.max(1, headers + carried);
  const share = carried === 0 ? 1 : HEADERS;
  const wide = Math.min(WIDEST, Math.max(even, (share * width) / Math.max(1, headers)));
  const narrow = Math.min(wide, (width - wide * headers) / Math.max(1, carried));
  const ordered = parts.toSorted((a, b) => a.start - b.start);
  const unit = ({ kind }: Part) => (kind === 'header' ? wide : narrow);
  const edges: { readonly start: number; readonly x: number; readonly px: number }[] = [];
  let x = left;
  for (const part of ordered) {
    edges.push({ start: part.start, x, px: unit(part) });
    x += (part.end - part.start) * unit(part);
  }
  const total = ordered.at(-1)?.end ?? 0;
  return {
    x(byte) {
      const edge = edges.findLast(({ start }) => start <= byte) ?? { start: 0, x: left, px: wide };
      return edge.x + (byte - edge.start) * edge.px;
    },
    at(place) {
      const edge = edges.findLast((each) => each.x <= place) ?? { start: 0, x: left, px: wide };
      const byte = edge.start + Math.floor((place - edge.x) / Math.max(edge.px, 0.001));
      return Math.min(Math.max(byte, 0), Math.max(0, total - 1));
    },
    together: carried > 0 && narrow < CLOSER * wide,
  };
}
