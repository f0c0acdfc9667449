/** The drawing. One stop of the Tab key; inside, up and down walk through states and lines. */

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { stopForKey } from '../../a11y/use-roving.ts';
import { Beginning, Labels, Line, linkClass, StateShape, stateClass } from './ChartMarks.tsx';
import type { ChartLayout } from './layout.ts';
import styles from './Statechart.module.css';
import type { Scene, SceneLink } from './scene.ts';
import { type Language, TEXTS } from './texts.ts';

interface PictureProps {
  readonly layout: ChartLayout;
  readonly scene: Scene;
  readonly lang: Language;
  readonly shown: string | null;
  readonly detailsId: string;
  /** The word of a state, as all pictures spell it. */
  readonly markOf: (state: string) => string;
  readonly onShow: (id: string) => void;
  readonly onLeave: () => void;
  readonly onSelect: (id: string) => void;
}

export function ChartPicture(props: PictureProps) {
  const { layout, scene, lang, shown } = props;
  const svg = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const order = walkOrder(scene);
  const active = scene.states.find((state) => state.active)?.id ?? order[0]!;
  const current = stop !== null && order.includes(stop) ? stop : active;

  const walk = (event: KeyboardEvent, from: string) => {
    const id = order[stopForKey(event.key, order.indexOf(from), order.length)];
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(id);
    svg.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const item = (id: string) => ({
    id,
    tabStop: id === current,
    describedBy: id === shown ? props.detailsId : undefined,
    onFocus: () => {
      setStop(id);
      props.onShow(id);
    },
    onShow: () => props.onShow(id),
    onLeave: props.onLeave,
    onSelect: () => props.onSelect(id),
    onWalk: (event: KeyboardEvent) => walk(event, id),
  });

  const texts = TEXTS[lang];
  // Taken lines are drawn over the others, the last one on top.
  const painted = [...scene.links].sort((a, b) => weightOf(a) - weightOf(b));
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named; a title would pop up everywhere
    <svg ref={svg} className={styles.picture} viewBox={`0 0 ${layout.width} ${layout.height}`}>
      <Beginning layout={layout} />
      {painted.map((link) => (
        <Item
          key={link.id}
          {...item(link.id)}
          name={texts.arcItem(link.from, eventsOf(link), plain(link.to), numbersOf(link))}
          className={linkClass(link)}
        >
          <Line link={link} layout={layout} />
        </Item>
      ))}
      {scene.states.map((state) => (
        <Item
          key={state.id}
          {...item(state.id)}
          name={texts.stateItem(state.state, state.active, state.visited)}
          className={stateClass(state)}
          active={state.active}
          mark={props.markOf(state.state)}
        >
          <StateShape state={state} layout={layout} />
        </Item>
      ))}
      <Labels scene={scene} layout={layout} />
    </svg>
  );
}

interface ItemProps {
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly active?: boolean;
  readonly mark?: string;
  readonly tabStop: boolean;
  readonly describedBy: string | undefined;
  readonly onFocus: () => void;
  readonly onShow: () => void;
  readonly onLeave: () => void;
  readonly onSelect: () => void;
  readonly onWalk: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** A state or a line that can be pointed at, walked to and chosen. */
function Item(props: ItemProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside an SVG
    <g
      className={props.className}
      data-id={props.id}
      data-mark={props.mark}
      data-active={props.active || undefined}
      data-shown={props.describedBy === undefined ? undefined : true}
      role="button"
      tabIndex={props.tabStop ? 0 : -1}
      aria-label={props.name}
      aria-describedby={props.describedBy}
      onFocus={props.onFocus}
      onPointerEnter={props.onShow}
      onPointerLeave={props.onLeave}
      onClick={props.onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') {
          props.onWalk(event);
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        props.onSelect();
      }}
    >
      {props.children}
    </g>
  );
}

/** From top to bottom: a state, then the lines that leave it. */
function walkOrder(scene: Scene): string[] {
  const states = [...scene.states].sort((a, b) => a.y - b.y || a.x - b.x);
  return states.flatMap((state) => [
    state.id,
    ...scene.links.filter((link) => link.from === state.id).map((link) => link.id),
  ]);
}

function weightOf(link: SceneLink): number {
  return link.last ? 2 : link.taken.length > 0 ? 1 : 0;
}

function eventsOf(link: SceneLink): string {
  const taken = new Set(link.taken.map((step) => step.arc));
  return link.arcs
    .filter((arc) => arc.meta.inFigure || taken.has(arc.key))
    .map((arc) => arc.event)
    .join(' / ');
}

function numbersOf(link: SceneLink): string {
  return link.taken.map((step) => step.number).join(', ');
}

function plain(id: string): string {
  return id.split('/')[0]!;
}
