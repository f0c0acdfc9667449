/** The terminal's text: what programs printed and what the page said, in one order. */

import { END_OF_INPUT, type Spoken, type SpokenLine, type Talk } from './spoken.ts';
import type { Remark } from './terminal-store.ts';

export type Entry =
  | { readonly key: string; readonly remark: Remark }
  | { readonly key: string; readonly line: SpokenLine; readonly text: string };

interface TranscriptOptions {
  readonly remarks: readonly Remark[];
  /** Programs whose lines are the page's own business. */
  readonly hidden: ReadonlySet<number>;
  readonly clearedAt: { readonly lines: number; readonly remarks: number };
  readonly most: number;
}

export function transcript(spoken: Spoken, options: TranscriptOptions): readonly Entry[] {
  const { remarks, hidden, clearedAt, most } = options;
  const { lines, forgotten } = spoken;
  // Lines that were typed before this page said anything are told by the trace: those of a recording.
  const ownFrom = remarks[0]?.after ?? Number.POSITIVE_INFINITY;
  const entries: Entry[] = [];
  let next = 0;
  const remarksUntil = (place: number) => {
    for (; next < remarks.length; next++) {
      const remark = remarks[next] as Remark;
      if (remark.after > place) return;
      if (remark.id > clearedAt.remarks) entries.push({ key: `r${remark.id}`, remark });
    }
  };
  const first = Math.max(0, lines.length - most);
  for (let i = first; i < lines.length; i++) {
    const place = forgotten + i;
    remarksUntil(place);
    const line = lines[i] as SpokenLine;
    if (place < clearedAt.lines || hidden.has(line.process)) continue;
    if (line.what === 'typed' && place >= ownFrom) continue;
    entries.push({ key: `l${place}`, line, text: asTyped(line) });
  }
  remarksUntil(Number.POSITIVE_INFINITY);
  return entries.slice(-most);
}

/** How many lines there have been: where the next one will stand. */
export const placeNow = ({ lines, forgotten }: Spoken): number => forgotten + lines.length;

/** A line that a program was given, as the command line spells it. */
function asTyped({ what, text, talk, at }: SpokenLine): string {
  if (what === 'printed' || talk === undefined || isBeginning(talk, at, text)) return text;
  if (text === END_OF_INPUT) return `close ${talk.number}`;
  return `send ${talk.number} ${text.replace(/\r/g, '\\r').replace(/\n/g, '\\n')}`;
}

const isBeginning = ({ since, line }: Talk, at: number, text: string) =>
  since === at && line === text;
