/** Asks for a place for the words of every packet, and says which of them found one. */

import type { Language } from '../../../i18n/language.ts';
import { formatInstant } from '../../../model/format.ts';
import { type Packet, packetTitle, segmentOf } from '../../../model/packets.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { nodeName } from '../../node-name.ts';
import { type Box, type Line, lengthOf, pointAt, readingAngle } from '../../view-kit/geometry.ts';
import {
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
} from '../../view-kit/label-placement.ts';
import type { LadderLayout, LadderSize } from './layout.ts';
import { detailsOf, numbersOf, titleOf } from './model.ts';
import { finalLine, packetLine } from './packet-lines.ts';
import { synOptions } from './syn-options.ts';
import type { LadderText } from './text.ts';

/** Type sizes of the labels, in rem; the style sheet uses the same. */
export const TITLE_SIZE = 0.9375;
const DETAIL_SIZE = 0.75;
const STATE_SIZE = 0.75;
const SMALL_SCREEN = 0.9;
/** Advance widths in em: JetBrains Mono is 0.6 wide; bold Inter about this for capitals. */
const MONO = 0.6;
const BOLD = 0.68;

export interface PacketLabel extends Omit<PlacedLabel, 'detail'> {
  readonly packet: Packet;
  /** The whole way, and the part of it that ends in a cross when the packet is lost. */
  readonly way: Line;
  readonly drawn: Line;
  readonly title: string;
  readonly detail: string;
  /** The complete second line, for when it is asked for. */
  readonly fullDetail: string;
}

export interface LabelInput {
  readonly model: RecordedRun;
  readonly layout: LadderLayout;
  readonly packets: readonly Packet[];
  readonly sequence: 'relative' | 'raw';
  readonly bytesOf: ((frame: number) => Uint8Array | undefined) | undefined;
  readonly text: LadderText;
  readonly language: Language;
}

/** The type of a packet's second line, pixels; `em` is that of what it stands in. */
export function detailSize({ least }: LadderSize, em: number): number {
  return Math.max(least, DETAIL_SIZE * em);
}

export function packetLabels(input: LabelInput): PacketLabel[] {
  const { model, layout, packets, sequence, bytesOf, text } = input;
  const em = layout.size.rem * (layout.narrow ? SMALL_SCREEN : 1);
  const title = Math.max(layout.size.least, TITLE_SIZE * em);
  const small = detailSize(layout.size, em);
  const counts = new Map<string, number>();
  for (const packet of packets) counts.set(twinKey(packet), (counts.get(twinKey(packet)) ?? 0) + 1);
  const named = new Set<string>();
  const drafts = packets.flatMap((packet) => {
    const way = packetLine(layout, packet);
    if (way === undefined) return [];
    const options = synOptions(packet, bytesOf);
    const details = detailsOf(model, packet, sequence, options, text);
    const key = twinKey(packet);
    const count = (counts.get(key) as number) > 1 ? ` ×${counts.get(key)}` : '';
    const twin = named.has(key);
    named.add(key);
    const words = `${titleOf(packet)}${count}`;
    return [{ packet, way, drawn: finalLine(packet, way), title: words, details, twin }];
  });
  const requests: LabelRequest[] = drafts
    .filter(({ twin }) => !twin)
    .map((each) => ({
      line: each.drawn,
      floor: each.drawn.to.y - 0.25 * em,
      titleWidth: textWidth(each.title, BOLD) * title + 0.5 * em,
      detailWidths: each.details.map((words) => textWidth(words, MONO) * small + 0.4 * em),
    }));
  const sizes = {
    titleHeight: title * 1.15,
    detailHeight: small * 1.25,
    gap: 0.2 * em,
    endGap: 0.8 * em,
  };
  const places = placeLabels(requests, sizes, obstaclesOf(input)).values();
  return drafts.map(({ details, twin, ...draft }) => {
    const place = twin ? unseen(draft.drawn) : (places.next().value as PlacedLabel);
    const detail = place.detail < 0 ? '' : (details[place.detail] as string);
    return { ...draft, ...place, detail, fullDetail: details[0] as string };
  });
}

/**
 * Packets that are alike and leave at the same instant lie on each other, as when a segment that
 * came twice is answered twice: one of them is named, with their number.
 */
