// TCP's options: their declaration, and readers and writers for the hot path which never allocate.
// RFC 9293 §3.1-3.2 (EOL, NOP, MSS), RFC 7323 (window scale, timestamps), RFC 2018 (SACK).

import { tcpOptions } from './offsets.ts';

export type { TcpOption } from './declaration.ts';
export { tcpOptions };

/** A shift above this is taken as this (RFC 7323 §2.3). */
export const MAX_WINDOW_SHIFT = 14;

/** As many SACK blocks as 40 bytes of options hold (RFC 2018 §3). */
export const MAX_SACK_BLOCKS = 4;

/** Bits of `TcpOptionsScratch.problems`. */
export const tcpOptionProblems = {
  /** A length below 2: nothing after it can be trusted (RFC 9293 MUST-7). */
  illegalLength: 1,
  /** The option runs past the end of the header. */
  overrun: 2,
  /** A known option whose length is not the one its definition gives; it is passed over. */
  wrongLength: 4,
  /** A window shift above 14, used as 14. */
  shiftTooLarge: 8,
} as const;

/** What one segment's options said. Made once, filled again by each scan. */
export interface TcpOptionsScratch {
  /** -1 when absent. */
  mss: number;
  /** -1 when absent; at most 14. */
  windowScale: number;
  sackPermitted: boolean;
  hasTimestamps: boolean;
  tsVal: number;
  tsEcr: number;
  sackCount: number;
  /** Left and right edge of each block, in the order received. */
  sack: Uint32Array;
  /** Bits of `tcpOptionProblems`. */
  problems: number;
}

export function tcpOptionsScratch(): TcpOptionsScratch {
  return {
    mss: -1,
    windowScale: -1,
    sackPermitted: false,
    hasTimestamps: false,
    tsVal: 0,
    tsEcr: 0,
    sackCount: 0,
    sack: new Uint32Array(2 * MAX_SACK_BLOCKS),
    problems: 0,
  };
}

const EOL = tcpOptions.eol.kind;
const NOP = tcpOptions.nop.kind;
const MSS = tcpOptions.mss.kind;
const MSS_LENGTH = tcpOptions.mss.length;
const SCALE = tcpOptions.windowScale.kind;
const SCALE_LENGTH = tcpOptions.windowScale.length;
const PERMITTED = tcpOptions.sackPermitted.kind;
const PERMITTED_LENGTH = tcpOptions.sackPermitted.length;
const SACK = tcpOptions.sack.kind;
const SACK_LENGTH = tcpOptions.sack.length;
const SACK_BLOCK = tcpOptions.sack.repeat.length;
const TIMESTAMPS = tcpOptions.timestamps.kind;
const TIMESTAMPS_LENGTH = tcpOptions.timestamps.length;

/** NOP, NOP, timestamps: the layout RFC 7323 appendix A recommends, and nearly all senders use. */
const ALIGNED_TIMESTAMPS = (NOP << 24) | (NOP << 16) | (TIMESTAMPS << 8) | TIMESTAMPS_LENGTH;

/** Reads the options between `start` and `end` into `out`. Survives anything (MUST-6, MUST-7). */
export function scanTcpOptions(
  view: DataView,
  start: number,
  end: number,
  out: TcpOptionsScratch,
): void {
  out.mss = -1;
  out.windowScale = -1;
  out.sackPermitted = false;
  out.hasTimestamps = false;
  out.tsVal = 0;
  out.tsEcr = 0;
  out.sackCount = 0;
  out.problems = 0;
  let at = start;
  if (end - at >= 12 && view.getInt32(at) === ALIGNED_TIMESTAMPS) {
    out.hasTimestamps = true;
    out.tsVal = view.getUint32(at + 4);
    out.tsEcr = view.getUint32(at + 8);
    at += 12;
  }
  while (at < end) {
    const kind = view.getUint8(at);
    if (kind === NOP) {
      at++;
      continue;
    }
    if (kind === EOL) return;
    const length = at + 1 < end ? view.getUint8(at + 1) : 0;
    if (length < 2) {
      out.problems |= at + 1 < end ? tcpOptionProblems.illegalLength : tcpOptionProblems.overrun;
      return;
    }
    if (at + length > end) {
      out.problems |= tcpOptionProblems.overrun;
      return;
    }
    if (!scanOption(view, at, kind, length, out)) out.problems |= tcpOptionProblems.wrongLength;
    at += length;
  }
}

