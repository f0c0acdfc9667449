/** A sentence in as many lines as it needs: SVG does not break lines by itself. */
import { widthOf } from '../../view-kit/plot/shapes.ts';

/** Where a line may end: after a space, and in Chinese after any character but before no sign. */
const BREAKS = /(?<= )|(?<=[\u4e00-\u9fff，。；：、）])(?![，。；：、）])/u;

export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(BREAKS)) {
    if (line !== '' && widthOf((line + part).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line === '' ? lines : [...lines, line];
}
