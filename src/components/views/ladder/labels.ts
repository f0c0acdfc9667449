/** Asks for a place for the words of every packet, and says which of them found one. */

import type { Language } from '../../../i18n/language.ts';
import { putAsideAt } from '../../../model/deaths.ts';
import { formatInstant } from '../../../model/format.ts';
import { type Packet, packetTitle, segmentOf } from '../../../model/packets.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import type { IgnoredReason } from '../../../stack/trace/kernel-events.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { nodeName } from '../../node-name.ts';
import { type Box, type Line, lengthOf, pointAt, readingAngle } from '../../view-kit/geometry.ts';
import {
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
} from '../../view-kit/label-placement.ts';
import type { IgnoredWords } from '../../view-kit/use-ignored-words.ts';
import type { BoardWords } from './board.ts';
import { endWord, placeEndWord } from './end-words.ts';
import type { JoinedPacket } from './joined.ts';
import type { LadderLayout, LadderSize } from './layout.ts';
import { detailsOf, type LadderRun, numbersOf, titleOf } from './model.ts';
import { obstaclesOf } from './obstacles.ts';
import { finalLine, packetLine, passedColumns } from './packet-lines.ts';
import { isSecond, moved, movedBack } from './second-run.ts';
import { synOptions } from './syn-options.ts';
import type { LadderText } from './text.ts';
import { BOLD, MONO, textWidth } from './text-width.ts';
import { placeTimerWords, type TimerWord } from './timer-words.ts';

/** Type sizes of the labels, in rem; the style sheet uses the same. */
export const TITLE_SIZE = 0.9375;
const DETAIL_SIZE = 0.75;
const SMALL_SCREEN = 0.9;

export interface PacketLabel extends Omit<PlacedLabel, 'detail'> {
  readonly packet: JoinedPacket;
  /** The whole way, and the part of it that ends in a cross when the packet is lost. */
  readonly way: Line;
  readonly drawn: Line;
  /** The life lines between its ends that it passes. */
  readonly passes: readonly number[];
  /** The word at its cross, clear of the life lines; undefined where it has none, or no room for it. */
  readonly drop: Box | undefined;
  /** The node that it came to put it aside: its event, as the ladder numbers events, and the reason. */
  readonly aside: { readonly event: number; readonly why: IgnoredReason } | undefined;
  readonly title: string;
  /** Of the one of two runs that has it; undefined where both do, or there is one. */
  readonly letter: string | undefined;
  readonly detail: string;
  /** The complete second line, for when it is asked for. */
  readonly fullDetail: string;
}

export interface LabelInput {
  readonly model: RecordedRun;
  /** A second run in the same picture. */
  readonly other?: RecordedRun | undefined;
  readonly run?: LadderRun;
  readonly layout: LadderLayout;
  readonly packets: readonly JoinedPacket[];
  /** Only these have words; undefined: all that have room for them. */
  readonly words?: BoardWords | undefined;
  readonly sequence: 'relative' | 'raw';
  readonly bytesOf: ((frame: number) => Uint8Array | undefined) | undefined;
  readonly text: LadderText;
  readonly language: Language;
  /** The words of why packets are put aside, once they are loaded. */
  readonly ignored?: IgnoredWords | undefined;
}

/** The type of a packet's second line, pixels; `em` is that of what it stands in. */
export function detailSize({ least }: LadderSize, em: number): number {
  return Math.max(least, DETAIL_SIZE * em);
}

export interface LadderWords {
  readonly labels: readonly PacketLabel[];
  readonly timers: readonly TimerWord[];
}

