import { useMemo } from 'react';
import { useLanguage, useLocalized } from '../../../i18n/index.ts';
import { asFile } from '../../view-kit/plot/drawing.ts';
import { Legend } from '../../view-kit/plot/Legend.tsx';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { Form } from './Form.tsx';
import { across, barsLayout, type SweepDrawing } from './layout.ts';
import { sweepLegend } from './legend.ts';
import { resultText } from './measure-text.ts';
import { type Bin, type Point, type Spread, spreadOf } from './model.ts';
import { sweepTwin } from './rows.ts';
import { spreadLayout } from './spread-layout.ts';
import css from './sweep.module.css';
import { useSweep } from './sweep-store.ts';
import { Drawn } from './Targets.tsx';
import { type SweepText, useSweepText } from './text.ts';
import { type Swept, useSweepOf } from './use-sweep.ts';

/** All of it is there, whatever the cursor says: these are other runs. */
const EVER = { at: Number.POSITIVE_INFINITY, event: Number.POSITIVE_INFINITY };
const MOST_BINS = 16;
/** Names of runs that links can hold. */
const LONGEST_NAME = 60;

export default function SweepView(props: ViewProps) {
  const { actions, board } = props;
  const swept = useSweepOf(props);
  const t = useSweepText();
  const language = useLanguage();
  const say = useLocalized();
  const { points, knob, dial, result, dials, base } = swept;
  const outcomes = useSweep((state) => state.outcomes);
  const frame = useFrame();
  const spread = useMemo(
    () => (knob.chance ? spreadOf(points, result.unit === 'count', MOST_BINS) : undefined),
    [knob, points, result],
  );
  const drawing = useDrawing(swept, spread, frame.size, t);
  const known = swept.done > 0 ? outcomes : [];
  const twin = useMemo(
    () => sweepTwin(points, known, dial?.name ?? '', t, language),
    [points, known, dial, t, language],
  );
  const open = (index: number) => openRun(swept, actions.tree(), index, t);
  const title = `${say(result.title)} · ${dial?.name ?? say(knob.title)}`;
  const legend = sweepLegend(points, spread !== undefined, swept.shown, t);
  const empty =
    dials.length === 0 ? t('noDials') : base.complete ? emptyText(swept, t) : t('waiting');
  return (
    <div className={css.sweep}>
      {!board && <Form swept={swept} runs={actions.tree().runs} />}
      <PlotPanel
        {...{ title, twin, board }}
        cursor={EVER}
        actions={{ askWhy: () => undefined, inspect: open }}
        legend={legend.length > 0 && <Legend entries={legend} label={t('legend')} />}
        file="wireglass-sweep"
        save={drawing && (() => asFile(plotOf(drawing), [], EVER, title, legend))}
        empty={swept.done > 0 ? undefined : board ? t('emptyBoard') : empty}
        note={board ? undefined : [dial?.is, say(result.is)].filter(Boolean).join(' ')}
      >
        <div ref={frame.frame} className={plot.frame}>
          <span ref={frame.probe} className={plot.probe} />
          {drawing && swept.done > 0 && (
            <Picture {...{ swept, spread, drawing, t }} onOpen={open} />
          )}
        </div>
      </PlotPanel>
      <p role="status" className={css.said}>
        {board ? '' : summary(swept, spread, t)}
      </p>
    </div>
  );
}

const emptyText = ({ knob, running }: Swept, t: SweepText) =>
  running ? undefined : t(knob.chance ? 'emptySpread' : 'empty');

function useDrawing(
  { points, knob, dial, result, shown }: Swept,
  spread: Spread | undefined,
  size: ReturnType<typeof useFrame>['size'],
  t: SweepText,
): SweepDrawing | undefined {
  const say = useLocalized();
  const words = { knob: dial?.name ?? '', unit: result.unit };
  const spreadWords = {
    ...{ result: say(result.title), unit: result.unit },
    ...{ median: t('median'), quartiles: t('legendQuartile') },
  };
  if (size === undefined || size.width === 0 || points.length === 0) return undefined;
  if (!knob.chance) return barsLayout(points, size, words, shown);
  return spread && spreadLayout(spread, size, spreadWords, points[shown]?.result);
}

interface PictureProps {
  readonly swept: Swept;
  readonly spread: Spread | undefined;
  readonly drawing: SweepDrawing;
  readonly onOpen: (index: number) => void;
  readonly t: SweepText;
}

