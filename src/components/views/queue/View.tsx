import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Language } from '../../../i18n/language.ts';
import { visibleAt } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeName } from '../../node-name.ts';
import type { Stretch } from '../../view-kit/plot/axes.ts';
import { decodePlotLook, encodePlotLook, type PlotLook } from '../../view-kit/plot/look.ts';
import css from '../../view-kit/plot/plot.module.css';
import { TimePlot } from '../../view-kit/plot/TimePlot.tsx';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import { asShown, padded, runsBeside, shownStretch } from '../../view-kit/plot/use-plot.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { Buffer } from './Buffer.tsx';
import { type Contents, type QueueLayout, queueLayout } from './layout.ts';
import { queueLegend } from './legend.ts';
import { lineAt, rateOf, type Threshold, thresholdsOf } from './line.ts';
import { bufferAt, levelAt, type Queue, type QueueEvent, queueEvents, queueOf } from './model.ts';
import own from './queue.module.css';
import { eventWords, queueTwin } from './rows.ts';
import { type QueueText, useQueueText } from './text.ts';

export default function QueueView(props: ViewProps) {
  const t = useQueueText();
  const { subject, runs } = props;
  const [{ run }] = runs;
  const link = subject.kind === 'link' ? subject.link : -1;
  const there = run.topology.links.some(({ id }) => id === link);
  return there ? <Drawn {...props} link={link} /> : <p className={css.empty}>{t('noQueue')}</p>;
}

interface Other extends Omit<Contents, 'thresholds'> {
  readonly run: RecordedRun;
}

interface DrawnProps extends ViewProps {
  readonly link: number;
}

function Drawn(props: DrawnProps) {
  const { runs, actions, board, selected, link } = props;
  const [{ run, cursor }] = runs;
  const t = useQueueText();
  const language = useLanguage();
  const look = useMemo(() => decodePlotLook(props.look), [props.look]);
  const change = (to: Partial<PlotLook>) =>
    actions.lookAt('queue', encodePlotLook({ ...look, ...to }));
  const { queue, events, whole, ways, others } = useQueue(props, look);
  const line = lineAt(run, link, cursor);
  const thresholds = useMemo(() => line && thresholdsOf(line), [line]);
  const beside = useBeside(others, link, cursor.at);
  const [from, to] = shownStretch(look, whole, cursor.at);
  const box = useFrame();
  const layout = useLayout(queue, events, thresholds, beside, box.size, [from, to], board);
  const twin = useMemo(() => queueTwin(events, t, language), [events, t, language]);
  const level = levelAt(run, queue, cursor);
  const wayName = wayNames(run, ways, language);
  return (
    <div className={own.queue}>
      <TimePlot
        {...{ view: props, box, twin, drawing: layout }}
        title={t('title')}
        of={
          <Way
            {...{ ways, wayName, board }}
            from={queue.from}
            onChoose={(marks) => change({ marks, shown: undefined })}
          />
        }
        legend={queueLegend(queue, events, { level, ...cursor }, t, language)}
        signs={t('legend')}
        file="wireglass-queue"
        zoom={{
          ...{ shown: [from, to], whole },
          show: (stretch) => change({ shown: asShown(stretch, whole) }),
        }}
        empty={(events[0]?.event ?? cursor.event) >= cursor.event ? t('empty') : undefined}
        note={layout && noteOf(thresholds, layout, t, language)}
        label={t('picture', wayName(queue.from))}
        nameOf={(mark) => {
          const event = layout?.shown[mark];
          return event === undefined ? [] : eventWords(event, cursor.at, t, language);
        }}
      />
      {!board && (
        <Buffer
          held={bufferAt(run, queue, cursor)}
          at={cursor.at}
          rate={rateOf(line)}
          {...{ selected, actions }}
        />
      )}
    </div>
  );
}

