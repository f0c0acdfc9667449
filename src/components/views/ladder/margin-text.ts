/** How the words of calls and returns break into lines, so that none is cut in a narrow column. */
import { type CallRow, isImmediate } from '../../../model/parts/calls.ts';
import type { SideLine } from './model.ts';

/** More lines than this would push the other calls away: the rest is in the title. */
const MOST_LINES = 3;
/** Further lines stand a little further in. */
const INDENT = 2;

export interface CallLines {
  readonly call: readonly string[];
  /** The result, on lines of its own; empty when it stands behind the call. */
  readonly below: readonly string[];
  /** The result behind the call, on the same line; '' when there is none. */
  readonly behind: string;
}

/** `socket(SOCK_STREAM) → 3`, or the result below when the line is too short for both. */
export function callLines(call: CallRow, chars: number): CallLines {
  const result = isImmediate(call) ? `→ ${call.result}` : '';
  return joined(`${call.name}(${call.args})`, result, chars);
}

/** `accept → 4, 10.0.0.1:49152`, or what came back below the call's name. */
export function returnLines(call: CallRow, chars: number): CallLines {
  return joined(call.name, `→ ${call.result}`, chars);
}

function joined(head: string, result: string, chars: number): CallLines {
  const call = breakLines(head, chars, chars - INDENT);
  if (result === '') return { call, below: [], behind: '' };
  const last = call.at(-1) as string;
  const room = call.length > 1 ? chars - INDENT : chars;
  if (columns(last) + 1 + columns(result) <= room) return { call, below: [], behind: result };
  return { call, below: breakLines(result, chars - INDENT), behind: '' };
}

/** Lines of at most `most` columns, broken at spaces, else wherever the line is full. */
export function breakLines(text: string, most: number, further = most): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const chars = lines.length === 0 ? most : further;
    if (columns(longer) <= chars) {
      line = longer;
      continue;
    }
    // An arrow does not stand alone at the end of a line.
    if (line !== '' && line !== '→') lines.push(line);
    const rest = line === '→' ? `→ ${word}` : word;
    const pieces = cut(rest, further);
    line = pieces.pop() as string;
    lines.push(...pieces);
  }
  lines.push(line);
  if (lines.length <= MOST_LINES) return lines;
  const kept = lines.slice(0, MOST_LINES);
  kept[MOST_LINES - 1] = `${cut(kept[MOST_LINES - 1] as string, further - 1)[0]}…`;
  return kept;
}

/** Pieces of at most `chars` columns; at least one. */
function cut(word: string, chars: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece !== '' && columns(piece + char) > chars) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** Chinese characters are wider than a column of a monospaced font. */
function columns(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e80' ? 1.67 : 1;
  return width;
}

/** Lines of text that a line of a group takes: a call that waits says so below itself. */
export function linesIn(line: SideLine, chars: number): number {
  if (line.kind === 'state') return 1;
  const lines = line.kind === 'call' ? callLines(line.call, chars) : returnLines(line.call, chars);
  const waits = line.kind === 'call' && isWaiting(line.call) ? 1 : 0;
  return lines.call.length + lines.below.length + waits;
}

export function isWaiting(call: CallRow): boolean {
  return call.blocked || call.returnEvent < 0;
}