function Picture({ swept, spread, drawing, onOpen, t }: PictureProps) {
  const { points, dial, result, shown } = swept;
  const say = useLocalized();
  const names = { result: say(result.title), knob: dial?.name ?? '' };
  const targets = t('targets');
  if (spread === undefined) {
    const linesOf = (index: number) => pointLines(points[index] as Point, swept, index, t);
    return (
      <Drawn
        {...{ drawing, targets, linesOf, onOpen }}
        label={t('pictureBars', names)}
        nameOf={(index) => t('open', { what: linesOf(index).join(', ') })}
      />
    );
  }
  const linesOf = (index: number) => binLines(spread.bins[index] as Bin, points, result.unit, t);
  return (
    <Drawn
      {...{ drawing, targets, linesOf }}
      label={t('pictureSpread', names)}
      nameOf={(index) => t('openOf', { what: linesOf(index).join(', ') })}
      onOpen={(index) => {
        // Pressed again, the next of them.
        const runs = spread.bins[index]?.points ?? [];
        const next = runs[(runs.indexOf(shown) + 1) % runs.length];
        if (next !== undefined) onOpen(next);
      }}
    />
  );
}

function pointLines(point: Point, { result, shown }: Swept, index: number, t: SweepText) {
  const { name, state } = point;
  if (state === 'pending') return [];
  const value = point.result === undefined ? [] : [resultText(point.result, result.unit)];
  const told = state === 'measured' ? [] : [t(state)];
  return [name, ...value, ...told, ...(index === shown ? [t('onStage')] : [])];
}

/** Some of its runs by their names; all are in the table. */
const MOST_NAMES = 6;

function binLines(
  { from, to, points }: Bin,
  all: readonly Point[],
  unit: Swept['result']['unit'],
  t: SweepText,
) {
  if (points.length === 0) return [];
  const names = points.slice(0, MOST_NAMES).map((place) => all[place]?.name);
  const more = points.length > MOST_NAMES ? ' …' : '';
  const values = { n: points.length, from: resultText(from, unit), to: resultText(to, unit) };
  return [t('runsIn', values), names.join(', ') + more];
}

/** What has come of it, in a sentence, as soon as all of it is there. */
function summary(swept: Swept, spread: Spread | undefined, t: SweepText): string {
  const { points, result, running, done } = swept;
  if (running || done < points.length || done === 0) return '';
  const say = (value: number) => resultText(value, result.unit);
  const values = points.flatMap(({ state, result: value }) =>
    state === 'measured' && value !== undefined ? [value] : [],
  );
  const count = (wanted: Point['state']) => points.filter(({ state }) => state === wanted).length;
  const [cut, stopped] = [count('cut'), count('stopped')];
  const missing = points.length - values.length - cut - stopped;
  const without =
    (missing > 0 ? ` ${t('without', { n: missing })}` : '') +
    (cut > 0 ? ` ${t('cutOff', { n: cut })}` : '') +
    (stopped > 0 ? ` ${t('stoppedOff', { n: stopped })}` : '');
  if (values.length === 0) return cut + stopped > 0 ? without.trim() : t('nothing');
  const ends = {
    n: values.length,
    least: say(Math.min(...values)),
    most: say(Math.max(...values)),
  };
  if (spread === undefined) return t('doneBars', ends) + without;
  const { quarter, median, threeQuarters } = spread;
  const middle = { quarter: say(quarter), median: say(median), three: say(threeQuarters) };
  return t('doneSpread', { ...ends, ...middle }) + without;
}

/** To the stage, under a name that says what is different; where it is there already, as it is. */
function openRun(
  { sessions, dial, points }: Swept,
  tree: ReturnType<ViewProps['actions']['tree']>,
  index: number,
  t: SweepText,
): void {
  const session = sessions[index];
  if (session === undefined || dial === undefined) return;
  const known = tree.runs.map(({ id }) => id);
  const id = tree.rerun(session);
  if (known.includes(id)) return;
  const name = t('setTo', { knob: dial.name, value: points[index]?.name ?? '' });
  tree.rename(id, name.slice(0, LONGEST_NAME));
}

/** For files: there is no time in it that a cursor could uncover. */
function plotOf({ width, height, box, type, shapes }: SweepDrawing) {
  return {
    ...{ width, height, boxes: [box] as const, foot: height, x: across(0, 1, box), type },
    ...{ under: shapes, past: [], signs: [], marks: [] },
  };
}

export { understands } from './look.ts';
