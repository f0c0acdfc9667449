import { useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { countBelow, visibleAt } from '../../../model/cursor.ts';
import { formatInstant } from '../../../model/format.ts';
import { roundTripAt } from '../../../model/parts/flow.ts';
import { FlowPair } from '../../view-kit/plot/FlowPair.tsx';
import css from '../../view-kit/plot/plot.module.css';
import { TimePlot } from '../../view-kit/plot/TimePlot.tsx';
import { usePlotText } from '../../view-kit/plot/text.ts';
import { keptSince } from '../../view-kit/plot/use-frame.ts';
import { asShown, usePlotFlow } from '../../view-kit/plot/use-plot.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { Controls } from './Controls.tsx';
import { congestionLegend } from './legend.ts';
import { momentOf } from './rates.ts';
import { amount, congestionTwin, rowByEvent, rowsOf, rowWords } from './rows.ts';
import { useCongestionText } from './text.ts';
import { type CurvesProps, useCurves } from './use-curves.ts';

export default function CongestionView(props: ViewProps) {
  const t = useCongestionText();
  const { flow, flows } = usePlotFlow('congestion', props);
  if (flow === undefined) return <p className={css.empty}>{t('noFlow')}</p>;
  return <Curves {...props} flow={flow} flows={flows} />;
}

function Curves(props: CurvesProps) {
  const { flow, flows, runs, board } = props;
  const [{ run, cursor }] = runs;
  const t = useCongestionText();
  const p = usePlotText();
  const language = useLanguage();
  const curves = useCurves(props);
  const { rows, segments, lanes, layout, shown, whole, change, look, beside } = curves;
  const [pointed, point] = useState<number>();
  const at = pointed !== undefined && pointed < cursor.at ? pointed : cursor.at;
  const [ends, seen] = eventsBehind(runs, curves.drawn.length, at);
  const legend = congestionLegend({
    ...{ flows: curves.drawn, lanes, segments, at, seen, board, t },
    moment: momentOf(shown[0], shown[1]),
  });
  const all = useMemo(() => rowsOf(rows), [rows]);
  const second = beside === undefined ? undefined : curves.drawn[1];
  const twin = useMemo(
    () => congestionTwin(rows, all, segments, t, language, second),
    [rows, all, segments, t, language, second],
  );
  const row = rows.windows[countBelow(rows.windows, cursor.event, ({ event }) => event) - 1];
  const beyond = layout?.windowBeyond && row && amount(row.rwnd, segments, rows.mss);
  return (
    <TimePlot
      {...{ view: props, box: curves, twin, legend, drawing: layout }}
      edge={layout?.edge(cursor, ends)}
      title={t('title')}
      of={
        <FlowPair
          {...{ run, flows, flow, beside, board }}
          several={runs.length > 1}
          onChange={change}
        />
      }
      controls={<Controls marks={look.marks} onMarks={(marks) => change({ marks })} />}
      signs={t('legend')}
      signsAt={board ? undefined : p('at', { time: formatInstant(Math.round(at)) })}
      signsOnBoard
      file="wireglass-congestion"
      zoom={{
        ...{ shown, whole },
        show: (stretch) => change({ shown: asShown(stretch, whole) }),
      }}
      empty={row === undefined ? t('empty') : undefined}
      since={keptSince(run)}
      note={beyond ? t('beyond', { rwnd: beyond }) : undefined}
      label={t('picture')}
      roundTrip={roundTripAt(flow, cursor.event)}
      nameOf={(mark) => {
        const found = rowByEvent(all, layout?.marks[mark]?.event ?? -1);
        return found === undefined ? [] : rowWords(found, segments, t, language);
      }}
      onPoint={point}
    />
  );
}

/** How many events each curve has behind it at the cursor, and at an instant before it. */
function eventsBehind(runs: ViewProps['runs'], count: number, at: number) {
  // Two flows of one run have the same events behind them.
  const sources = Array.from({ length: count }, (_, i) => runs[i] ?? runs[0]);
  const ends = sources.map((each) => each.cursor.event);
  const seen = sources.map(({ cursor, run }) =>
    at === cursor.at ? cursor.event : visibleAt(run.log, at).event,
  );
  return [ends, seen] as const;
}

export { understands } from '../../view-kit/plot/look.ts';
