/** The numbers of the steps, on the lines they took. The compact form adds the event's name. */
import type { Box } from './geometry.ts';
import { placeLabels } from './labels.ts';
import { type ChartLayout, type LabelLine, labelSize, type PlacedLink } from './layout.ts';
import type { ChartStep } from './model.ts';
import type { ChartSize } from './place.ts';

export interface SceneLabel extends Box {
  /** The event, and in the large form what is done. */
  readonly lines: readonly LabelLine[];
  /** The numbers of the steps along this line, as "2" or "2, 5"; '' when not taken. */
  readonly numbers: string;
}

export interface TakenLink {
  readonly link: PlacedLink;
  readonly taken: readonly ChartStep[];
}

const HEIGHT = { compact: 14, large: 21 };
const DIGIT = { compact: 6.2, large: 9.6 };
const ENDS = 6;
const GAP = 3;

/** The width of the disc around these numbers. */
export function discWidth(numbers: string, size: ChartSize): number {
  return Math.max(HEIGHT[size], numbers.length * DIGIT[size] + ENDS);
}

export function placeBadges(layout: ChartLayout, links: readonly TakenLink[]) {
  const placed = new Map<string, SceneLabel>();
  const latest = ({ taken }: TakenLink) => taken.at(-1)!.number;
  // The latest step has the first choice.
  for (const { link, taken } of [...links].sort((a, b) => latest(b) - latest(a))) {
    const numbers = numbersOf(taken);
    for (const lines of forms(layout, taken)) {
      const box = findRoom(layout, link, sizeOf(layout, numbers, lines), links, placed);
      if (box === undefined) continue;
      placed.set(link.id, { ...box, lines, numbers });
      break;
    }
  }
  return placed;
}

/** A machine that goes round in circles is numbered by its last rounds. */
const MOST_NUMBERS = 3;

function numbersOf(taken: readonly ChartStep[]): string {
  const numbers = taken.slice(-MOST_NUMBERS).map((step) => step.number);
  return `${taken.length > MOST_NUMBERS ? '…' : ''}${numbers.join(', ')}`;
}

/** With the event's name if the form asks for it and there is room, else without. */
function forms(layout: ChartLayout, taken: readonly ChartStep[]): LabelLine[][] {
  const event = { words: taken.at(-1)!.event, action: false };
  return layout.size === 'compact' ? [[event], []] : [[]];
}

function sizeOf(layout: ChartLayout, numbers: string, lines: readonly LabelLine[]) {
  const disc = { width: discWidth(numbers, layout.size), height: HEIGHT[layout.size] };
  if (lines.length === 0) return disc;
  const words = lines.map((line) => line.words);
  return { ...disc, width: disc.width + GAP + labelSize(words, layout.metrics).width };
}

function findRoom(
  layout: ChartLayout,
  link: PlacedLink,
  size: { width: number; height: number },
  links: readonly TakenLink[],
  placed: ReadonlyMap<string, SceneLabel>,
): Box | undefined {
  return placeLabels([{ id: link.id, points: link.points, where: 'on', ...size }], {
    width: layout.width,
    height: layout.height,
    obstacles: [...layout.states, ...layout.labels.values(), ...placed.values()],
    ways: new Map(links.map((other) => [other.link.id, other.link.points])),
  }).get(link.id);
}
