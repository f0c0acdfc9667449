import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type Talk, talksOf } from '../../../model/ends.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { TCP_STATES } from '../../../stack/protocols/tcp/names.ts';
import { useCovers } from '../../view-kit/covers.ts';
import type { Stretch } from '../../view-kit/plot/axes.ts';
import css from '../../view-kit/plot/plot.module.css';
import type { Stretches } from '../../view-kit/plot/stretch.ts';
import { TimePlot } from '../../view-kit/plot/TimePlot.tsx';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import { sharedStretches, shownStretch } from '../../view-kit/plot/use-plot.ts';
import { nameIn } from '../../view-kit/speech.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { betweenOf } from './between.ts';
import { type BandGroup, type Row, rowsOf } from './changes.ts';
import { bandLayout } from './layout.ts';
import { bandsLegend } from './legend.ts';
import { type BandLook, decodeLook, encodeLook } from './look.ts';
import { bandOf, latestTalk, timesOf } from './model.ts';
import { bandsTwin, rowWords, type Speech } from './rows.ts';
import { TalkChoice, useTalkNames } from './TalkChoice.tsx';
import { useBandsText } from './text.ts';

export default function StateBands(props: ViewProps) {
  const t = useBandsText();
  const [{ run, version }] = props.runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const talks = useMemo(() => talksOf(run), [run, version]);
  if (talks.length === 0) return <p className={css.empty}>{t('noTalk')}</p>;
  return <Bands {...props} talks={talks} />;
}

interface BandsProps extends ViewProps {
  readonly talks: readonly Talk[];
}

function Bands(props: BandsProps) {
  const { runs, talks, actions, board } = props;
  const [{ run, cursor }] = runs;
  const t = useBandsText();
  const language = useLanguage();
  const look = useMemo(() => decodeLook(props.look), [props.look]);
  const shownTalk = shownOf(look, run, talks, cursor);
  const names = useTalkNames(run, talks);
  const { groups, rows, times } = useBands(props, shownTalk, names);
  const change = (to: Partial<BandLook>) =>
    actions.lookAt('state-bands', encodeLook({ ...look, ...to }));
  const { whole, first } = times;
  const [from, to] = shownStretch(look, whole, cursor.at, first);
  const box = useFrame();
  const layout = useLayout(groups, rows, box.size, [from, to], props);
  const speech: Speech = { run, groups, language, t };
  const twin = useMemo(
    () => bandsTwin(rows, { run, groups, language, t }),
    [rows, run, groups, language, t],
  );
  const title = t('title');
  const ends = shownTalk === 'all' ? t('all') : (names[shownTalk] ?? '');
  const choice = (
    <TalkChoice
      {...{ names, shown: shownTalk }}
      onChoose={(talk) => change({ talk, shown: undefined })}
    />
  );
  return (
    <TimePlot
      {...{ view: props, box, title, twin, drawing: layout, edge: layout?.edge(cursor) }}
      of={board ? title : choice}
      legend={bandsLegend(groups, cursor, t)}
      signs={t('legend')}
      file="wireglass-state-bands"
      titleInFile={`${title}: ${ends}`}
      zoom={{ shown: [from, to], whole, show: (shown) => change({ shown }) }}
      empty={(rows[0]?.event ?? cursor.event) >= cursor.event ? t('empty') : undefined}
      note={t('hint')}
      label={t('picture', { ends })}
      nameOf={(mark) => {
        const row = layout?.shown[mark];
        return row === undefined ? [] : rowWords(row, cursor.at, speech);
      }}
    />
  );
}

function shownOf(
  { talk }: BandLook,
  run: RecordedRun,
  talks: readonly Talk[],
  cursor: Parameters<typeof latestTalk>[2],
): number | 'all' {
  if (talk === 'all') return talks.length > 1 ? 'all' : 0;
  return talk !== undefined && talk < talks.length ? talk : latestTalk(run, talks, cursor);
}

/** The bands of what was chosen, and their time in all runs that lie beside each other. */
function useBands(
  { runs, talks, axis }: BandsProps,
  shown: number | 'all',
  names: readonly string[],
): { groups: readonly BandGroup[]; rows: readonly Row[]; times: Stretches } {
  const [{ run, version }] = runs;
  const covers = useCovers();
  const said = names.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    const groups = groupsOf(run, talks, shown, said.split('\n'));
    const times = sharedStretches({ runs, axis }, (each) => {
      const own = each === run ? groups : groupsOf(each, talksOf(each), shown, []);
      return timesOf(
        own.flatMap(({ bands }) => bands),
        axis.end,
      );
    });
    return { groups, rows: rowsOf(groups), times };
  }, [run, version, talks, shown, said, axis, covers]);
}

function groupsOf(
  run: RecordedRun,
  talks: readonly Talk[],
  shown: number | 'all',
  names: readonly string[],
): BandGroup[] {
  return talks.flatMap((talk, index) => {
    if (shown !== 'all' && shown !== index) return [];
    const bands = talk.map((end) => bandOf(run, end));
    return [{ name: names[index] ?? '', bands, between: betweenOf(run, bands) }];
  });
}

function useLayout(
  groups: readonly BandGroup[],
  rows: readonly Row[],
  size: PictureSize | undefined,
  [from, to]: Stretch,
  { axis: { end: last }, board, runs: [{ run }] }: BandsProps,
) {
  const t = useBandsText();
  const language = useLanguage();
  return useMemo(() => {
    if (size === undefined || size.width === 0) return undefined;
    const words = {
      host: (node: number) => nameIn({ run, language }, node),
      states: TCP_STATES,
      mismatch: (what: Parameters<typeof t>[0] & ('half-open' | 'one-sided' | 'half-closed')) =>
        t(what),
    };
    return bandLayout({ groups, rows, size, stretch: [from, to], last, words, board });
  }, [groups, rows, size, from, to, last, run, language, t, board]);
}

export { understands } from './look.ts';
