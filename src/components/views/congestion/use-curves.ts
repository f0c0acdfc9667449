/** What the picture is drawn from: the flow in one run or two, the stretch of time, the layout. */
import { useMemo } from 'react';
import { formatDuration, grouped } from '../../../model/format.ts';
import type { Flow } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import { flowNumber } from '../../view-kit/plot/flow-names.ts';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import {
  padded,
  runsBeside,
  sameFlow,
  shownStretch,
  usePlotFlow,
} from '../../view-kit/plot/use-plot.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { OPTIONAL, SEGMENTS } from './Controls.tsx';
import type { LaneId } from './lanes.ts';
import { type CongestionWords, congestionLayout, type DrawnFlow } from './layout.ts';
import { type Congestion, congestionOf } from './model.ts';
import { momentOf } from './rates.ts';
import { useCongestionText } from './text.ts';

export interface CurvesProps extends ViewProps {
  readonly flow: Flow;
  readonly flows: readonly Flow[];
}

export function useCurves(props: CurvesProps) {
  const { runs, board } = props;
  const [{ cursor }] = runs;
  const { look, beside, change } = usePlotFlow('congestion', props);
  const drawn = useDrawn(props, beside);
  const [{ rows }] = drawn;
  const boxes = useFrame();
  const { size } = boxes;
  const others = useOthers(props);
  const whole = useWhole(drawn, others);
  const [first, last] = shownStretch(look, whole, cursor.at);
  const { marks } = look;
  const segments = marks.includes(SEGMENTS);
  const lanes = useMemo(() => lanesOf(marks, board), [marks, board]);
  const words = useWords(props, drawn, first, last, segments);
  const layout = useMemo(
    () =>
      size === undefined || size.width === 0
        ? undefined
        : congestionLayout(
            drawn,
            size,
            [first, last],
            { lanes, segments, board, beside: others },
            words,
          ),
    [drawn, size, first, last, lanes, segments, board, others, words],
  );
  const shown = [first, last] as const;
  return { ...boxes, look, beside, change, drawn, rows, whole, shown, segments, lanes, layout };
}

/** The flow, and beside it another of the same run, or the same in the run that is compared with it. */
function useDrawn(
  { flow, flows, runs }: CurvesProps,
  beside: Flow | undefined,
): readonly [DrawnFlow, ...DrawnFlow[]] {
  const [first, second] = runs;
  const numbered = beside !== undefined && letterOf(flow, flows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const own = useMemo(
    () => ({ letter: numbered || first.name, rows: congestionOf(first.run, flow) }),
    [first.run, first.version, first.name, flow, numbered],
  );
  const { run, version, name: letter = '' } = second ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const other = useMemo(() => {
    if (beside !== undefined) {
      return { letter: letterOf(beside, flows), rows: congestionOf(first.run, beside) };
    }
    const same = run && sameFlow(flow, flows, flowsOf(run));
    return run && same && { letter, rows: congestionOf(run, same) };
  }, [run, version, letter, flow, flows, beside, first.run, first.version]);
  return useMemo(() => (other === undefined ? [own] : [own, other]), [own, other]);
}

/** The same flow in the runs that lie beside, in pictures of their own. */
function useOthers({ flow, flows, runs, axis }: CurvesProps): readonly Congestion[] {
  const [{ run, version }] = runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the runs grow in place; the version says when.
  return useMemo(
    () =>
      runsBeside({ runs, axis }).flatMap((each) => {
        const same = each === run ? undefined : sameFlow(flow, flows, flowsOf(each));
        return same && runs.every((own) => own.run !== each) ? [congestionOf(each, same)] : [];
      }),
    [run, version, flow, flows, axis.sync],
  );
}

/** The time of the flow in all runs that are compared. */
function useWhole(drawn: readonly DrawnFlow[], others: readonly Congestion[]) {
  return useMemo(() => {
    // Another flow of the same run has a time of its own.
    const times = [...drawn.map(({ rows }) => rows), ...others];
    const from = Math.min(...times.map((rows) => rows.from));
    return padded([from, Math.max(...times.map((rows) => rows.to))]);
  }, [drawn, others]);
}

/** A flow's number in the run; what only acknowledges is told by its port. */
function letterOf(flow: Flow, flows: readonly Flow[]): string {
  return String(flowNumber(flow, flows) ?? flow.from.port);
}

function lanesOf(marks: string, board: boolean): readonly LaneId[] {
  if (board) return ['window'];
  const optional = (['rtt', 'queue', 'rate'] as const).filter(
    (id) => !marks.includes(OPTIONAL[id]),
  );
  return ['window', ...optional];
}

function useWords(
  { runs, board }: CurvesProps,
  drawn: readonly [DrawnFlow, ...DrawnFlow[]],
  first: number,
  last: number,
  segments: boolean,
): CongestionWords {
  const t = useCongestionText();
  const [{ run }] = runs;
  const [{ rows }] = drawn;
  const { mss } = rows;
  const link = run.topology.links.find(({ id }) => id === rows.bottleneck?.line.link)?.name;
  return useMemo(() => {
    const time = formatDuration(momentOf(first, last));
    return {
      phases: {
        'slow-start': t('slow-start'),
        avoidance: t('avoidance'),
        recovery: t('recovery'),
        loss: t('loss'),
        cwr: t('cwr'),
      },
      moments: {
        'fast-retransmit': t('fast-retransmit'),
        timeout: t('timeout'),
        ecn: t('ecn'),
        idle: t('idle'),
        'lost-again': t('lost-again'),
      },
      titles: {
        window: board
          ? ''
          : segments
            ? t('windowSegments', { mss: grouped(mss) })
            : t('windowBytes'),
        rtt: t('rtt'),
        queue: link === undefined ? t('queueNone') : t('queue', { link }),
        rate: t('rate', { time }),
      },
      log: t('log'),
      dropped: (n) => t('dropped', { n }),
    };
  }, [t, first, last, segments, board, mss, link]);
}
