/** What a packet in flight carries below itself: its numbers, and the button that drops it. */
import { boxesTouch, offset, type Point } from '../../view-kit/geometry.ts';
import { detailSize, type PacketLabel, textWidth } from './labels.ts';
import type { LadderLayout, LadderSize } from './layout.ts';
import type { ShownPacket } from './shown.ts';

/** In rem. The style sheet uses the same. */
const NUMBERS = 1.15;
const BUTTON = 2.1;
const PILL_HALF = 0.95;
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
  const taken = flying.map((each) => pillBox(each, rem));
  const room = layout.lastX - layout.firstX - 2 * FROM_LIFE_LINE * rem;
  return flying.map((each) => {
    const { label } = each;
    const words = wordsOf(label);
    const numbers = [label.fullDetail, label.detail].find(
      (text) => widthOf(text, layout.size) <= room,
    );
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

function pillBox({ label, progress }: ShownPacket, rem: number) {
  const centre = pillCentre(label, progress, rem, false);
  const width = 2 * pillHalf(label) * rem;
  return { ...centre, width, height: 2 * PILL_HALF * rem, angle: label.angle };
}

function pillHalf(label: PacketLabel): number {
  return textWidth(label.title, 0.62) * 0.47 + 1.1;
}

/** Where a packet in flight stands; `small`: among many, it is only a mark. */
export function pillCentre(
  label: PacketLabel,
  progress: number,
  rem: number,
  small: boolean,
): Point {
  return placeOn(label.way, progress, (small ? 0.45 : pillHalf(label)) * rem);
}

/** Right of the pill of a packet in flight: the place of its "why?". */
export function besidePill(label: PacketLabel, progress: number, rem: number): Point {
  return offset(
    pillCentre(label, progress, rem, false),
    label.angle,
    (pillHalf(label) + 0.6) * rem,
    0,
  );
}

/** The packet's place on its way, but never nearer than `keepOff` to a life line. */
function placeOn(way: PacketLabel['way'], progress: number, keepOff: number): Point {
  const width = Math.abs(way.to.x - way.from.x);
  const least = width > 0 ? Math.min(0.5, keepOff / width) : 0.5;
  const part = Math.min(1 - least, Math.max(least, progress));
  return {
    x: way.from.x + (way.to.x - way.from.x) * part,
    y: way.from.y + (way.to.y - way.from.y) * part,
  };
}
