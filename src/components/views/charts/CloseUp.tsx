/**
 * The chart where there is no room to read all of it: the step that was taken last, the state of
 * now, and the ways out of it, in type of any size. A small map shows where that is.
 */
import { type ReactNode, useMemo } from 'react';
import { Line, linkClass, StateBox, stateClass } from './ChartMarks.tsx';
import css from './CloseUp.module.css';
import { type CloseUpModel, closeUp } from './close-up.ts';
import type { ChartLayout } from './layout.ts';
import { chartModel } from './model.ts';
import { PathInWords } from './PathInWords.tsx';
import chart from './Statechart.module.css';
import type { StatechartProps } from './Statechart.tsx';
import { type Scene, sceneOf } from './scene.ts';
import { TEXTS } from './texts.ts';

export function CloseUp(props: StatechartProps) {
  const { kind, drawing, label, transitions, lang, onSelectTransition, onEnlarge } = props;
  const layout = drawing.layout('compact');
  const { source } = drawing;
  const { initial } = source;
  const model = useMemo(() => chartModel(transitions, initial), [transitions, initial]);
  const scene = useMemo(() => sceneOf(layout, model), [layout, model]);
  const near = useMemo(() => closeUp(model, source), [model, source]);
  const texts = TEXTS[lang];
  return (
    <section
      className={css.closeUp}
      aria-label={texts.chart(kind.title[lang], label, model.active)}
    >
      <PathInWords label={label} lang={lang} model={model} />
      <div className={css.now}>
        <LastStep near={near} onSelect={onSelectTransition} />
        <p className={css.active}>{near.active}</p>
      </div>
      <MapButton name={texts.enlarge(label)} onEnlarge={onEnlarge}>
        <Overview scene={scene} layout={layout} />
      </MapButton>
      <ul className={css.ways} aria-label={texts.waysOut}>
        {near.ways.map(({ to, events }) => (
          <li key={to}>
            <span className={css.events}>{events.join(' · ')}</span>
            <span className={css.target}>{to}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LastStepProps {
  readonly near: CloseUpModel;
  readonly onSelect: StatechartProps['onSelectTransition'];
}

/** Choosing it asks why it was taken, as its line on the whole chart does. */
function LastStep({ near: { last }, onSelect }: LastStepProps) {
  if (last === null) return null;
  return (
    <>
      <p className={css.before}>{last.from}</p>
      <button type="button" className={css.step} onClick={() => onSelect?.(last.id)}>
        <span className={css.number}>{last.number}</span>
        <span>{last.event}</span>
      </button>
    </>
  );
}

function MapButton(props: {
  name: string;
  onEnlarge?: (() => void) | undefined;
  children: ReactNode;
}) {
  const { name, onEnlarge, children } = props;
  if (onEnlarge === undefined) return <div className={css.map}>{children}</div>;
  return (
    <button type="button" className={css.map} aria-label={name} title={name} onClick={onEnlarge}>
      {children}
    </button>
  );
}

/** The whole chart without a word: its boxes and lines, the way so far upon it. */
function Overview({ scene, layout }: { scene: Scene; layout: ChartLayout }) {
  return (
    <svg
      className={`${chart.picture} ${css.picture}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
    >
      {scene.links.map((link) => (
        <g key={link.id} className={linkClass(link)}>
          <Line link={link} layout={layout} />
        </g>
      ))}
      {scene.states.map((state) => (
        <g key={state.id} className={stateClass(state)}>
          <StateBox state={state} layout={layout} />
        </g>
      ))}
    </svg>
  );
}
