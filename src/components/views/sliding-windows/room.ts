/** Where everything stands from top to bottom, px: little height costs words first, marks last. */
import { type PlotType, plotType, widthOf } from '../../view-kit/plot/shapes.ts';

export interface PictureRoom {
  readonly width: number;
  readonly height: number;
  readonly type: PlotType;
  /** The height of a line of words. */
  readonly line: number;
  readonly left: number;
  readonly right: number;
  /** Where the picture begins: names stand there, or the strips where names have their own lines. */
  readonly margin: number;
  /** The line that the large numbers stand on, and their size. */
  readonly numbers: number;
  readonly large: number;
  /** The lines that the hosts’ names stand on. */
  readonly senderName: number;
  readonly receiverName: number;
  /** The horizontal lines of the two frames: the larger one is the higher. */
  readonly frames: readonly [number, number];
  readonly sender: Band;
  readonly between: Band;
  readonly receiver: Band;
  /** The horizontal line of the bracket below the receiver’s strip. */
  readonly bracket: number;
  readonly axis: number;
  /**
   * How much there is room for: a line for the words of what moved; a line for each host's name; or
   * names that stand in front of their strips, and of the frames only the stronger one's.
   */
  readonly grade: 'roomy' | 'plain' | 'tight';
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly rem: number;
  readonly least: number;
}

/** In lines: how high a picture of each grade is at least. */
const ROOMY = 20;
const PLAIN = 15;
const TIGHT = 9;

/** `names`: the hosts'. `bare`: the axis has no numbers. */
export function roomOf(
  size: PictureSize,
  names: readonly string[] = [],
  bare = false,
): PictureRoom {
  const type = plotType(size);
  const line = 1.4 * type.size;
  const lines = size.height / line;
  const grade: PictureRoom['grade'] = lines >= ROOMY ? 'roomy' : lines >= PLAIN ? 'plain' : 'tight';
  const margin = Math.max(0.8 * type.size, 12);
  const common = {
    ...{ width: size.width, type, line, grade, margin },
    right: size.width - margin,
  };
  if (grade === 'tight') return { ...common, ...tightRoom(size, type, line, margin, names, bare) };
  const { height } = size;
  const roomy = grade === 'roomy';
  const strip = Math.min(3.4 * line, Math.max(1.5 * line, height * 0.085));
  const large = (roomy ? 1.8 : 1.35) * type.size;
  const numbers = large;
  const senderName = numbers + (roomy ? 2.7 : 2.3) * line;
  const upper = senderName + (roomy ? 1.4 : 1.25) * line;
  const frames = [upper, upper + (roomy ? 1.35 : 1.2) * line] as const;
  const sender = band(frames[1] + 0.35 * line, strip);
  const axis = height - 1.5 * line;
  const receiverName = axis - 0.75 * line;
  const bracket = receiverName - (roomy ? 2.2 : 1.4) * line;
  const receiver = band(bracket - 0.4 * line - strip, strip);
  const between = {
    top: sender.bottom + (roomy ? 1.2 : 0.2) * line,
    bottom: receiver.top - 0.2 * line,
  };
  return {
    ...{ ...common, height, left: margin, numbers, large, senderName, receiverName, frames },
    ...{ sender, between, receiver, bracket, axis },
  };
}

function tightRoom(
  size: PictureSize,
  type: PlotType,
  line: number,
  margin: number,
  names: readonly string[],
  bare: boolean,
) {
  const height = Math.max(size.height, TIGHT * line);
  const large = 1.35 * type.size;
  const strip = Math.min(2 * line, Math.max(1.3 * line, height * 0.1));
  const numbers = 0.85 * large;
  const upper = numbers + 1.35 * line;
  const frames = [upper, upper + 0.95 * line] as const;
  const sender = band(frames[1] + 0.3 * line, strip);
  // Below the axis there is no more than its numbers need.
  const axis = height - (bare ? 0.4 * line : 1.7 * type.small);
  const bracket = axis - 0.35 * line;
  const receiver = band(bracket - 0.25 * line - strip, strip);
  const between = { top: sender.bottom + 0.15 * line, bottom: receiver.top - 0.15 * line };
  const gutter = Math.max(0, ...names.map((name) => widthOf(name, type.size))) + 0.6 * type.size;
  const nameIn = ({ top, bottom }: Band) => (top + bottom) / 2 + 0.36 * type.size;
  return {
    ...{ height, left: margin + Math.min(gutter, size.width / 4), numbers, large },
    ...{ senderName: nameIn(sender), receiverName: nameIn(receiver), frames },
    ...{ sender, between, receiver, bracket, axis },
  };
}

const band = (top: number, height: number): Band => ({ top, bottom: top + height });
