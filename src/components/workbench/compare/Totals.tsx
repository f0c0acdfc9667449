import { useMemo } from 'react';
import { type Totals as Counted, totalsOf } from '../../../model/compare/totals.ts';
import { formatInstant, grouped } from '../../../model/format.ts';
import { comparedVersion } from '../drawn-version.ts';
import { useRun } from '../run.ts';
import { useLater } from '../use-later.ts';
import css from './Comparison.module.css';
import { Disc } from './Disc.tsx';
import { type CompareText, useCompareText } from './text.ts';
import type { Half } from './use-comparison.ts';

const COUNTED = ['time', 'segments', 'retransmissions', 'lost', 'bytes'] as const;

/** What each run comes to, in one line. */
export function Totals({ halves }: { readonly halves: readonly [Half, Half] }) {
  const text = useCompareText();
  const version = useRun(comparedVersion);
  const [a, b] = halves;
  const [runA, runB] = [a.view.run, b.view.run];
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs grow in place; `version` says when.
  const asked = useMemo(() => [runA, runB] as const, [runA, runB, version]);
  const later = useLater(asked, asked);
  const known = later[0] === runA && later[1] === runB ? later : undefined;
  const totals = useMemo(() => known?.map(totalsOf), [known]);
  return (
    <dl className={css.totals} aria-label={text('totals')}>
      <div className={css.letters}>
        <dt className="visually-hidden">{text('totals')}</dt>
        <dd>
          <Disc letter={a.named.letter} /> → <Disc letter={b.named.letter} />
        </dd>
      </div>
      {COUNTED.map((each) => (
        <div key={each} data-same={(totals && same(totals, each)) || undefined}>
          <dt>{text(each)}</dt>
          <dd>
            {shown(totals?.[0], each, text)} → {shown(totals?.[1], each, text)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Kind = (typeof COUNTED)[number];

const same = ([a, b]: readonly Counted[], each: Kind) => a?.[each] === b?.[each];

function shown(totals: Counted | undefined, each: Kind, text: CompareText): string {
  if (totals === undefined) return '…';
  if (each !== 'time') return grouped(totals[each]);
  const time = formatInstant(totals.time);
  return totals.unfinished ? text('notDone', { time }) : time;
}
