/** The picture on the page: its shapes, and a button for each mark. */
import { markWord } from '../../../model/mark.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { Covers } from '../../view-kit/plot/Covers.tsx';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import { Spot } from '../../view-kit/plot/Spot.tsx';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import type { ReassemblyLayout } from './layout.ts';
import type { ReassemblyMark } from './pen.ts';
import css from './reassembly.module.css';

interface PictureProps {
  readonly layout: ReassemblyLayout;
  readonly label: string;
  /** What the list of marks is called, and each of them. */
  readonly marks: string;
  readonly nameOf: (mark: ReassemblyMark) => string;
  readonly whyOf: (what: string) => string;
  readonly actions: Pick<ViewActions, 'inspect' | 'askWhy'>;
}

/** The packet of a fragment, or the event behind what is shown. */
function wordOf({ row, piece }: ReassemblyMark): string {
  const frame = piece?.piece.frame ?? -1;
  return markWord(
    frame >= 0 ? { kind: 'packet', frame } : { kind: 'event', event: eventOf(row, piece) },
  );
}

function eventOf(row: ReassemblyMark['row'], piece: ReassemblyMark['piece']): number {
  if (piece === undefined) return row.latest;
  return piece.fate === 'came' ? piece.piece.event : piece.piece.decided;
}

export function Picture({ layout, label, marks: list, nameOf, whyOf, actions }: PictureProps) {
  const { width, height, shapes, marks } = layout;
  const own = marks.filter(({ echo }) => !echo);
  const stops = own.map((_, i) => i);
  const { stop, onKeyDown, onFocus } = useRoving(stops, 0);
  const boxOf = (lit: Parameters<typeof markWord>[0]) =>
    marks.find((mark) => wordOf(mark) === markWord(lit))?.box;
  return (
    <div className={css.picture} data-lights style={{ inlineSize: width, blockSize: height }}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <Shapes shapes={shapes} />
      </svg>
      {marks
        .filter(({ echo }) => echo)
        .map((mark) => (
          <MarkButton
            key={`${wordOf(mark)} ${mark.box.left} ${mark.box.top}`}
            {...{ mark, actions, nameOf, whyOf }}
          />
        ))}
      <ul className={css.marks} aria-label={list} onKeyDown={onKeyDown} onFocus={onFocus}>
        {own.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place in the walk.
          <li key={i}>
            <MarkButton {...{ mark, actions, nameOf, whyOf }} stop={i} isStop={i === stop} />
          </li>
        ))}
      </ul>
      <Spot {...{ width, height, boxOf }} />
      <Covers boxOf={boxOf} />
    </div>
  );
}

interface MarkButtonProps extends Pick<PictureProps, 'actions' | 'nameOf' | 'whyOf'> {
  readonly mark: ReassemblyMark;
  /** Its place in the walk; without one it repeats a mark that has its own, for pointers alone. */
  readonly stop?: number;
  readonly isStop?: boolean;
}

function MarkButton({ mark, actions, nameOf, whyOf, stop, isStop = false }: MarkButtonProps) {
  const { row, piece, box } = mark;
  const frame = piece?.piece.frame ?? -1;
  const what = nameOf(mark);
  const name = frame >= 0 ? what : whyOf(what);
  const { left, top, width, height } = box;
  return (
    <button
      type="button"
      className={css.mark}
      data-stop={stop}
      data-mark={wordOf(mark)}
      tabIndex={isStop ? 0 : -1}
      {...(stop === undefined ? { 'aria-hidden': true } : { 'aria-label': name })}
      title={name}
      style={{ left, top, width, height }}
      onClick={() => (frame >= 0 ? actions.inspect(frame) : actions.askWhy(eventOf(row, piece)))}
    />
  );
}
