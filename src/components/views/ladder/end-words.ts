/** Why packets did not get on, in words at their crosses. */
import type { Language } from '../../../i18n/language.ts';
import type { Packet } from '../../../model/packets.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { type Box, boxesTouch, type Point } from '../../view-kit/geometry.ts';
import type { IgnoredWords } from '../../view-kit/use-ignored-words.ts';
import type { PacketLabel } from './labels.ts';
import type { LadderLayout } from './layout.ts';
import { dropWordX } from './packet-lines.ts';
import { MONO, textWidth } from './text-width.ts';

/** Why it did not get on, as it stands under its cross; '' for nothing, or nothing yet. */
export function endWord(
  { dropped }: Pick<Packet, 'dropped'>,
  aside: PacketLabel['aside'],
  ignored: IgnoredWords | undefined,
  language: Language,
): string {
  if (dropped !== undefined) return dropWords(dropped)[language];
  return aside === undefined ? '' : (ignored?.(aside.why)[language] ?? '');
}

/** The type of the word, rem; the style sheet uses the same. */
const SIZE = 0.8125;
const HEIGHT = 1.2;
/** How far below the cross its middle stands, rem: the first that is free. */
const LEVELS = [1.1, 2.3, -1.1] as const;

/** The word of a packet that ends at `cross`, off those that stand already; undefined without room. */
export function placeEndWord(
  word: string,
  cross: Point,
  layout: LadderLayout,
  taken: readonly Box[],
): Box | undefined {
  if (word === '') return undefined;
  const { rem, least } = layout.size;
  const width = textWidth(word, MONO) * Math.max(least, SIZE * rem);
  const x = dropWordX(layout, cross.x, width);
  return LEVELS.map((level): Box => {
    return { x, y: cross.y + level * rem, width, height: HEIGHT * rem, angle: 0 };
  }).find((box) => !taken.some((other) => boxesTouch(box, other)));
}
