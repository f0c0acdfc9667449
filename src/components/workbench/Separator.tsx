import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { clampShare, LEAST_SHARE, MOST_SHARE, type Split } from './plan.ts';
import css from './Stage.module.css';
import { useStageText } from './stage-text.ts';
import { shareStage } from './workbench-store.ts';

/** How far an arrow key moves it, percent; with Shift, farther. */
const STEP = 2;
const STRIDE = 10;
const EVEN = 50;

interface SeparatorProps {
  readonly split: Split;
  readonly share: number;
}

/** Between two pictures: dragged, or moved by the arrow keys. Both ways it says its place. */
export default function Separator({ split, share }: SeparatorProps) {
  const text = useStageText();
  const bar = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState(false);
  const upright = split === 'beside';

  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? STRIDE : STEP;
    const [less, more] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const moves: Readonly<Record<string, number>> = {
      ...{ [less]: share - step, [more]: share + step },
      ...{ Home: LEAST_SHARE, End: MOST_SHARE, Enter: EVEN },
    };
    const wanted = moves[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    shareStage(wanted);
  };
  const drag = ({ clientX, clientY }: PointerEvent) => {
    const box = bar.current?.parentElement?.getBoundingClientRect();
    if (!dragged || box === undefined) return;
    const part = upright ? (clientX - box.left) / box.width : (clientY - box.top) / box.height;
    shareStage(part * 100);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can.
    <div
      ref={bar}
      role="separator"
      tabIndex={0}
      className={css.separator}
      data-dragged={dragged || undefined}
      aria-label={text('separator')}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={clampShare(share)}
      aria-valuemin={LEAST_SHARE}
      aria-valuemax={MOST_SHARE}
      aria-valuetext={text('percent', { n: share })}
      onKeyDown={press}
      onDoubleClick={() => shareStage(EVEN)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
      }}
      onPointerMove={drag}
      onPointerUp={() => setDragged(false)}
      onPointerCancel={() => setDragged(false)}
    />
  );
}
