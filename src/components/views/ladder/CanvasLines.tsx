import { type PointerEvent, useEffect, useRef } from 'react';
import type { Line } from '../../view-kit/geometry.ts';
import { pointAt } from '../../view-kit/geometry.ts';
import type { PacketLabel } from './labels.ts';
import css from './ladder.module.css';
import type { LadderLayout } from './layout.ts';
import { type Layer, layerOf } from './model.ts';
import { isSecond } from './second-run.ts';
import type { ShownPacket } from './shown.ts';
import type { Sight } from './use-follow.ts';

interface Props {
  readonly shown: readonly ShownPacket[];
  readonly sight: Sight;
  readonly picture: { readonly layout: LadderLayout; readonly labels: readonly PacketLabel[] };
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly onSelect: (frame: number) => void;
  readonly onHover: (frame: number | undefined) => void;
}

/** How far from a line a pointer may be and still mean it, pixels. */
const REACH = 7;

/** The lines of a long run: those in sight, on a canvas that covers what is in sight. */
export function CanvasLines(props: Props) {
  const { shown, sight, picture, selected, hovered } = props;
  const { width, rem } = picture.layout.size;
  const top = Math.max(0, sight.top);
  const height = Math.min(sight.bottom, picture.layout.contentHeight) - top;
  const ref = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<readonly unknown[]>([]);
  const inked = useRef<{ readonly theme: string; readonly inks: Inks }>(undefined);
  useEffect(() => {
    const theme = themeNow();
    const now = whatIsDrawn(props, theme);
    if (now?.every((each, i) => each === drawn.current[i])) return;
    drawn.current = now ?? [];
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || context === null || context === undefined) return;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(Math.max(1, height) * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, -top * ratio);
    if (inked.current?.theme !== theme) inked.current = { theme, inks: inksOf(canvas) };
    const { inks } = inked.current;
    for (const packet of shown) {
      const bold = [selected, hovered].includes(packet.label.packet.frame);
      draw(context, packet, inks, rem, bold);
    }
  });
  const find = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top + top };
    return nearest(shown, at)?.packet.frame;
  };
  return (
    <canvas
      ref={ref}
      className={css.canvas}
      style={{ top, width, height }}
      onPointerMove={(event) => props.onHover(find(event))}
      onPointerLeave={() => props.onHover(undefined)}
      onPointerDown={(event) => {
        const frame = find(event);
        if (frame !== undefined) props.onSelect(frame);
      }}
    />
  );
}

/**
 * All that the drawing follows from; undefined while a packet is on its way, which moves with every
 * move of the cursor.
 */
function whatIsDrawn({ shown, sight, picture, selected, hovered }: Props, theme: string) {
  if (shown.some(({ phase }) => phase === 'in-flight')) return undefined;
  const { layout, labels } = picture;
  const size = [window.devicePixelRatio, sight.top, sight.bottom];
  return [layout, labels, shown.length, selected, hovered, theme, ...size];
}

/** What colours follow from: a theme that was chosen, or what the system has. */
function themeNow(): string {
  const asked = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];
  const { theme } = document.documentElement.dataset;
  return [theme, ...asked.map((query) => matchMedia(query).matches)].join(' ');
}

type Inks = Readonly<Record<Layer | 'loss', string>>;

/**
 * The theme's colours as a canvas understands them, which knows neither var() nor light-dark(). Each
 * question has the page's styles worked out in the middle of a change: it is asked once a theme.
 */
function inksOf(canvas: HTMLCanvasElement): Inks {
  const resolve = (token: string) => {
    canvas.style.color = `var(${token})`;
    return getComputedStyle(canvas).color;
  };
  return {
    link: resolve('--layer-link'),
    network: resolve('--layer-network'),
    transport: resolve('--layer-transport'),
    application: resolve('--layer-application'),
    loss: resolve('--color-loss'),
  };
}

function draw(
  context: CanvasRenderingContext2D,
  { label, phase, progress, aside }: ShownPacket,
  inks: Inks,
  rem: number,
  bold: boolean,
): void {
  const { way, drawn, packet } = label;
  const ink = inks[layerOf(packet)];
  const line = phase === 'in-flight' ? { from: way.from, to: pointAt(way, progress) } : drawn;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = (bold ? 0.22 : 0.1) * rem;
  // Of two runs in one picture, the second has broken lines.
  context.setLineDash(isSecond(packet.frame) ? [10, 5, 2, 5] : []);
  stroke(context, line);
  if (phase === 'in-flight') {
    context.lineWidth = 1;
    context.setLineDash([2, 4]);
    stroke(context, { from: line.to, to: way.to });
  } else if (phase === 'dropped') {
    cross(context, drawn, 0.35 * rem, inks.loss);
  } else {
    arrow(context, way, 0.6 * rem);
    if (aside) cross(context, drawn, 0.35 * rem, inks.loss);
  }
}

function stroke(context: CanvasRenderingContext2D, { from, to }: Line): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function arrow(context: CanvasRenderingContext2D, { from, to }: Line, long: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.beginPath();
  context.moveTo(to.x, to.y);
  for (const turn of [0.36, -0.36]) {
    context.lineTo(to.x - long * Math.cos(angle + turn), to.y - long * Math.sin(angle + turn));
  }
  context.fill();
}

function cross(context: CanvasRenderingContext2D, { to }: Line, size: number, ink: string): void {
  context.strokeStyle = ink;
  context.lineWidth = 2.5;
  for (const side of [1, -1]) {
    stroke(context, {
      from: { x: to.x - size, y: to.y - side * size },
      to: { x: to.x + size, y: to.y + side * size },
    });
  }
}

function nearest(shown: readonly ShownPacket[], at: { x: number; y: number }) {
  let best: PacketLabel | undefined;
  let least = REACH;
  for (const { label } of shown) {
    const distance = distanceTo(label.drawn, at);
    if (distance < least) {
      least = distance;
      best = label;
    }
  }
  return best;
}

function distanceTo({ from, to }: Line, { x, y }: { x: number; y: number }): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const part = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const near = pointAt({ from, to }, Math.min(1, Math.max(0, part)));
  return Math.hypot(x - near.x, y - near.y);
}
