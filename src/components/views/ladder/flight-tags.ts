/** What a packet in flight carries below itself: its numbers, and the button that drops it. */
import { boxesTouch } from '../../view-kit/geometry.ts';
import { detailSize, type PacketLabel } from './labels.ts';
import type { LadderLayout, LadderSize } from './layout.ts';
import { crowdedFrames, PILL_HALF, pillBox } from './pill.ts';
import type { ShownPacket } from './shown.ts';
import { textWidth } from './text-width.ts';

/** In rem. The style sheet uses the same. */
const NUMBERS = 1.15;
const BUTTON = 2.1;
const GAP = 0.3;
const FROM_LIFE_LINE = 0.6;

export interface FlightTag {
  readonly frame: number;
  /** The middle of its upper edge. */
  readonly x: number;
  readonly top: number;
  /** '' when there is no room for them. */
  readonly numbers: string;
  /** Undefined: it cannot be dropped. */
  readonly words: string | undefined;
}

/**
 * Below the line of "now" nothing is drawn yet, so that is where there is room. Tags keep off each
 * other and off the pills of other packets; they never leave the drawing.
 */
export function placeFlightTags(
  flying: readonly ShownPacket[],
  layout: LadderLayout,
  wordsOf: (label: PacketLabel) => string | undefined,
): FlightTag[] {
  const { rem } = layout.size;
  const crowded = crowdedFrames(flying, rem);
  const taken = flying.map((each) => pillBox(each, rem));
  const room = layout.lastX - layout.firstX - 2 * FROM_LIFE_LINE * rem;
  return flying.map((each) => {
    const { label } = each;
    const words = wordsOf(label);
    const isCrowded = crowded.has(label.packet.frame);
    const numbers = [label.fullDetail, label.detail, '']
      .map((text) => [...(isCrowded ? [label.title] : []), text].filter(Boolean).join(' · '))
      .find((text) => widthOf(text, layout.size) <= room);
    const tag = { frame: label.packet.frame, numbers: numbers ?? '', words };
    const width = Math.max(
      widthOf(tag.numbers, layout.size),
      words === undefined ? 0 : button(words, rem),
    );
    const height = ((tag.numbers === '' ? 0 : NUMBERS) + (words === undefined ? 0 : BUTTON)) * rem;
    const pill = pillBox(each, rem);
    const keepOff = width / 2 + FROM_LIFE_LINE * rem;
    const x = clamp(pill.x, layout.firstX + keepOff, layout.lastX - keepOff);
    const lowest = layout.contentHeight - height;
    const tilted = Math.abs(Math.sin(label.angle)) * (pill.width / 2);
    let top = pill.y + PILL_HALF * rem + tilted + GAP * rem;
    const box = () => ({ x, y: top + height / 2, width, height, angle: 0 });
    while (top < lowest && taken.some((other) => boxesTouch(other, box()))) top += 0.25 * rem;
    top = Math.min(top, lowest);
    taken.push(box());
    return { ...tag, x, top };
  });
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}

function widthOf(numbers: string, size: LadderSize): number {
  return textWidth(numbers, 0.6) * detailSize(size, size.rem) + 0.6 * size.rem;
}

function button(words: string, rem: number): number {
  return (textWidth(words, 0.56) * 0.82 + 3.2) * rem;
}
