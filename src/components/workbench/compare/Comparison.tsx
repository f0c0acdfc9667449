import { Suspense, useEffect, useMemo, useRef } from 'react';
import { announce } from '../../a11y/announce.tsx';
import { useHandedFocus } from '../../a11y/use-handed-focus.ts';
import { createTimeSync } from '../../view-kit/time-sync.ts';
import { useWidthInRem } from '../../view-kit/use-size.ts';
import { useRun } from '../run.ts';
import { useRunsText } from '../runs/text.ts';
import { useOverlays } from '../runs/use-overlays.ts';
import css from './Comparison.module.css';
import { Differences } from './Differences.tsx';
import { Gutter, Sentence } from './Gutter.tsx';
import { Half, Overlay } from './Half.tsx';
import { Switch } from './Switch.tsx';
import { Totals } from './Totals.tsx';
import { useCompareText } from './text.ts';
import { type Compared, useComparison } from './use-comparison.ts';

/** From this width on, rem, two pictures and a gutter have room beside each other. */
const BESIDE = 46;

/** Two runs on the stage: pictures on one scale of time, their first difference, their totals. */
export default function Comparison() {
  const compared = useComparison();
  return compared === undefined ? null : <Both compared={compared} />;
}

function Both({ compared }: { readonly compared: Compared }) {
  const text = useCompareText();
  const box = useRef<HTMLElement>(null);
  const width = useWidthInRem(box);
  const mode = useRun((state) => state.compareMode);
  const overlays = useOverlays();
  const runsText = useRunsText();
  const { halves, words } = compared;
  const [a, b] = halves;
  const lie = runsText(`mode.${mode === 'overlaid' && !overlays ? 'beside' : mode}`);
  useHandedFocus(box);
  useEffect(() => announce(`${lie}: ${words}`), [lie, words]);
  const narrow = width < BESIDE;
  return (
    <section
      ref={box}
      className={css.comparison}
      tabIndex={-1}
      aria-label={text('comparison', { a: a.named.letter, b: b.named.letter })}
      data-comparison
      data-narrow={narrow || undefined}
    >
      {mode === 'differences' ? (
        <>
          <Sentence compared={compared} />
          <Differences compared={compared} />
        </>
      ) : mode === 'overlaid' && overlays ? (
        <>
          <Sentence compared={compared} />
          <Suspense fallback={null}>
            <Overlay halves={halves} at={compared.difference?.at} />
          </Suspense>
        </>
      ) : (
        <Beside compared={compared} narrow={narrow} />
      )}
      {!compared.open && <Totals halves={halves} />}
    </section>
  );
}

/** Where both have no room, the one in front is shown, on the same scale as the other. */
function Beside({ compared, narrow }: { readonly compared: Compared; readonly narrow: boolean }) {
  const current = useRun((state) => state.current);
  const { halves, difference } = compared;
  const [a, b] = halves;
  const [runA, runB, at] = [a.view.run, b.view.run, difference?.at];
  const sync = useMemo(
    () => createTimeSync([runA, runB], at === undefined ? undefined : { at }),
    [runA, runB, at],
  );
  const shown = narrow ? halves.filter(({ view }) => view.id === current) : halves;
  return (
    <>
      {narrow && (
        <>
          <Switch halves={halves} />
          <Sentence compared={compared} />
        </>
      )}
      <div className={css.halves}>
        {shown.map((half, number) => (
          <Suspense key={half.view.id} fallback={null}>
            {number === 1 && <Gutter compared={compared} sync={sync} />}
            <Half half={half} sync={sync} />
          </Suspense>
        ))}
      </div>
    </>
  );
}
