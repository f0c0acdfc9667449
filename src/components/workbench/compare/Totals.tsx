import { useMemo } from 'react';
import { type Totals as Counted, totalsOf } from '../../../model/compare/totals.ts';
import { formatInstant, grouped } from '../../../model/format.ts';
import { useRun } from '../run.ts';
import css from './Comparison.module.css';
import { Disc } from './Disc.tsx';
import { type CompareText, useCompareText } from './text.ts';
import type { Half } from './use-comparison.ts';

const COUNTED = ['time', 'segments', 'retransmissions', 'lost', 'bytes'] as const;

/** What each run comes to, in one line. */
export function Totals({ halves }: { readonly halves: readonly [Half, Half] }) {
  const text = useCompareText();
  const version = useRun((state) => state.version);
  const [a, b] = halves;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs grow in place; `version` says when.
  const totals = useMemo(
    () => [totalsOf(a.view.run), totalsOf(b.view.run)] as const,
    [a.view.run, b.view.run, version],
  );
  return (
    <dl className={css.totals} aria-label={text('totals')}>
      <div className={css.letters}>
        <dt className="visually-hidden">{text('totals')}</dt>
        <dd>
          <Disc letter={a.named.letter} /> → <Disc letter={b.named.letter} />
        </dd>
      </div>
      {COUNTED.map((each) => (
        <div key={each} data-same={totals[0][each] === totals[1][each] || undefined}>
          <dt>{text(each)}</dt>
          <dd>
            {shown(totals[0], each, text)} → {shown(totals[1], each, text)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(totals: Counted, each: (typeof COUNTED)[number], text: CompareText): string {
  if (each !== 'time') return grouped(totals[each]);
  const time = formatInstant(totals.time);
  return totals.unfinished ? text('notDone', { time }) : time;
}
