/** What a state or a line means, beside it: meaning, what is done, the RFC's place. */

import type { CSSProperties } from 'react';
import type { Arc } from '../../../machines/types.ts';
import { citation } from '../../../stack/core/rfc.ts';
import styles from './Details.module.css';
import type { ChartLayout, ChartSource } from './layout.ts';
import type { Scene, SceneLink, SceneState } from './scene.ts';
import { type Language, TEXTS } from './texts.ts';

interface DetailsProps {
  readonly id: string;
  readonly shown: string;
  readonly source: ChartSource;
  readonly layout: ChartLayout;
  readonly scene: Scene;
  readonly lang: Language;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

export function Details(props: DetailsProps) {
  const { layout, scene, shown, source, lang } = props;
  const state = scene.states.find((candidate) => candidate.id === shown);
  const link = scene.links.find((candidate) => candidate.id === shown);
  const spot = state ?? (link === undefined ? undefined : spotOf(link));
  if (spot === undefined) return null;
  // Below what it explains, or above it in the lower half, where there is more room.
  const above = spot.y > layout.height / 2;
  const edge = above ? spot.y - spot.height / 2 : spot.y + spot.height / 2;
  const style = {
    '--x': spot.x / layout.width,
    '--y': edge / layout.height,
  } as CSSProperties;
  return (
    <div
      id={props.id}
      className={styles.details}
      data-above={above}
      data-size={layout.size}
      style={style}
      onPointerEnter={props.onEnter}
      onPointerLeave={props.onLeave}
    >
      {state === undefined ? null : <AboutState state={state} source={source} lang={lang} />}
      {link === undefined ? null : <AboutLink link={link} lang={lang} />}
    </div>
  );
}

/** The middle of a line's longest leg. */
function spotOf(link: SceneLink) {
  const box = link.badge ?? link.label;
  if (box !== null) return box;
  const middle = link.points[Math.floor(link.points.length / 2)]!;
  return { ...middle, height: 8 };
}

function AboutState(props: { state: SceneState; source: ChartSource; lang: Language }) {
  const { state, source, lang } = props;
  const texts = TEXTS[lang];
  const meta = source.states.find((candidate) => candidate.name === state.state)!.meta;
  const ways = waysOut(state.state, source);
  return (
    <>
      <p className={styles.title}>{state.state}</p>
      <p>{meta.text[lang]}</p>
      <RfcLink rfc={meta.rfc} />
      <p className={styles.subtitle}>{texts.waysOut}</p>
      <dl className={styles.ways}>
        {[...ways].map(([to, events]) => (
          <div key={to}>
            <dt>→ {to}</dt>
            <dd>{events.join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Where a state's arcs lead, and on which events. */
function waysOut(state: string, source: ChartSource): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  for (const arc of source.arcs.filter((candidate) => candidate.from === state)) {
    ways.set(arc.to, [...(ways.get(arc.to) ?? []), arc.event]);
  }
  return ways;
}

/** A line's arcs: those of the figure and those that were taken. */
function AboutLink({ link, lang }: { link: SceneLink; lang: Language }) {
  const taken = new Set(link.taken.map((step) => step.arc));
  return link.arcs
    .filter((arc) => arc.meta.inFigure || taken.has(arc.key))
    .map((arc) => (
      <AboutArc
        key={arc.key}
        arc={arc}
        lang={lang}
        numbers={link.taken
          .filter((step) => step.arc === arc.key)
          .map((step) => step.number)
          .join(', ')}
      />
    ));
}

function AboutArc({ arc, numbers, lang }: { arc: Arc; numbers: string; lang: Language }) {
  const texts = TEXTS[lang];
  return (
    <>
      <p className={styles.title}>
        {arc.event}
        {numbers === '' ? null : <span className={styles.chip}>{texts.taken(numbers)}</span>}
      </p>
      <p className={styles.fromTo}>
        {arc.from} → {arc.to}
        {arc.meta.action === undefined ? null : ` · ${arc.meta.action}`}
      </p>
      <p>{arc.meta.text[lang]}</p>
      <RfcLink rfc={arc.meta.rfc} />
    </>
  );
}

function RfcLink({ rfc }: { rfc: Arc['meta']['rfc'] }) {
  const { label, href } = citation(rfc);
  return (
    <p>
      <a href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    </p>
  );
}
