/** The marks of a chart: states, lines, labels and numbers. */
import { discWidth, type SceneLabel } from './badges.ts';
import { type Point, roundedPath } from './geometry.ts';
import type { ChartLayout } from './layout.ts';
import styles from './Statechart.module.css';
import type { Scene, SceneLink, SceneState } from './scene.ts';

export function linkClass(link: SceneLink): string {
  return [styles.link, link.taken.length > 0 && styles.taken, link.last && styles.last]
    .filter(Boolean)
    .join(' ');
}

export function stateClass(state: SceneState): string {
  return [styles.state, state.visited && styles.visited, state.active && styles.active]
    .filter(Boolean)
    .join(' ');
}

/** The dot and arrow with which a state chart begins. */
export function Beginning({ layout }: { layout: ChartLayout }) {
  const first = layout.states[0]!;
  const [radius, ring] = layout.size === 'compact' ? [3, 4] : [4.5, 5];
  const top = first.y - first.height / 2 - ring;
  return (
    <g className={styles.beginning}>
      <circle cx={first.x} cy={radius + 1} r={radius} />
      <path d={`M${first.x} ${radius * 2}V${top}`} />
    </g>
  );
}

export function Line({ link, layout }: { link: SceneLink; layout: ChartLayout }) {
  const path = roundedPath(link.shaft, layout.metrics.corner);
  return (
    <>
      <path className={styles.reach} d={path} />
      {link.last ? <path className={styles.halo} d={path} /> : null}
      <path className={styles.shaft} d={path} />
      <polygon className={styles.head} points={pointList(link.head)} />
    </>
  );
}

function pointList(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

export function StateShape({ state, layout }: StateProps) {
  return (
    <>
      <StateBox state={state} layout={layout} />
      <text x={state.x} y={state.y} className={styles.name}>
        {state.state}
      </text>
    </>
  );
}

interface StateProps {
  readonly state: SceneState;
  readonly layout: ChartLayout;
}

/** A state is a box; the active one a filled pill in a ring, so that shape alone tells it. */
export function StateBox({ state, layout }: StateProps) {
  const { x, y, width, height } = state;
  const radius = state.active ? height / 2 : layout.metrics.corner;
  const ring = layout.size === 'compact' ? 3 : 4;
  return (
    <>
      {state.active ? (
        <rect
          className={styles.ring}
          x={x - width / 2 - ring}
          y={y - height / 2 - ring}
          width={width + ring * 2}
          height={height + ring * 2}
          rx={height / 2 + ring}
        />
      ) : null}
      <rect
        className={styles.box}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={radius}
      />
    </>
  );
}

export function Labels({ scene, layout }: { scene: Scene; layout: ChartLayout }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g className={styles.labels} aria-hidden="true">
      {scene.links.map((link) => (
        <g key={link.id} className={linkClass(link)}>
          {link.label === null ? null : <BesideLabel label={link.label} layout={layout} />}
          {link.badge === null ? null : <Badge badge={link.badge} layout={layout} />}
        </g>
      ))}
    </g>
  );
}

function BesideLabel({ label, layout }: { label: SceneLabel; layout: ChartLayout }) {
  const step = layout.metrics.font * 1.3;
  const top = label.y - ((label.lines.length - 1) * step) / 2;
  return (
    <>
      {label.lines.map(({ words, action }, index) => (
        <text
          key={words}
          x={label.x}
          y={top + index * step}
          className={action ? styles.action : styles.event}
        >
          {words}
        </text>
      ))}
    </>
  );
}

/** A step's number in a disc, and in the compact form its event, on the line itself. */
function Badge({ badge, layout }: { badge: SceneLabel; layout: ChartLayout }) {
  const [event] = badge.lines;
  const left = badge.x - badge.width / 2;
  const disc = discWidth(badge.numbers, layout.size);
  return (
    <>
      {event === undefined ? null : (
        <rect
          className={styles.backing}
          x={left}
          y={badge.y - badge.height / 2}
          width={badge.width}
          height={badge.height}
          rx={badge.height / 2}
        />
      )}
      <rect
        className={styles.disc}
        x={left}
        y={badge.y - badge.height / 2}
        width={disc}
        height={badge.height}
        rx={badge.height / 2}
      />
      <text className={styles.number} x={left + disc / 2} y={badge.y}>
        {badge.numbers}
      </text>
      {event === undefined ? null : (
        <text className={styles.event} x={left + disc + 3} y={badge.y} data-align="start">
          {event.words}
        </text>
      )}
    </>
  );
}
