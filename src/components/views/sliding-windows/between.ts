/** Segments and ACKs under way: across, the bytes that they are about; down, their share of the way. */

import { grouped } from '../../../model/format.ts';
import { packetTitle } from '../../../model/packets.ts';
import { isCovered } from '../../view-kit/covers.ts';
import { type PlotBox, px, widthOf } from '../../view-kit/plot/shapes.ts';
import type { UnderWay } from './flight.ts';
import type { PictureInput } from './layout.ts';
import { boxPath, inSight, type Pen, path, text, xOf } from './pen.ts';
import type { PictureRoom } from './room.ts';
import { drawCross, drawR } from './strips.ts';

/** A packet on the picture: where a pointer finds it. */
export interface Mark {
  readonly flight: UnderWay;
  readonly box: PlotBox;
}

/** With more under way than this, only the one that is pointed at or selected has words. */
const MOST_WITH_WORDS = 12;

export function drawBetween(pen: Pen, input: PictureInput): readonly Mark[] {
  const marks = input.flights.flatMap((flight) => {
    const box = boxFor(pen, flight);
    return box === undefined ? [] : [{ flight, box }];
  });
  // Arrows of ACKs lie on top: they are thin.
  const order = marks.toSorted((a, b) => Number(b.flight.down) - Number(a.flight.down));
  for (const mark of order) drawMark(pen, mark, input);
  const taken: PlotBox[] = marks.flatMap((mark) => [mark.box, trailOf(pen, mark)]);
  const all = mayAllDrop(marks, pen.room);
  const droppable = marks.filter(({ flight }) => all || flight.packet.frame === input.selected);
  const word = dropWord(droppable, pen.room, input.t('dropIt'));
  taken.push(...droppable.map((mark) => dropBox(mark, pen.room, word)));
  for (const mark of inTurn(marks, input)) nameMark(pen, mark, input, taken);
  return marks;
}

/** With more under way than this, only the one that is chosen has a button to drop it. */
const MOST_WITH_DROP = 3;

/** Whether there is room for a button at each packet under way. */
export function mayAllDrop(marks: readonly Mark[], { grade }: PictureRoom): boolean {
  return marks.length <= MOST_WITH_DROP && grade !== 'tight';
}

/** px: at least so large that a finger finds it. */
export const TARGET = 24;

/**
 * Its sign says what it does only to those who know it: where there is room, a word stands beside it.
 * Of packets side by side, one word would lie on the next.
 */
export function dropWord(marks: readonly Mark[], room: PictureRoom, word: string): string {
  if (room.grade === 'tight') return '';
  const boxes = marks.map((mark) => dropBox(mark, room, word));
  const lie = boxes.some((box, at) => boxes.slice(at + 1).some((other) => touch(box, other)));
  return lie ? '' : word;
}

/** Where a packet's button to drop it stands: ahead of it, for behind it are its line and words. */
export function dropBox({ flight, box }: Mark, room: PictureRoom, word: string): PlotBox {
  const { small } = room.type;
  const width = TARGET + (word === '' ? 0 : widthOf(word, small) + 0.5 * small);
  const height = Math.max(TARGET, 1.6 * small);
  const x = box.left + box.width / 2 - width / 2;
  return {
    left: Math.min(Math.max(x, room.left), room.right - width),
    top: flight.down ? box.top + box.height + 2 : box.top - height - 2,
    ...{ width, height },
  };
}

/** The line from where it came to where it is: no words lie on it. */
function trailOf({ room }: Pen, { flight, box }: Mark): PlotBox {
  const left = box.left + box.width / 2 - 2;
  const end = box.top + box.height;
  return flight.down
    ? { left, top: room.sender.bottom, width: 4, height: box.top - room.sender.bottom }
    : { left, top: end, width: 4, height: room.receiver.top - end };
}

/** Who gets words first: what is selected, then what is nearest to its end. */
function inTurn(marks: readonly Mark[], { selected, board }: PictureInput): readonly Mark[] {
  const first = ({ flight }: Mark) => Number(flight.packet.frame === selected);
  const order = marks.toSorted(
    (a, b) => first(b) - first(a) || b.flight.progress - a.flight.progress,
  );
  if (board) return order.slice(0, 1);
  return marks.length > MOST_WITH_WORDS ? order.filter((mark) => first(mark) === 1) : order;
}

function boxFor(pen: Pen, flight: UnderWay): PlotBox | undefined {
  const { sight, room } = pen;
  const { down, from, to, progress } = flight;
  if (to < sight.from || from > sight.to) return undefined;
  const { top, bottom } = room.between;
  const height = Math.min(1.25 * room.line, (bottom - top) / 3);
  const way = Math.max(0, bottom - top - height);
  const y = top + (down ? progress : 1 - progress) * way;
  const least = 0.9 * room.type.size;
  const left = xOf(pen, from);
  const width = down && to > from ? Math.max(3, xOf(pen, to) - left) : least;
  const x = down && to > from ? left : left - least / 2;
  return { left: x, top: y, width, height };
}