/** What of the limit the picture does not show. */
function noteOf(
  thresholds: readonly Threshold[] | undefined,
  layout: QueueLayout,
  t: QueueText,
  language: Language,
) {
  const limit = thresholds?.find(({ isLimit }) => isLimit);
  if (limit === undefined) return t('unlimited');
  return layout.beyond ? t('beyond', { limit: limit.label[language] }) : undefined;
}

/** By the node that sends, who sends to whom. */
function wayNames({ topology }: RecordedRun, ways: readonly [number, number], language: Language) {
  return (node: number) => ({
    from: nodeName(topology, node, language),
    to: nodeName(topology, ways.find((each) => each !== node) ?? node, language),
  });
}

interface WayProps {
  readonly ways: readonly [number, number];
  readonly from: number;
  readonly wayName: ReturnType<typeof wayNames>;
  readonly board: boolean;
  readonly onChoose: (marks: 'a' | 'b') => void;
}

/** Which direction of the link: each has a queue of its own. */
function Way({ ways, from, wayName, board, onChoose }: WayProps) {
  const t = useQueueText();
  if (board) return t('way', wayName(from));
  return (
    <select
      className={css.choice}
      aria-label={t('direction')}
      value={from}
      onChange={({ target }) => onChoose(Number(target.value) === ways[0] ? 'a' : 'b')}
    >
      {ways.map((node) => (
        <option key={node} value={node}>
          {t('way', wayName(node))}
        </option>
      ))}
    </select>
  );
}

function useLayout(
  queue: Queue,
  events: readonly QueueEvent[],
  thresholds: readonly Threshold[] | undefined,
  beside: readonly Contents[],
  size: PictureSize | undefined,
  [from, to]: Stretch,
  board: boolean,
): QueueLayout | undefined {
  const t = useQueueText();
  const language = useLanguage();
  return useMemo(() => {
    if (size === undefined || size.width === 0 || thresholds === undefined) return undefined;
    const words = { bytes: t('bytes'), wait: t('wait') };
    const stretch = [from, to] as const;
    return queueLayout({
      ...{ queue, events, thresholds, language, size },
      ...{ stretch, words, board, beside },
    });
  }, [queue, events, thresholds, beside, language, size, from, to, t, board]);
}

/** The same queue in the run that lies beside. */
function useBeside([other]: readonly Other[], link: number, at: number): readonly Contents[] {
  const line = other && lineAt(other.run, link, visibleAt(other.run.log, at));
  return useMemo(
    () => (other && line ? [{ ...other, thresholds: thresholdsOf(line) }] : []),
    [other, line],
  );
}

/** The queue of the chosen direction, or of the one in which more waits, and the time that it covers. */
function useQueue({ runs, link, axis }: DrawnProps, { marks }: PlotLook) {
  const [{ run, version }] = runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    const ways = run.topology.links.find(({ id }) => id === link)?.ends ?? [0, 0];
    const queue = chosen(run, link, ways, marks);
    const others = runsBeside({ runs, axis })
      .filter((each) => each !== run)
      .map((each): Other => {
        const its = queueOf(each, link, queue.from);
        return { run: each, queue: its, events: queueEvents(its) };
      });
    const all = [queue, ...others.map((each) => each.queue)];
    const begins = Math.min(...all.map((each) => each.begins));
    const ends = Math.max(...all.map((each) => Math.max(each.ends, each.begins + 1)));
    return { queue, events: queueEvents(queue), whole: padded([begins, ends]), ways, others };
  }, [run, version, link, marks, axis.sync]);
}

function chosen(
  run: RecordedRun,
  link: number,
  ways: readonly [number, number],
  marks: string,
): Queue {
  const [a, b] = ways.map((node) => queueOf(run, link, node)) as [Queue, Queue];
  if (marks === 'a' || marks === 'b') return marks === 'a' ? a : b;
  return b.most > a.most ? b : a;
}

export { understands } from '../../view-kit/plot/look.ts';
