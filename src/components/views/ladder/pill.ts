/** Where a packet in flight stands. */
import { type Box, boxesTouch, offset, type Point } from '../../view-kit/geometry.ts';
import { type PacketLabel, titleWidth } from './labels.ts';
import type { ShownPacket } from './shown.ts';
import type { LadderPicture } from './use-ladder.ts';

/** Half of its height, rem. */
export const PILL_HALF = 0.95;

/** Half of its width, rem. */
export function pillHalf(label: PacketLabel): number {
  return titleWidth(label, 0.62) * 0.47 + 1.1;
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

export function pillBox({ label, progress }: ShownPacket, rem: number): Box {
  const centre = pillCentre(label, progress, rem, false);
  const width = 2 * pillHalf(label) * rem;
  return { ...centre, width, height: 2 * PILL_HALF * rem, angle: label.angle };
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

/** The frames whose pills would lie on another's: they are small marks, named by their tags. */
export function crowdedFrames(flying: readonly ShownPacket[], rem: number): ReadonlySet<number> {
  const crowded = new Set<number>();
  const taken: Box[] = [];
  for (const each of flying) {
    const box = pillBox(each, rem);
    if (taken.some((other) => boxesTouch(other, box))) crowded.add(each.label.packet.frame);
    else taken.push(box);
  }
  return crowded;
}

/** With more packets than this in flight, only the chosen ones have words and a drop button. */
const MOST_WITH_WORDS = 3;

/** Those in flight that have words: `titles` are all that do on the board, by their packets' places. */
export function talkingOf(
  flying: readonly ShownPacket[],
  chosen: readonly (number | undefined)[],
  titles: ReadonlySet<number> | undefined,
): readonly ShownPacket[] {
  return flying.filter(({ label: { packet } }) =>
    titles === undefined
      ? flying.length <= MOST_WITH_WORDS || chosen.includes(packet.frame)
      : titles.has(packet.index),
  );
}

/** The frames that are words on their way; the others in flight are small marks. */
export function wordedFrames(
  shown: readonly ShownPacket[],
  { words, layout }: LadderPicture,
  chosen: readonly (number | undefined)[],
): ReadonlySet<number> {
  const flying = shown.filter(({ phase }) => phase === 'in-flight');
  const talking = talkingOf(flying, chosen, words?.titles);
  const crowded = crowdedFrames(talking, layout.size.rem);
  const frames = talking.map(({ label }) => label.packet.frame);
  return new Set(frames.filter((frame) => !crowded.has(frame)));
}