function twinKey(packet: Packet): string {
  const { from, to, starts, arrives, dropped } = packet;
  const { seq, ack, length } = segmentOf(packet) ?? { seq: packet.frame, ack: 0, length: 0 };
  return [from, to, starts, arrives, dropped, seq, ack, length, packetTitle(packet)].join(' ');
}

function unseen(line: Line): PlacedLabel {
  const place = { part: 0.5, detailPart: 0.5, detail: -1, inline: false, visible: false };
  return { ...pointAt(line, 0.5), angle: readingAngle(line), ...place };
}

/** How far along the reading direction the numbers stand from their title, pixels. */
export function detailShift({ drawn, part, detailPart }: PacketLabel): number {
  const way = lengthOf(drawn) * (detailPart - part);
  return drawn.to.x >= drawn.from.x ? way : -way;
}

/** Roughly how wide a text is, in em. Chinese characters are one em wide. */
export function textWidth(text: string, advance: number): number {
  let width = 0;
  for (const char of text) {
    if (char > '\u2e80') width += 1;
    else if (advance !== MONO && /[\s,·]/.test(char)) width += 0.3;
    else width += advance;
  }
  return width;
}

/** The words that stand in the diagram for other reasons: crosses, timers, states inside. */
function obstaclesOf({ layout, packets, language }: LabelInput): Box[] {
  const { rem, least } = layout.size;
  const boxes: Box[] = [];
  for (const packet of packets) {
    const line = packetLine(layout, packet);
    if (line === undefined || packet.dropped === undefined) continue;
    const { to } = finalLine(packet, line);
    const width = textWidth(dropWords(packet.dropped)[language], 0.6) * 0.8 * rem;
    boxes.push({ x: to.x, y: to.y + 1.1 * rem, width, height: 1.2 * rem, angle: 0 });
  }
  for (const { x, bulge, from, to } of layout.timers) {
    const width = 5.5 * rem;
    const middle = x + bulge * 0.75 + Math.sign(bulge) * (width / 2 + 0.3 * rem);
    boxes.push({ x: middle, y: (from + to) / 2, width, height: 1.2 * rem, angle: 0 });
  }
  for (const { edge, textX, textY, group } of layout.sides) {
    if (edge !== 'inside-left' && edge !== 'inside-right') continue;
    const line = group.lines[0];
    const name = line?.kind === 'state' ? line.transition.to : '';
    const width = textWidth(name, BOLD) * Math.max(least, STATE_SIZE * rem);
    const x = textX + (edge === 'inside-left' ? -width / 2 : width / 2);
    boxes.push({ x, y: textY, width, height: rem, angle: 0 });
  }
  return boxes;
}

/** The whole packet in one sentence, for those who hear the ladder instead of seeing it. */
export function spokenPacket(
  model: RecordedRun,
  packet: Packet,
  sequence: 'relative' | 'raw',
  visibleEvents: number,
  t: LadderText,
  language: Language,
): string {
  const parts = [
    t('packetName', {
      packet: packetTitle(packet),
      from: nodeName(model.topology, packet.from, language),
      to: nodeName(model.topology, packet.to, language),
      time: formatInstant(packet.starts),
    }),
  ];
  if (packet.endEvent < 0 || packet.endEvent >= visibleEvents) parts.push(t('inFlight'));
  else if (packet.dropped !== undefined) {
    const why = dropWords(packet.dropped)[language];
    parts.push(t('droppedAt', { why, time: formatInstant(packet.endAt) }));
  } else parts.push(t('arrives', { time: formatInstant(packet.endAt) }));
  const numbers = numbersOf(model, packet, sequence);
  const segment = segmentOf(packet);
  if (numbers !== undefined && segment !== undefined) {
    parts.push(t('seqName', { seq: numbers.seq }));
    if ((segment.flags & tcpFlags.ACK) !== 0) parts.push(t('ackName', { ack: numbers.ack }));
    if (segment.length > 0) parts.push(t('lengthName', { n: segment.length }));
    if (titleOf(packet).startsWith('↻')) parts.push(t('again'));
  }
  return parts.join(language === 'zh' ? '，' : ', ');
}
