/** Signs that are read from far away: what was sent again, what was lost, SYN, FIN and RST. */
import type { Sign } from '../../view-kit/plot/drawing.ts';
import { bottom, cross, disc, px, right, stroked, widthOf } from '../../view-kit/plot/shapes.ts';
import type { Placed } from './lines.ts';
import type { SegmentRow } from './model.ts';

export interface SignWords {
  readonly lost: (count: number) => string;
}

/** Signs keep so far from each other that each can be read, in letters' heights; else they are counted. */
const SIGN_ROOM = 1.9;

/** Neighbours in time that would lie on each other. */
function grouped(rows: readonly SegmentRow[], place: Placed): SegmentRow[][] {
  const groups: SegmentRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const first = group?.[0];
    const near = first && place.x(row.at) - place.x(first.at) < SIGN_ROOM * place.type.size;
    const level =
      near && Math.abs(place.y(row.end) - place.y(first.end)) < 3 * SIGN_ROOM * place.type.size;
    if (group !== undefined && level) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

export function signsOf(segments: readonly SegmentRow[], place: Placed, words: SignWords): Sign[] {
  const again = grouped(
    segments.filter((row) => row.again),
    place,
  );
  const lost = grouped(
    segments.filter((row) => row.lost >= 0),
    place,
  );
  const named = segments.filter(({ kind, again: twice }) => kind !== 'data' && !twice);
  const signs = [
    ...again.flatMap((group) => flags(group, place)),
    ...lost.flatMap((group) => losses(group, place, words)),
    ...named.map((row) => controlSign(row, place, segments)),
  ];
  return signs.sort((a, b) => a.event - b.event);
}

/** An R on a pole, so that it is read however short its stroke is. */
function flags(group: readonly SegmentRow[], { x, y, box, type }: Placed): Sign[] {
  const [first] = group as [SegmentRow, ...SegmentRow[]];
  const last = group.at(-1) as SegmentRow;
  const r = 0.72 * type.size;
  const at = x(first.at);
  const high = Math.max(box.top + r, y(first.end) - 2.4 * r);
  const disced: Sign = {
    event: first.event,
    shapes: [
      stroked(`M${px(at)} ${px(y(first.end))}V${px(high)}`, 'loss'),
      stroked(disc(at, high, r), 'loss', { fill: 'paper' }),
      {
        ...{ kind: 'text', x: at, y: high + 0.34 * type.size, text: 'R', ink: 'loss' },
        ...{ size: type.size * 0.95, anchor: 'middle', strong: true },
      },
    ],
  };
  if (last === first) return [disced];
  const text = `×${group.length}`;
  const count: Sign = {
    event: last.event,
    shapes: [
      {
        ...{ kind: 'text', x: at + 1.25 * r, y: high + 0.34 * type.size, text, ink: 'loss' },
        ...{ size: type.size, strong: true, halo: true },
      },
    ],
  };
  return [disced, count];
}

function losses(
  group: readonly SegmentRow[],
  { x, y, box, type }: Placed,
  words: SignWords,
): Sign[] {
  const crosses = group.map(({ lost, at, seq, end }): Sign => {
    const d = cross(x(at), (y(seq) + y(end)) / 2, 0.36 * type.size);
    return { event: lost, shapes: [stroked(d, 'loss', { width: 1.25 })] };
  });
  const [first] = group as [SegmentRow, ...SegmentRow[]];
  const event = group.reduce((most, { lost }) => Math.max(most, lost), -1);
  const text = words.lost(group.length);
  const size = type.small;
  const at = x((group.at(-1) as SegmentRow).at) + 0.7 * type.size;
  if (text === '' || at + widthOf(text, size) > right(box)) return crosses;
  const height = y(first.seq) + 0.4 * size;
  const label: Sign = {
    event,
    shapes: [
      {
        ...{ kind: 'text', x: at, y: height, text, ink: 'loss' },
        ...{ size, strong: true, halo: true },
      },
    ],
  };
  return [...crosses, label];
}

/** Its name stands above what else is drawn there: the first segments, when they are close. */
function controlSign(
  { event, kind, at, seq }: SegmentRow,
  { x, y, box, type }: Placed,
  segments: readonly SegmentRow[],
): Sign {
  const text = kind.toUpperCase();
  const size = type.small;
  const place = x(at);
  const room = widthOf(text, size) + size;
  const end = place + room > right(box);
  const [from, to] = end ? [place - room, place] : [place, place + room];
  const near = segments.filter(
    (each) => each.kind === 'data' && x(each.at) > from && x(each.at) < to,
  );
  const free = near.reduce((high, each) => Math.min(high, y(each.end) - 0.3 * size), bottom(box));
  return {
    event,
    shapes: [
      {
        ...{ kind: 'path', d: `M${px(place)} ${px(y(seq) - 0.45 * size)}v${px(0.9 * size)}` },
        ...{ stroke: kind === 'rst' ? 'loss' : 'transport', width: 2.5 },
      },
      {
        kind: 'text',
        x: place + (end ? -0.5 : 0.5) * size,
        y: Math.max(box.top + size, Math.min(y(seq) - 0.5 * size, bottom(box) - 0.3 * size, free)),
        ...{ text, ink: 'transport', size, strong: true, halo: true },
        anchor: end ? 'end' : 'start',
      },
    ],
  };
}
