import { readMark } from '../../../model/mark.ts';
import { useCovers, VEIL } from '../covers.ts';
import type { PlotBox } from './shapes.ts';
import css from './spot.module.css';

interface CoversProps {
  /** Where a mark lies in the picture; undefined when it is not there. */
  readonly boxOf: (mark: NonNullable<ReturnType<typeof readMark>>) => PlotBox | undefined;
}

/** The curtain in a picture whose marks are strokes of one drawing: a sign over each covered mark. */
export function Covers({ boxOf }: CoversProps) {
  return useCovers().map((word) => {
    const mark = readMark(word);
    const box = mark && boxOf(mark);
    if (box === undefined) return null;
    const { left, top, width, height } = box;
    const place = { left: left + width / 2, top: top + height / 2 };
    return (
      <span
        key={word}
        className={css.cover}
        style={{ ...place, minInlineSize: width + 8, minBlockSize: height + 8 }}
        aria-hidden="true"
      >
        {VEIL}
      </span>
    );
  });
}