export function ladderWords(input: LabelInput): LadderWords {
  const { layout, packets, words, sequence, bytesOf, text, language } = input;
  const em = layout.size.rem * (layout.narrow ? SMALL_SCREEN : 1);
  const titleSize = Math.max(layout.size.least, TITLE_SIZE * em);
  const small = detailSize(layout.size, em);
  const counts = new Map<string, number>();
  for (const packet of packets) counts.set(twinKey(packet), (counts.get(twinKey(packet)) ?? 0) + 1);
  const named = new Set<string>();
  const drops: Box[] = [];
  const drafts = packets.flatMap((packet) => {
    const way = packetLine(layout, packet);
    if (way === undefined) return [];
    const options = synOptions(packet, bytesOf);
    const all = detailsOf(modelOf(input, packet), packet, sequence, options, text);
    // On the board, the packet that is asked about has the numbers that identify it.
    const few = words?.detailed === packet.index ? all.slice(-1) : [];
    const details = words === undefined ? all : few;
    const key = twinKey(packet);
    const count = (counts.get(key) as number) > 1 ? ` ×${counts.get(key)}` : '';
    const twin = named.has(key) || words?.titles.has(packet.index) === false;
    if (!twin) named.add(key);
    const title = `${titleOf(packet)}${count}`;
    const drawn = finalLine(packet, way);
    const passes = passedColumns(layout, packet);
    const aside = asideOf(input, packet);
    const drop = placeEndWord(
      endWord(packet, aside, input.ignored, language),
      drawn.to,
      layout,
      drops,
    );
    if (drop !== undefined) drops.push(drop);
    const letter = input.run?.letterOf?.(packet.sentEvent);
    return [{ packet, way, drawn, passes, drop, aside, title, letter, details, twin }];
  });
  const requests: LabelRequest[] = drafts
    .filter(({ twin }) => !twin)
    .map((each) => ({
      line: each.drawn,
      passes: each.passes,
      floor: each.drawn.to.y - 0.25 * em,
      titleWidth: titleWidth(each, BOLD) * titleSize + 0.5 * em,
      detailWidths: each.details.map((words) => textWidth(words, MONO) * small + 0.4 * em),
    }));
  const sizes = {
    titleHeight: titleSize * 1.15,
    detailHeight: small * 1.25,
    gap: 0.2 * em,
    endGap: 0.8 * em,
  };
  const timers = placeTimerWords(layout, drops, language, input.run?.letterOf !== undefined);
  const places = placeLabels(requests, sizes, obstaclesOf(layout, drops, timers)).values();
  const labels = drafts.map(({ details, twin, ...draft }) => {
    const place = twin ? unseen(draft.drawn) : (places.next().value as PlacedLabel);
    const detail = place.detail < 0 ? '' : (details[place.detail] as string);
    return { ...draft, ...place, detail, fullDetail: details[0] ?? '' };
  });
  return { labels, timers };
}

/** The model of the run that a packet is of. */
function modelOf({ model, other = model }: LabelInput, { frame }: Packet): RecordedRun {
  return isSecond(frame) ? other : model;
}

function asideOf(input: LabelInput, packet: Packet): PacketLabel['aside'] {
  const { frame } = packet;
  const found = putAsideAt(modelOf(input, packet), movedBack(frame));
  if (found === undefined) return undefined;
  return { event: isSecond(frame) ? moved(found.id) : found.id, why: found.why };
}

/** The letter in its disc, and the room behind it, em. */
const LETTER = 1.75;

/** The title with its letter, in em. */
export function titleWidth(
  { title, letter }: Pick<PacketLabel, 'title' | 'letter'>,
  advance: number,
): number {
  return textWidth(title, advance) + (letter === undefined ? 0 : LETTER);
}

/**
 * Packets that are alike and leave at the same instant lie on each other, as when a segment that
 * came twice is answered twice: one of them is named, with their number.
 */
function twinKey(packet: Packet): string {
  const { from, to, starts, arrives, dropped, frame } = packet;
  const { seq, ack, length } = segmentOf(packet) ?? { seq: packet.frame, ack: 0, length: 0 };
  const title = packetTitle(packet);
  return [from, to, starts, arrives, dropped, seq, ack, length, title, isSecond(frame)].join(' ');
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

/**
 * The whole packet in one sentence, for those who hear the ladder instead of seeing it. `aside`: why it
 * was put aside where it arrived, '' while the words for it are not there.
 */
export function spokenPacket(
  model: RecordedRun,
  packet: Packet,
  sequence: 'relative' | 'raw',
  visibleEvents: number,
  t: LadderText,
  language: Language,
  aside?: string,
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
  } else {
    parts.push(t('arrives', { time: formatInstant(packet.endAt) }));
    const node = nodeName(model.topology, packet.to, language);
    if (aside !== undefined) parts.push(t('aside', { node, why: aside || t('discarded') }));
  }
  for (const { event, how } of packet.changes) if (event < visibleEvents) parts.push(t(how));
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