function drawMark(pen: Pen, { flight, box }: Mark, { selected, now }: PictureInput): void {
  const { between, sender, receiver } = pen.room;
  const { down, from, to, again, lost, packet } = flight;
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const chosen = packet.frame === selected;
  if (down && to > from) {
    const trail = `M${px(middle.x)} ${px(sender.bottom)}V${px(box.top)}`;
    const ahead = `M${px(middle.x)} ${px(box.top + box.height)}V${px(receiver.top)}`;
    path(pen, trail, { stroke: 'transport', width: 0.75, ...(again && { dash: '7 4' }) });
    path(pen, ahead, { stroke: 'transport', width: 0.5, dash: '1 5' });
    const inner = { ...box, left: box.left + 1, width: Math.max(2, box.width - 2) };
    path(pen, boxPath(inner), {
      ...{ fill: lost ? 'paper' : again ? 'transport-soft' : 'transport' },
      ...{ stroke: chosen ? 'text' : 'transport', width: chosen ? 1.5 : 0.75 },
    });
  } else {
    const begin = down ? between.top : receiver.top;
    const end = down ? box.top + box.height : box.top;
    path(pen, `M${px(middle.x)} ${px(begin)}V${px(end)}`, {
      stroke: 'transport',
      width: chosen ? 1.5 : 1,
    });
    path(pen, arrowHead(middle.x, end, box.width, down), {
      fill: 'transport',
      stroke: 'paper',
      width: 0.5,
    });
    if (!down && flight.window !== undefined && now.sender !== undefined) {
      drawPromise(pen, flight.from + flight.window, middle.x, end);
    }
  }
  if (again) drawR(pen, middle.x, middle.y);
  if (lost) drawCross(pen, middle.x, middle.y);
}

function arrowHead(x: number, tip: number, width: number, down: boolean): string {
  const back = (down ? -1 : 1) * width;
  const half = 0.5 * width;
  return `M${px(x)} ${px(tip)}l${px(half)} ${px(back)}h${px(-2 * half)}z`;
}

/** How far the sender may go by this ACK: a thin line from its number to its number + window. */
function drawPromise(pen: Pen, edge: number, x: number, y: number): void {
  const to = xOf(pen, edge);
  if (to - x < 4) return;
  const end = inSight(pen, edge) ? 'm0 -4v8' : 'm-5 -3l5 3l-5 3';
  path(pen, `M${px(x)} ${px(y)}H${px(to)}${end}`, { stroke: 'transport', width: 0.5, dash: '3 3' });
}

function nameMark(pen: Pen, mark: Mark, input: PictureInput, taken: PlotBox[]): void {
  const { room } = pen;
  const { size, small } = room.type;
  const { t, board } = input;
  const { flight, box } = mark;
  const { packet, length, seq, ack, window, lost } = flight;
  if (isCovered(packet.frame, input.covers)) return;
  const bytes = length > 0 && flight.down ? ` · ${t('bytes', { n: grouped(length) })}` : '';
  const title = `${packetTitle(packet)}${bytes}`;
  const numbers = lost
    ? t('lost')
    : flight.down
      ? `${t('seqOf', { seq })}${flight.again ? ` · ${t('again')}` : ''}`
      : t('ackOf', { ack: ack ?? 0, window: window ?? '?' });
  const width = Math.max(widthOf(title, size), board ? 0 : widthOf(numbers, small) * 1.1);
  const height = (board ? 1.2 : 2.3) * size;
  const gap = 0.5 * size;
  const places = [
    { left: box.left + box.width + gap, top: box.top },
    { left: box.left - gap - width, top: box.top },
    { left: box.left + box.width + gap, top: box.top - height },
    { left: box.left - gap - width, top: box.top - height },
  ].map((place) => ({ ...place, width, height }));
  const free = places.find(
    (place) => isInside(place, pen) && taken.every((other) => !touch(place, other)),
  );
  if (free === undefined) return;
  taken.push(free);
  text(pen, title, free.left, free.top + size, { ink: 'transport', strong: true, halo: true });
  if (board) return;
  text(pen, numbers, free.left, free.top + size + 1.15 * small, {
    ...{ ink: lost ? 'loss' : 'muted', size: small, mono: true, halo: true },
  });
}

function isInside({ left, top, width, height }: PlotBox, { room }: Pen): boolean {
  const { between } = room;
  return (
    left >= room.left &&
    left + width <= room.right &&
    top >= between.top - 2 &&
    top + height <= between.bottom + (room.grade === 'tight' ? 0 : 0.4) * room.line
  );
}

function touch(a: PlotBox, b: PlotBox): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
