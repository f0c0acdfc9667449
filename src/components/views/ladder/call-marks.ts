/** The calls of hosts that stand between others: there is no room for words, so each has a mark. */

import type { Placing } from './margin-annotations.ts';
import type { SideGroup, SideLine } from './model.ts';

/** What a host's programs asked, and were answered, at one instant. */
export interface CallMark {
  readonly x: number;
  readonly y: number;
  /** The first event of it: the mark is seen when the cursor is behind that. */
  readonly event: number;
  readonly lines: readonly CallLine[];
}

export type CallLine = Extract<SideLine, { readonly kind: 'call' | 'return' }>;

/** Left of the life line, rem: on it stand the rings of new states. */
const AWAY = 0.6;

export function placeCallMarks({ run, columns, scale, rem, firstX, lastX }: Placing): CallMark[] {
  return run.groups.flatMap((group) => {
    const lineX = columns.get(group.node);
    if (lineX === undefined || lineX === firstX || lineX === lastX) return [];
    const lines = callLinesOf(group);
    const [first] = lines;
    if (first === undefined) return [];
    return [{ x: lineX - AWAY * rem, y: scale.y(group.at), event: first.event, lines }];
  });
}

function callLinesOf({ lines }: SideGroup): CallLine[] {
  return lines.filter((line): line is CallLine => line.kind !== 'state');
}

/** `send(3, "GET /") → 5`, line by line, as far as the cursor knows it. */
export function markWords({ lines }: CallMark, visibleEvents: number): string[] {
  return lines
    .filter(({ event }) => event < visibleEvents)
    .map(({ kind, call: { name, args, result, returnEvent } }) => {
      if (kind === 'return') return `${name} → ${result}`;
      const back = returnEvent >= 0 && returnEvent < visibleEvents;
      return back && lines.every((line) => line.event !== returnEvent)
        ? `${name}(${args}) → ${result}`
        : `${name}(${args})`;
    });
}

/** What a mark answers when it is asked why: its latest return, or that there was a call at all. */
export function askedOf({ lines }: CallMark, visibleEvents: number): number {
  const seen = lines.filter(({ event }) => event < visibleEvents);
  const returned = seen.findLast(
    ({ call }) => call.returnEvent >= 0 && call.returnEvent < visibleEvents,
  );
  return returned?.call.returnEvent ?? (seen[0] as CallLine).event;
}