/** False when a known option has a length that is not its own. Unknown ones are passed over. */
function scanOption(
  view: DataView,
  at: number,
  kind: number,
  length: number,
  out: TcpOptionsScratch,
): boolean {
  if (kind === TIMESTAMPS) {
    if (length !== TIMESTAMPS_LENGTH) return false;
    out.hasTimestamps = true;
    out.tsVal = view.getUint32(at + 2);
    out.tsEcr = view.getUint32(at + 6);
  } else if (kind === SACK) {
    const list = length - SACK_LENGTH;
    if (list < SACK_BLOCK || list % SACK_BLOCK !== 0) return false;
    const count = Math.min(list / SACK_BLOCK, MAX_SACK_BLOCKS);
    for (let i = 0; i < 2 * count; i++) out.sack[i] = view.getUint32(at + SACK_LENGTH + 4 * i);
    out.sackCount = count;
  } else if (kind === MSS) {
    if (length !== MSS_LENGTH) return false;
    out.mss = view.getUint16(at + 2);
  } else if (kind === SCALE) {
    if (length !== SCALE_LENGTH) return false;
    const shift = view.getUint8(at + 2);
    if (shift > MAX_WINDOW_SHIFT) out.problems |= tcpOptionProblems.shiftTooLarge;
    out.windowScale = Math.min(shift, MAX_WINDOW_SHIFT);
  } else if (kind === PERMITTED) {
    if (length !== PERMITTED_LENGTH) return false;
    out.sackPermitted = true;
  }
  return true;
}

// The writers put one option at `at` and return the offset after it.

export function writeNop(view: DataView, at: number): number {
  view.setUint8(at, NOP);
  return at + 1;
}

export function writeMss(view: DataView, at: number, mss: number): number {
  view.setUint16(at, (MSS << 8) | MSS_LENGTH);
  view.setUint16(at + 2, mss);
  return at + MSS_LENGTH;
}

export function writeWindowScale(view: DataView, at: number, shift: number): number {
  view.setUint16(at, (SCALE << 8) | SCALE_LENGTH);
  view.setUint8(at + 2, shift);
  return at + SCALE_LENGTH;
}

export function writeSackPermitted(view: DataView, at: number): number {
  view.setUint16(at, (PERMITTED << 8) | PERMITTED_LENGTH);
  return at + PERMITTED_LENGTH;
}

export function writeTimestamps(view: DataView, at: number, value: number, echo: number): number {
  view.setUint16(at, (TIMESTAMPS << 8) | TIMESTAMPS_LENGTH);
  view.setUint32(at + 2, value);
  view.setUint32(at + 6, echo);
  return at + TIMESTAMPS_LENGTH;
}

/** Two NOPs and the timestamps: 12 bytes, the words aligned (RFC 7323 appendix A). */
export function writeAlignedTimestamps(
  view: DataView,
  at: number,
  value: number,
  echo: number,
): number {
  view.setInt32(at, ALIGNED_TIMESTAMPS);
  view.setUint32(at + 4, value);
  view.setUint32(at + 8, echo);
  return at + 12;
}

/** The first `count` blocks of `edges`, which holds left and right edge in turn. */
export function writeSack(view: DataView, at: number, edges: Uint32Array, count: number): number {
  const length = SACK_LENGTH + SACK_BLOCK * count;
  view.setUint16(at, (SACK << 8) | length);
  for (let i = 0; i < 2 * count; i++) {
    view.setUint32(at + SACK_LENGTH + 4 * i, edges[i] as number);
  }
  return at + length;
}

/** Fills up to a multiple of 4 from `start` with EOL and zeros, which are the same (MUST-69). */
export function padTcpOptions(view: DataView, start: number, at: number): number {
  let end = at;
  while (((end - start) & 3) !== 0) view.setUint8(end++, EOL);
  return end;
}

/** Bytes that a SACK option of this many blocks takes. */
export function sackLength(count: number): number {
  return count === 0 ? 0 : SACK_LENGTH + SACK_BLOCK * count;
}
