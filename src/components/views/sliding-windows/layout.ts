/** The whole picture at one cursor, as shapes: the page draws them, and a file may hold them. */
import { grouped } from '../../../model/format.ts';
import { px, type Shape, widthOf } from '../../view-kit/plot/shapes.ts';
import { drawBetween, type Mark } from './between.ts';
import type { UnderWay } from './flight.ts';
import { drawBracket, drawEdge, drawFrames, drawMoves } from './frames.ts';
import { type Range, sumsOf, type WindowsNow } from './model.ts';
import type { Move } from './moves.ts';
import { nameEnd, type Pen, path, takePen, text } from './pen.ts';
import { type PictureRoom, type PictureSize, roomOf } from './room.ts';
import { drawReceiverStrip, drawSenderStrip } from './strips.ts';
import type { WindowsText } from './text.ts';

export interface End {
  readonly name: string;
  readonly endpoint: string;
}

export interface PictureInput {
  /** The marks behind the curtain. */
  readonly covers: readonly string[];
  readonly now: WindowsNow;
  readonly sight: Range;
  readonly flights: readonly UnderWay[];
  readonly moves: readonly Move[];
  readonly cuts: readonly number[];
  readonly from: End;
  readonly to: End;
  /** The frame that is selected or pointed at. */
  readonly selected: number | undefined;
  readonly board: boolean;
  readonly t: WindowsText;
}

export interface WindowsPicture {
  readonly room: PictureRoom;
  readonly shapes: readonly Shape[];
  readonly marks: readonly Mark[];
  readonly pen: Pen;
}

export function windowsPicture(input: PictureInput, size: PictureSize): WindowsPicture {
  const room = roomOf(size, [input.from.name, input.to.name], input.board);
  const pen = takePen(room, input.sight);
  drawNumbers(pen, input);
  drawNames(pen, input);
  drawFrames(pen, input);
  drawSenderStrip(pen, input);
  drawReceiverStrip(pen, input);
  drawBracket(pen, input);
  drawEdges(pen, input);
  drawMoves(pen, input);
  const marks = drawBetween(pen, input);
  drawAxis(pen, input);
  return { room, pen, shapes: pen.shapes, marks };
}

/** advertised − unacknowledged = usable, each above its name. */
function drawNumbers(pen: Pen, { now: { sender }, t }: PictureInput): void {
  const { room } = pen;
  const { size, small } = room.type;
  const sums = sender?.open ? sumsOf(sender) : undefined;
  const values = [sums?.advertised, sums?.unacknowledged, sums?.usable];
  const names = namesFor(pen, t);
  let x = room.margin;
  values.forEach((value, i) => {
    const sign = ['', '−', '='][i] as string;
    const name = names.words[i] as string;
    if (sign !== '') {
      text(pen, sign, x, room.numbers, { ink: 'muted', size: room.large });
      x += 1.5 * size;
    }
    const shown = value === undefined ? '–' : grouped(value).replace('-', '−');
    text(pen, shown, x, room.numbers, { ink: 'text', size: room.large, strong: true });
    text(pen, name, x, room.numbers + 1.1 * room.line, { ink: 'muted', size: names.size });
    x += columnFor(pen, name, names.size);
  });
  const note = sums && limitNote(sums, t);
  if (note === undefined || x + widthOf(note, small) > room.right) return;
  text(pen, note, x, room.numbers, { ink: sums?.beyond === 'data' ? 'loss' : 'transport' });
}

/** Wide enough for six digits, whatever the number is now: the others stand still beside it. */
function columnFor({ room }: Pen, name: string, size: number): number {
  return Math.max(widthOf('100 000', room.large), widthOf(name, size)) + 1.2 * room.type.size;
}

/** The longest names that fit beside each other. */
function namesFor(pen: Pen, t: WindowsText) {
  const { type, right, margin } = pen.room;
  const whole = [t('advertised'), t('unacknowledged'), t('usable')];
  const short = [t('advertisedShort'), t('unacknowledgedShort'), t('usableShort')];
  const choices = [
    { words: whole, size: type.size },
    { words: short, size: type.size },
    { words: short, size: type.small },
  ];
  const fits = ({ words, size }: (typeof choices)[number]) =>
    words.reduce((sum, word) => sum + columnFor(pen, word, size), 3 * type.size) <= right - margin;
  return choices.find(fits) ?? (choices[2] as (typeof choices)[number]);
}

function limitNote(sums: ReturnType<typeof sumsOf>, t: WindowsText): string | undefined {
  if (sums.beyond === 'a probe') return t('probing');
  if (sums.beyond === 'data') return t('overdrawn');
  if (sums.maySend < sums.usable) return t('onlyCwnd', { n: grouped(sums.maySend) });
  return undefined;
}

function drawNames(pen: Pen, { from, to, now, t, board }: PictureInput): void {
  const { room } = pen;
  const { size, small } = room.type;
  const own = room.grade !== 'tight';
  for (const [end, y] of [
    [from, room.senderName],
    [to, room.receiverName],
  ] as const) {
    const large = own ? 1.15 * size : size;
    text(pen, end.name, room.margin, y, { ink: 'text', size: large, strong: true });
    if (board || !own) continue;
    const x = room.margin + widthOf(end.name, 1.2 * size) + 0.8 * size;
    text(pen, end.endpoint, x, y, { ink: 'muted', size: small, mono: true });
  }
  if (board || !own || now.sender === undefined) return;
  const written = t('written', { n: grouped(now.sender.written) });
  if (nameEnd(pen, from) + widthOf(written, size) > room.right) return;
  text(pen, written, room.right, room.senderName, { ink: 'application', anchor: 'end' });
}

function drawEdges(pen: Pen, { now: { sender, receiver } }: PictureInput): void {
  const { sender: above, receiver: below } = pen.room;
  if (sender?.open) {
    for (const place of [sender.una, sender.sent, sender.una + sender.window, sender.congestion]) {
      if (Number.isFinite(place)) drawEdge(pen, place, above);
    }
  }
  if (receiver === undefined) return;
  for (const place of [receiver.next, receiver.edge]) drawEdge(pen, place, below);
}

function drawAxis(pen: Pen, { t, board }: PictureInput): void {
  const { room, scale } = pen;
  const { small } = room.type;
  const y = room.axis;
  path(pen, `M${px(room.left)} ${px(y)}H${px(room.right)}`, { stroke: 'strong', width: 0 });
  const count = Math.max(2, Math.floor((room.right - room.left) / (6 * small)));
  const ticks = scale.ticks(count).filter(Number.isInteger);
  const d = ticks.map((tick) => `M${px(scale(tick))} ${px(y)}v${px(0.35 * small)}`).join('');
  path(pen, d, { stroke: 'strong', width: 0 });
  for (const tick of board ? [] : ticks) {
    const words = grouped(tick);
    const half = widthOf(words, small) / 2;
    // The last one has no room when it would reach out of the picture.
    if (scale(tick) + half > room.right + room.margin) continue;
    text(pen, words, Math.max(scale(tick), half), y + 1.4 * small, {
      ...{ ink: 'muted', size: small, anchor: 'middle' },
    });
  }
  if (board || room.grade !== 'roomy') return;
  text(pen, t('axis'), room.right, room.receiverName, {
    ...{ ink: 'muted', size: small, anchor: 'end' },
  });
}
