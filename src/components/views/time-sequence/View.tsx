import { useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';

import { countBelow, visibleAt } from '../../../model/cursor.ts';
import { formatInstant, grouped } from '../../../model/format.ts';

import { type Flow, roundTripAt } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import { isStreamOf } from '../../../model/stream-of.ts';
import { useSettings } from '../../../runtime/settings.ts';
import { valueLabel } from '../../view-kit/plot/axes.ts';
import { FlowPair } from '../../view-kit/plot/FlowPair.tsx';
import { flowNumber } from '../../view-kit/plot/flow-names.ts';
import css from '../../view-kit/plot/plot.module.css';

import type { Shape } from '../../view-kit/plot/shapes.ts';
import { TimePlot } from '../../view-kit/plot/TimePlot.tsx';

import { usePlotText } from '../../view-kit/plot/text.ts';
import { keptSince, useFrame } from '../../view-kit/plot/use-frame.ts';
import {
  asShown,
  padded,
  runsBeside,
  sameFlow,
  shownStretch,
  usePlotFlow,
} from '../../view-kit/plot/use-plot.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { followedLine, type SequenceLayout, sequenceLayout } from './layout.ts';
import { sequenceLegend } from './legend.ts';
import { type TimeSequence, timeSequence } from './model.ts';
import { type BesideFlow, numbersOf, rowWords, sequenceTwin } from './rows.ts';
import { useSequenceText } from './text.ts';

export default function TimeSequenceView(props: ViewProps) {
  const t = useSequenceText();
  const { flow, flows } = usePlotFlow('time-sequence', props);
  if (flow === undefined) return <p className={css.empty}>{t('noFlow')}</p>;
  return <Sequence {...props} flow={flow} flows={flows} />;
}

interface SequenceProps extends ViewProps {
  readonly flow: Flow;
  readonly flows: readonly Flow[];
}

function Sequence(props: SequenceProps) {
  const { flow, flows, runs, board } = props;
  const [{ run, cursor }] = runs;
  const t = useSequenceText();
  const p = usePlotText();
  const language = useLanguage();
  const raw = useSettings(({ sequence }) => sequence === 'raw');
  const { look, beside, change } = usePlotFlow('time-sequence', props);
  const { rows, other, others, whole } = useRows(props, beside);
  const numbers = useMemo(() => numbersOf(rows, raw), [rows, raw]);
  const box = useFrame();
  const [first, last] = shownStretch(look, whole, cursor.at);
  const layout = useLayout(rows, box.size, first, last, raw, board, other?.rows, others);
  const [pointed, point] = useState<number>();
  const twin = useMemo(
    () => sequenceTwin(rows, numbers, raw, t, language, other),
    [rows, numbers, raw, t, language, other],
  );
  const there = pointed !== undefined && pointed < cursor.at ? visibleAt(run.log, pointed) : cursor;
  const title = t('title');
  const followed = useFollowedLine(props, layout);
  const hasMarks = layout !== undefined && layout.marks.length > 0;
  const shown = useMemo(
    () => (hasMarks ? rowsShown(rows, first, last) : []),
    [hasMarks, rows, first, last],
  );
  const step = rows.steps[countBelow(rows.steps, there.event, ({ event }) => event) - 1];
  return (
    <TimePlot
      {...{ view: props, box, title, twin, drawing: layout }}
      edge={layout && [...layout.edge(cursor), ...followed]}
      of={
        <FlowPair
          {...{ run, flows, flow, beside, board }}
          several={runs.length > 1}
          onChange={change}
        />
      }
      legend={sequenceLegend(rows, there.event, board, numbers, t, other)}
      signs={t('legend')}
      signsAt={board ? undefined : p('at', { time: formatInstant(Math.round(there.at)) })}
      signsOnBoard
      file="wireglass-time-sequence"
      zoom={{
        ...{ shown: [first, last], whole },
        show: (stretch) => change({ shown: asShown(stretch, whole) }),
      }}
      empty={(rows.rows[0]?.event ?? 0) >= cursor.event ? t('empty') : undefined}
      since={keptSince(run)}
      note={layout?.windowBeyond && step ? t('beyond', { edge: numbers(step.edge) }) : t('hint')}
      label={t('picture', { flow: title })}
      roundTrip={roundTripAt(flow, cursor.event)}
      nameOf={(i) => {
        const row = shown[i];
        return row === undefined ? [] : rowWords(row, cursor.event, numbers, t, language);
      }}
      onPoint={point}
    />
  );
}

/** The byte that is followed, where this is its stream: a level line up to the cursor. */
function useFollowedLine(
  { followed, flow, runs: [{ run, cursor }], board }: SequenceProps,
  layout: SequenceLayout | undefined,
): Shape[] {
  const t = useSequenceText();
  if (followed === undefined || layout === undefined || !isStreamOf(run, followed, flow)) return [];
  // The SYN has the number before the first byte (RFC 9293 §3.4).
  const words = board ? '' : t('followed', { n: grouped(followed.byte + 1) });
  return followedLine(layout, followed.byte + 1, cursor, words);
}

/** The rows of the flow, and the time of it in all runs that lie beside each other. */
function useRows({ flow, flows, runs, axis }: SequenceProps, beside: Flow | undefined) {
  const [{ run, version }] = runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    const rows = timeSequence(run, flow);
    const others = runsBeside({ runs, axis }).flatMap((each) => {
      const same = each === run ? undefined : sameFlow(flow, flows, flowsOf(each));
      return same ? [timeSequence(each, same)] : [];
    });
    const other: BesideFlow | undefined = beside && {
      letters: [flow, beside].map((each) => String(flowNumber(each, flows) ?? each.from.port)),
      rows: timeSequence(run, beside),
    };
    const all = [rows, ...others, ...(other ? [other.rows] : [])];
    const from = Math.min(...all.map((each) => each.from));
    const to = Math.max(...all.map((each) => each.to));
    return { rows, other, others, whole: padded([from, to]) };
  }, [run, version, flow, flows, beside, axis.sync]);
}

function useLayout(
  rows: TimeSequence,
  size: ReturnType<typeof useFrame>['size'],
  first: number,
  last: number,
  raw: boolean,
  board: boolean,
  beside: TimeSequence | undefined,
  others: readonly TimeSequence[],
): SequenceLayout | undefined {
  const t = useSequenceText();
  return useMemo(() => {
    if (size === undefined || size.width === 0) return undefined;
    const tick = (value: number, step: number, most: number) =>
      raw ? String((rows.base + value) >>> 0) : valueLabel(value, 'bytes', step, most);
    const words = {
      axis: board ? '' : t(raw ? 'axisRaw' : 'axisRelative'),
      lost: (n: number) => (board ? '' : n === 1 ? t('lostOne') : t('lostMany', { n })),
      tick,
    };
    return sequenceLayout(rows, size, [first, last], words, beside, others);
  }, [rows, size, first, last, raw, board, beside, others, t]);
}

/** The rows that the picture has marks of, in their order. */
function rowsShown({ rows }: TimeSequence, first: number, last: number) {
  return rows.filter(({ at }) => at >= first && at <= last);
}

export { understands } from '../../view-kit/plot/look.ts';
