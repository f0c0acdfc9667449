/** Which bytes of the stream are in sight, and how the reader looks elsewhere. */
import { tickStep } from 'd3-array';
import type { Range, WindowsNow } from './model.ts';

/** No closer: so many bytes fill the picture. */
const LEAST = 16;
/** So many windows fit into the picture. */
const WINDOWS = 3;
/** Behind the last edge there is a little room for what lies beyond. */
const MARGIN = 1.04;
/** A window that dwarfs all there is to see by this much is not made room for. */
const DWARFS = 8;

/** All that is known of the stream: what was written, and how far either side may go. */
export function wholeStream({ sender, receiver }: WindowsNow): Range {
  const ends = [
    sender?.written ?? 0,
    sender === undefined ? 0 : sender.una + sender.window,
    receiver?.buffer ?? 0,
  ];
  return { from: 0, to: rounded(Math.max(LEAST, ...ends) * MARGIN) };
}

/**
 * Follows the window a page at a time, so that edges move over bytes that stand still. The page
 * has room for some windows, and is turned when the trailing edge has crossed its middle.
 */
export function followed(now: WindowsNow): Range {
  const { sender, receiver } = now;
  const window = Math.max(
    sender?.window ?? 0,
    receiver === undefined ? 0 : receiver.buffer - receiver.read,
  );
  const written = sender?.written ?? 0;
  const dwarfed = written > 0 && written * DWARFS < window;
  const page = rounded(Math.max(LEAST, dwarfed ? written * 2 : window * WINDOWS * MARGIN));
  const trailing = Math.min(sender?.una ?? 0, receiver?.read ?? sender?.una ?? 0);
  const from = Math.floor(trailing / (page / 2)) * (page / 2);
  const whole = wholeStream(now);
  // The whole stream, when it needs hardly more room than the page.
  if (!dwarfed && whole.to <= page * 1.5) return { from: 0, to: Math.max(page, whole.to) };
  return { from, to: from + page };
}

/** Up to a number that is easily read: a multiple of a fifth or a tenth of a power of ten. */
function rounded(value: number): number {
  const step = Math.max(1, tickStep(0, value, 12));
  return Math.ceil(value / step) * step;
}

/** Nearer or farther, with one byte staying where it is. */
export function zoomed({ from, to }: Range, by: number, around: number, whole: Range): Range {
  const size = Math.min(Math.max(LEAST, (to - from) / by), Math.max(LEAST, whole.to));
  const part = to > from ? (around - from) / (to - from) : 0.5;
  return within({ from: around - part * size, to: around + (1 - part) * size }, whole);
}

export function moved({ from, to }: Range, parts: number, whole: Range): Range {
  const by = (to - from) * parts;
  return within({ from: from + by, to: to + by }, whole);
}

/** In whole bytes, and inside of the stream as far as it is that long. */
function within({ from, to }: Range, whole: Range): Range {
  const size = Math.round(to - from);
  const begin = Math.round(Math.max(0, Math.min(from, whole.to - size)));
  return { from: begin, to: begin + size };
}

/** Bytes that hold the sight of every run on the stage: equal width is equal bytes. */
export function spanned(sights: readonly Range[]): Range {
  return {
    from: Math.min(...sights.map(({ from }) => from)),
    to: Math.max(...sights.map(({ to }) => to)),
  };
}
