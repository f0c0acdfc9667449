/** The frames over the sender's strip, the bracket under the receiver's, and edges that move. */
import { grouped } from '../../../model/format.ts';
import { px } from '../../view-kit/plot/shapes.ts';
import type { PictureInput } from './layout.ts';
import { sumsOf } from './model.ts';
import type { EdgeId, Move } from './moves.ts';
import { inSight, nameEnd, type Pen, path, startFor, text, xOf } from './pen.ts';
import type { Band } from './room.ts';

interface Frame {
  readonly name: string;
  readonly to: number;
  readonly size: number;
  readonly limits: boolean;
}

/** The smaller is drawn strong, nearer to the strip, and named: that is what limits now. */
export function drawFrames(pen: Pen, { now: { sender }, t, board }: PictureInput): void {
  if (sender === undefined || !sender.open) return;
  const { limit } = sumsOf(sender);
  const { una, window, cwnd, gone, congestion } = sender;
  const cwndName = gone > 0 ? t('cwndGone', { n: grouped(gone) }) : t('cwnd');
  const both: Frame[] = [
    { name: t('rwnd'), to: una + window, size: window, limits: limit === 'receiver' },
    { name: cwndName, to: congestion, size: cwnd, limits: limit === 'congestion' },
  ];
  for (const frame of both.toSorted((a, b) => Number(a.limits) - Number(b.limits))) {
    if (!Number.isFinite(frame.to)) continue;
    drawFrame(pen, una, frame, pen.room.frames[frame.limits ? 1 : 0]);
    const size = t('frame', { name: frame.name, n: grouped(frame.size) });
    if (frame.limits) nameFrame(pen, una, frame, [t('limits'), board ? grouped(frame.size) : size]);
    else if (!board && pen.room.grade !== 'tight') nameFrame(pen, una, frame, [size]);
  }
}

function drawFrame(pen: Pen, una: number, { to, limits }: Frame, y: number): void {
  const { top } = pen.room.sender;
  const [left, right] = [xOf(pen, una), xOf(pen, to)];
  const begin = inSight(pen, una) ? `M${px(left)} ${px(top)}V${px(y)}` : `M${px(left)} ${px(y)}`;
  const end = inSight(pen, to)
    ? `H${px(right)}V${px(top)}`
    : // It goes on beyond the picture: an arrow head.
      `H${px(right)}m-6 -4l6 4l-6 4`;
  path(
    pen,
    begin + end,
    limits ? { stroke: 'transport', width: 2 } : { stroke: 'strong', width: 0.75 },
  );
}

function nameFrame(pen: Pen, una: number, { limits }: Frame, words: readonly string[]): void {
  const { room } = pen;
  const { size } = room.type;
  const y = room.frames[limits ? 1 : 0] - 0.4 * size;
  const all = words.join(' · ');
  const x = startFor(pen, all, xOf(pen, una) + 0.4 * size);
  const ink = limits ? 'transport' : 'muted';
  text(pen, all, x, y, { ink, strong: limits, halo: true });
}

/** What the receiver has promised: from the next byte it expects to the edge that it told. */
export function drawBracket(pen: Pen, { now: { receiver }, to, t, board }: PictureInput): void {
  if (receiver === undefined) return;
  const { room } = pen;
  const { next, edge } = receiver;
  const [left, right] = [xOf(pen, next), xOf(pen, edge)];
  const begin = inSight(pen, next)
    ? `M${px(left)} ${px(room.receiver.bottom)}V${px(room.bracket)}`
    : `M${px(left)} ${px(room.bracket)}`;
  const end = inSight(pen, edge) ? `H${px(right)}V${px(room.receiver.bottom)}` : `H${px(right)}`;
  path(pen, begin + end, { stroke: 'transport' });
  const seen = edge >= pen.sight.from && next <= pen.sight.to;
  if (board || !seen || room.grade === 'tight') return;
  const words = t('receiveWindow', { n: grouped(edge - next) });
  const y = room.grade === 'roomy' ? room.bracket + 1.05 * room.line : room.receiverName;
  const x = startFor(pen, words, room.grade === 'roomy' ? left : room.right);
  // Else it stands on the line of the host's name, where that leaves room.
  if (room.grade !== 'roomy' && x < nameEnd(pen, to)) return;
  text(pen, words, x, y, { ink: 'transport', halo: true });
}

const RIGHTWARD = { una: 'closes', window: 'opens', edge: 'opens' } as const;

/** Where an edge stood a moment ago, and an arrow from there to where it stands. */
export function drawMoves(pen: Pen, { moves, t, board }: PictureInput): void {
  for (const move of moves) {
    if (!(move.edge in RIGHTWARD) || !Number.isFinite(move.from + move.to)) continue;
    drawMove(pen, move, bandOf(pen, move.edge));
    if (pen.room.grade !== 'roomy' || board || move.edge === 'edge') continue;
    const name = move.to < move.from ? 'shrinks' : RIGHTWARD[move.edge as keyof typeof RIGHTWARD];
    const { type, line, sender } = pen.room;
    const x = (xOf(pen, move.from) + xOf(pen, move.to)) / 2;
    text(pen, t(name), x, sender.bottom + 0.85 * line, {
      ...{ ink: move.to < move.from ? 'loss' : 'transport', anchor: 'middle' },
      ...{ size: type.small, strong: true },
    });
  }
}

function bandOf({ room }: Pen, edge: EdgeId): Band {
  return edge === 'edge' ? room.receiver : room.sender;
}

function drawMove(pen: Pen, { from, to }: Move, { top, bottom }: Band): void {
  const [was, is] = [xOf(pen, from), xOf(pen, to)];
  const ink = to < from ? 'loss' : 'text';
  path(pen, `M${px(was)} ${px(top - 3)}V${px(bottom + 3)}`, {
    stroke: ink,
    width: 0.75,
    dash: '2 3',
  });
  if (Math.abs(is - was) < 6) return;
  const head = is > was ? -7 : 7;
  const y = bottom + 0.12 * pen.room.line;
  const d = `M${px(was)} ${px(y)}H${px(is)}m${head} -4l${-head} 4l${head} 4`;
  path(pen, d, { stroke: ink, width: 1 });
}

export function drawEdge(pen: Pen, place: number, { top, bottom }: Band): void {
  if (!inSight(pen, place)) return;
  const x = px(xOf(pen, place));
  path(pen, `M${x} ${px(top - 3)}V${px(bottom + 3)}`, { stroke: 'text' });
}
