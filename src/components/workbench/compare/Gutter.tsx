import { useLayoutEffect, useRef, useState } from 'react';
import type { TimeSync } from '../../view-kit/time-sync.ts';
import { useRunStore } from '../run.ts';
import { askWhy } from '../workbench-store.ts';
import css from './Comparison.module.css';
import { useCompareText } from './text.ts';
import type { Compared } from './use-comparison.ts';

interface GutterProps {
  readonly compared: Compared;
  readonly sync: TimeSync;
}

/** Between the two pictures: the first difference stands at its height, and what it is below that. */
export function Gutter({ compared, sync }: GutterProps) {
  const text = useCompareText();
  const { difference, words } = compared;
  const box = useRef<HTMLDivElement>(null);
  const top = useHeightOf(difference?.at, sync, box);
  return (
    <div ref={box} className={css.gutter}>
      {difference === undefined ? (
        <p className={css.calm}>{words}</p>
      ) : (
        <>
          <p className={css.calm}>{text('same')}</p>
          <div className={css.note} style={{ insetBlockStart: top }}>
            <Difference compared={compared} />
          </div>
        </>
      )}
    </div>
  );
}

/** The same as a line above the pictures. */
export function Sentence({ compared }: { readonly compared: Compared }) {
  return (
    <div className={css.sentence}>
      {compared.difference === undefined ? (
        <p className={css.calm}>{compared.words}</p>
      ) : (
        <Difference compared={compared} />
      )}
    </div>
  );
}

function Difference({ compared }: { readonly compared: Compared }) {
  const text = useCompareText();
  const store = useRunStore();
  const { difference, words, halves } = compared;
  if (difference === undefined) return null;
  const { side, happening, other } = difference;
  // What came of the change is asked about in the run that has it: the second, where it is there.
  const asked = side === 0 && other !== undefined ? other : happening;
  const { view } = halves[asked === other ? 1 : side];
  return (
    <>
      <button
        type="button"
        className={css.pill}
        title={text('goTo')}
        onClick={() => store.getState().seek(difference.at)}
      >
        {text('first')}
      </button>
      <p>
        {words}{' '}
        <button
          type="button"
          className={css.why}
          onClick={() => {
            if (store.getState().current !== view.id) store.getState().selectRun(view.id);
            askWhy(asked.event.id);
          }}
        >
          {text('why')}
        </button>
      </p>
    </>
  );
}

/** How far down in the gutter an instant stands; at the edge while it is out of sight. */
function useHeightOf(
  at: number | undefined,
  sync: TimeSync,
  box: { readonly current: HTMLElement | null },
): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const move = () => {
      const placed = at === undefined ? undefined : sync.place(at);
      const gutter = box.current?.getBoundingClientRect();
      if (placed === undefined || gutter === undefined) return;
      const height = box.current?.querySelector(`.${css.note}`)?.clientHeight ?? 0;
      const lowest = Math.max(placed.top, placed.bottom - height);
      setTop(Math.max(placed.top, Math.min(lowest, placed.y)) - gutter.top);
    };
    move();
    const stop = sync.listen(move);
    const observer = new ResizeObserver(move);
    if (box.current !== null) observer.observe(box.current);
    return () => {
      stop();
      observer.disconnect();
    };
  }, [at, sync, box]);
  return top;
}
