/** The picture as a file: the bits, and below them what stands beside them on the page. */
import { onSlide } from '../../view-kit/plot/drawing.ts';
import type { Shape } from '../../view-kit/plot/shapes.ts';
import type { SvgPicture } from '../../view-kit/plot/svg.ts';
import type { BitsLayout } from './layout.ts';
import { factsOf, type Subject } from './model.ts';
import { factWords, type Speech, subjectName } from './words.ts';

const LINE = 22;
const SIZE = 14;

export function bitsSlide(
  { width, height, shapes }: BitsLayout,
  subjects: readonly Subject[],
  speech: Speech,
): SvgPicture {
  const lines: Shape[] = subjects.flatMap((subject, column) => {
    const x = (column * width) / subjects.length;
    const head = subjectName(subject, speech);
    const facts = factWords(factsOf(subject), speech).map(
      ({ label, value }) => `${label}: ${value}`,
    );
    return [head, ...facts].map((text, i): Shape => {
      const y = height + (i + 1) * LINE;
      return { kind: 'text', text, x, y, size: SIZE, ink: 'text', strong: i === 0 };
    });
  });
  const rows = lines.length / Math.max(1, subjects.length);
  const title = subjects.map((subject) => subjectName(subject, speech)).join(', ');
  return onSlide({
    ...{ width, height: height + (rows + 1) * LINE, title },
    shapes: [...shapes, ...lines],
  });
}
