/** Where 32 bits stand: in one line if there is room, else in two or four, with gaps between octets. */
import { BITS } from '../../../stack/core/prefix.ts';

const OCTET = 8;
/** Between two octets, as a part of a bit's width. */
const GAP = 0.5;

export interface Cells {
  /** How many bits a line has. */
  readonly perLine: number;
  readonly lines: number;
  readonly width: number;
  readonly line: (bit: number) => number;
  /** The left edge of a bit. */
  readonly x: (bit: number) => number;
  /** Behind so many bits: the line, and the place between the last of them and the next. */
  readonly border: (bits: number) => { readonly line: number; readonly x: number };
  /** The number of bits in front of the border that is nearest to a place of a line. */
  readonly bitsAt: (line: number, x: number) => number;
}

const widthsIn = (perLine: number) => perLine + GAP * (perLine / OCTET - 1);

/** How many lines it takes when no bit may be narrower than `least`. */
export function linesFor(room: number, least: number): number {
  return [1, 2].find((lines) => widthsIn(BITS / lines) * least <= room) ?? 4;
}

export function cellsIn(left: number, room: number, lines: number, most: number): Cells {
  const perLine = BITS / lines;
  const width = Math.min(most, room / widthsIn(perLine));
  const line = (bit: number) => Math.floor(bit / perLine);
  const x = (bit: number) => {
    const place = bit % perLine;
    return left + width * (place + GAP * Math.floor(place / OCTET));
  };
  const border: Cells['border'] = (bits) => {
    if (bits === 0) return { line: 0, x: left };
    const last = bits - 1;
    const gap = bits % perLine !== 0 && bits % OCTET === 0 ? (GAP * width) / 2 : 0;
    return { line: line(last), x: x(last) + width + gap };
  };
  return {
    ...{ perLine, lines, width, line, x, border },
    bitsAt(wanted, at) {
      const first = Math.min(Math.max(wanted, 0), lines - 1) * perLine;
      let best = first;
      // The border at a line's left edge belongs to the line before, but is meant here all the same.
      for (let bits = first; bits <= first + perLine; bits++) {
        const place = bits === first ? x(first) : border(bits).x;
        const now = best === first ? x(first) : border(best).x;
        if (Math.abs(place - at) < Math.abs(now - at)) best = bits;
      }
      return best;
    },
  };
}
