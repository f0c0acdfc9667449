/** The lines of packets, and which of them touch a stretch of the drawing. */
import { dropPoint, type Packet } from '../../../model/packets.ts';
import { type Line, pointAt } from '../../view-kit/geometry.ts';
import type { LadderLayout } from './layout.ts';

/** Room between an arrow and the life line it touches, and the ring on it. */
const ARROW_GAP = 0.15;
const RING_GAP = 0.4;

/** The line of a packet from sender to receiver, undefined when its receiver is not drawn. */
export function packetLine(layout: LadderLayout, packet: Packet): Line | undefined {
  const from = layout.columns.get(packet.from);
  const to = layout.columns.get(packet.to);
  if (from === undefined || to === undefined || from === to) return undefined;
  const { scale, rings, size } = layout;
  const gap = rings.has(`${packet.to} ${packet.arrives}`) ? RING_GAP : ARROW_GAP;
  return {
    from: { x: from, y: scale.y(packet.starts) },
    to: { x: to - Math.sign(to - from) * gap * size.rem, y: scale.y(packet.arrives) },
  };
}

/** The life lines between the ends of a packet's way: it does not stop there. */
export function passedColumns({ columns }: LadderLayout, { from, to }: Packet): number[] {
  const [a, b] = [columns.get(from) ?? 0, columns.get(to) ?? 0];
  const [left, right] = a < b ? [a, b] : [b, a];
  return [...columns.values()].filter((x) => x > left && x < right);
}

/** Room between a word and a life line, rem. */
const WORD_GAP = 0.55;

/** Where a word of this width stands as near to `x` as may be without lying on a life line. */
export function dropWordX({ columns, size }: LadderLayout, x: number, width: number): number {
  const edges = [0, ...[...columns.values()].sort((a, b) => a - b), size.width];
  const right = edges.findIndex((edge, i) => i > 0 && edge > x);
  if (right < 0) return x;
  const room = width / 2 + WORD_GAP * size.rem;
  const low = (edges[right - 1] as number) + room;
  const high = (edges[right] as number) - room;
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, x));
}

/** A cross must be seen beside the life lines, whatever the instant of the loss. */
const CROSS_LEAST = 0.1;
const CROSS_MOST = 0.86;

export function crossPart(packet: Packet): number {
  return Math.max(CROSS_LEAST, Math.min(CROSS_MOST, dropPoint(packet)));
}

/** The part of the line that is drawn in the end: all, or up to the cross. */
export function finalLine(packet: Packet, line: Line): Line {
  if (packet.dropped === undefined) return line;
  return { from: line.from, to: pointAt(line, crossPart(packet)) };
}

/** The indexes [first, last) of the packets that touch a stretch of the drawing. */
export function packetsBetween(
  layout: LadderLayout,
  packets: readonly Packet[],
  top: number,
  bottom: number,
  longestWay: number,
): [number, number] {
  const { scale } = layout;
  const from = scale.at(top) - longestWay;
  const to = scale.at(bottom);
  return [indexAt(packets, from), indexAt(packets, to + 1)];
}

function indexAt(packets: readonly Packet[], at: number): number {
  let low = 0;
  let high = packets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packets[middle] as Packet).starts < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
