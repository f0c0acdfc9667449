/** The words that stand in the diagram for other reasons than packets' names. */
import type { Box } from '../../view-kit/geometry.ts';
import type { LadderLayout } from './layout.ts';
import { BOLD, textWidth } from './text-width.ts';
import type { TimerWord } from './timer-words.ts';

/** Type of the states inside, rem; the style sheet uses the same. */
const STATE_SIZE = 0.75;

/** Words under crosses, timers, states inside. */
export function obstaclesOf(
  { size: { rem, least }, sides }: Pick<LadderLayout, 'size' | 'sides'>,
  drops: readonly Box[],
  timers: readonly TimerWord[],
): Box[] {
  const boxes = [...drops, ...timers.map(({ box }) => box)];
  for (const { edge, textX, textY, group } of sides) {
    if (edge !== 'inside-left' && edge !== 'inside-right') continue;
    const line = group.lines[0];
    const name = line?.kind === 'state' ? line.transition.to : '';
    const width = textWidth(name, BOLD) * Math.max(least, STATE_SIZE * rem);
    const x = textX + (edge === 'inside-left' ? -width / 2 : width / 2);
    boxes.push({ x, y: textY, width, height: 1.3 * rem, angle: 0 });
  }
  return boxes;
}
