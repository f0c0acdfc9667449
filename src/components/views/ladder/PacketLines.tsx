import { memo } from 'react';
import { isRetransmission, type PacketPhase } from '../../../model/packets.ts';
import { type Line, lengthOf, pointAt } from '../../view-kit/geometry.ts';
import type { PacketLabel } from './labels.ts';
import { layerOf } from './model.ts';
import css from './packets.module.css';
import { isSecond } from './second-run.ts';

interface LineProps {
  readonly label: PacketLabel;
  readonly phase: PacketPhase;
  /** How far a packet in flight has come, 0 … 1. */
  readonly progress: number;
  /** It arrived, and was put aside. */
  readonly aside: boolean;
  readonly rem: number;
  readonly selected: boolean;
  /** Is under the pointer or the focus, or the cause of one that is. */
  readonly marked: 'hover' | 'cause' | undefined;
  readonly onHover: (frame: number | undefined) => void;
  readonly onSelect: (frame: number) => void;
}

/** One packet's line: solid behind it, dotted ahead, an arrow where it arrived or a cross. */
export const PacketLine = memo(function PacketLine(props: LineProps) {
  const { label, phase, progress, rem, selected, marked } = props;
  const { way, drawn, packet } = label;
  const arrived = phase === 'delivered' || phase === 'dropped';
  const past = arrived ? drawn : { from: way.from, to: pointAt(way, progress) };
  const ghost = phase === 'future';
  return (
    <g
      className={css.packet}
      data-mark={`packet.${packet.frame}`}
      data-layer={layerOf(packet)}
      data-phase={phase}
      data-in={label.letter && (isSecond(packet.frame) ? 'second' : 'first')}
    >
      {(selected || marked !== undefined) && (
        <path className={css.halo} data-kind={selected ? 'selected' : marked} d={pathOf(drawn)} />
      )}
      {phase === 'in-flight' && (
        <path className={css.ahead} d={pathOf({ from: past.to, to: way.to })} />
      )}
      {crossings(label.passes, ghost ? way : past, rem).map((d) => (
        <path key={d} className={css.bridge} d={d} />
      ))}
      {label.passes.length > 0 && (
        <circle className={css.start} cx={way.from.x} cy={way.from.y} r={0.2 * rem} />
      )}
      <path
        className={css.line}
        data-again={isRetransmission(packet) || undefined}
        d={pathOf(ghost ? way : past)}
      />
      {packet.copies.map((copy) => (
        <path key={copy.event} className={css.ahead} d={pathOf(way)} />
      ))}
      {(phase === 'delivered' || ghost) && (
        <Arrow line={way} rem={rem} again={isRetransmission(packet)} />
      )}
      {(phase === 'dropped' || props.aside) && <Cross at={drawn.to} size={0.45 * rem} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the packet's button is in the list of labels; this only widens it for a pointer. */}
      <path
        className={css.hit}
        d={pathOf(arrived ? drawn : way)}
        onPointerEnter={() => props.onHover(packet.frame)}
        onPointerLeave={() => props.onHover(undefined)}
        onClick={() => props.onSelect(packet.frame)}
      />
    </g>
  );
});

function pathOf({ from, to }: Line): string {
  return `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
}

/** How long a life line's gap is where a packet passes over it, each way, rem. */
const BRIDGE = 0.5;

/** Where a line passes over life lines that are not its own: they are interrupted there. */
export function crossings(passes: readonly number[], { from, to }: Line, rem: number): string[] {
  const reach = Math.sign(to.x - from.x) * BRIDGE * rem;
  const [low, high] = from.x < to.x ? [from.x, to.x] : [to.x, from.x];
  return passes
    .filter((x) => x > low && x < high)
    .map((x) => {
      const y = (at: number) => from.y + ((to.y - from.y) * (at - from.x)) / (to.x - from.x);
      const [a, b] = [x - reach, x + reach];
      return pathOf({ from: { x: a, y: y(a) }, to: { x: b, y: y(b) } });
    });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A filled head; a retransmission has two. */
function Arrow({ line, rem, again }: { line: Line; rem: number; again: boolean }) {
  const long = 0.72 * rem;
  const length = lengthOf(line);
  const heads = again ? [0, long * 0.8] : [0];
  return heads.map((back) => {
    const tip = pointAt(line, 1 - back / length);
    return (
      <path
        key={back}
        data-again={back > 0 ? 'head' : undefined}
        className={css.arrow}
        d={arrowHead(tip, line, long, 0.26 * rem)}
      />
    );
  });
}

export function arrowHead(tip: { x: number; y: number }, line: Line, long: number, half: number) {
  const angle = Math.atan2(line.to.y - line.from.y, line.to.x - line.from.x);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corner = (side: number) =>
    `${round(tip.x - long * cos - side * half * sin)} ${round(tip.y - long * sin + side * half * cos)}`;
  return `M${round(tip.x)} ${round(tip.y)}L${corner(1)}L${corner(-1)}Z`;
}

function Cross({ at, size }: { at: { x: number; y: number }; size: number }) {
  const { x, y } = at;
  return (
    <path
      className={css.cross}
      d={`M${x - size} ${y - size}L${x + size} ${y + size}M${x - size} ${y + size}L${x + size} ${y - size}`}
    />
  );
}
