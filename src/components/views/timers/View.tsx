import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type Talk, talksOf } from '../../../model/ends.ts';
import type { Stretch } from '../../view-kit/plot/axes.ts';
import css from '../../view-kit/plot/plot.module.css';
import { NO_TIME } from '../../view-kit/plot/stretch.ts';
import { TimePlot } from '../../view-kit/plot/TimePlot.tsx';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import { sharedStretches, shownStretch } from '../../view-kit/plot/use-plot.ts';
import { nameIn } from '../../view-kit/speech.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { EndChoice, useEndNames } from './EndChoice.tsx';
import { type ClockGroup, clockLayout } from './layout.ts';
import { timersLegend } from './legend.ts';
import { type ClockLook, decodeLook, encodeLook, endsOf } from './look.ts';
import { lanesOf, stretchesOf, type TimerEvent, timerEvents } from './model.ts';
import { backedOffFrom, eventWords, type Speech, timerName, timersTwin } from './rows.ts';
import { useTimersText } from './text.ts';

export default function Timers(props: ViewProps) {
  const t = useTimersText();
  const [{ run, version }] = props.runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const talks = useMemo(() => talksOf(run), [run, version]);
  const look = useMemo(() => decodeLook(props.look), [props.look]);
  const talk = talks[look.talk] ?? talks[0];
  if (talk === undefined) return <p className={css.empty}>{t('noTalk')}</p>;
  return <Clocks {...props} talks={talks} talk={talk} shownAs={look} />;
}

interface ClocksProps extends ViewProps {
  readonly talks: readonly Talk[];
  readonly talk: Talk;
  readonly shownAs: ClockLook;
}

function Clocks(props: ClocksProps) {
  const { runs, talks, talk, shownAs, actions, board } = props;
  const [{ run, cursor }] = runs;
  const t = useTimersText();
  const language = useLanguage();
  const speech: Speech = { run, language, t };
  const { groups, events, before, stretches } = useClocks(props, speech);
  const change = (to: Partial<ClockLook>) =>
    actions.lookAt('timers', encodeLook({ ...shownAs, ...to }));
  const { whole, first } = stretches;
  const [from, to] = shownStretch(shownAs, whole, cursor.at, first);
  const box = useFrame();
  const layout = useLayout(groups, events, box.size, [from, to], props);
  const twin = useMemo(() => timersTwin(events, { run, language, t }), [events, run, language, t]);
  const title = t('title');
  const names = useEndNames(run, talks);
  const choice = (
    <EndChoice
      {...{ run, talks, look: shownAs }}
      onChoose={(to) => change({ ...to, shown: undefined })}
    />
  );
  return (
    <TimePlot
      {...{ box, title, twin, drawing: layout, edge: layout?.edge(cursor) }}
      // No packet is a mark of its own here.
      view={{ ...props, selected: undefined }}
      of={board ? title : choice}
      legend={timersLegend(t)}
      signs={t('legend')}
      file="wireglass-timers"
      zoom={{ shown: [from, to], whole, show: (shown) => change({ shown }) }}
      empty={(events[0]?.event ?? cursor.event) >= cursor.event ? t('empty') : undefined}
      note={t('hint')}
      label={t('picture', { ends: names(talks.indexOf(talk), shownAs.ends) })}
      nameOf={(mark) => {
        const event = layout?.shown[mark];
        return event === undefined
          ? []
          : eventWords(event, before.get(event.event), cursor, speech);
      }}
    />
  );
}

function useLayout(
  groups: readonly ClockGroup[],
  events: readonly TimerEvent[],
  size: PictureSize | undefined,
  [from, to]: Stretch,
  { axis: { end: last }, board, runs: [{ cursor }] }: ClocksProps,
) {
  const t = useTimersText();
  const language = useLanguage();
  const seen = board ? cursor.event : undefined;
  return useMemo(() => {
    if (size === undefined || size.width === 0) return undefined;
    const name = (timer: string) => timerName(timer, language).trim();
    const words = { name, off: t('off') };
    return clockLayout({ groups, events, size, stretch: [from, to], last, words, board: seen });
  }, [groups, events, size, from, to, last, language, t, seen]);
}

/** The clocks of the chosen ends, and the time that they cover in all runs that lie beside each other. */
function useClocks({ runs, talk, shownAs, axis }: ClocksProps, { language }: Speech) {
  const [{ run, version }] = runs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    const ends = endsOf(talk, shownAs);
    const groups = ends.map(
      (end): ClockGroup => ({
        name: nameIn({ run, language }, end.node),
        lanes: lanesOf(run, end),
        owns: (event) => event.end.node === end.node && event.end.conn === end.conn,
      }),
    );
    const events = timerEvents(run, ends);
    const bases = backedOffFrom(events);
    const before = new Map(events.map(({ event }, i) => [event, bases[i]]));
    const stretches = sharedStretches({ runs, axis }, (each) => {
      const same = talksOf(each)[shownAs.talk];
      return (same && stretchesOf(each, same, axis.end)) ?? NO_TIME;
    });
    return { groups, events, before, stretches };
  }, [run, version, talk, shownAs.talk, shownAs.ends, language, axis]);
}

export { understands } from './look.ts';
