/**
 * Packets between the columns that are shown. Where a node in between is hidden, such as a switch,
 * the hops to it and on from it are drawn as one line: both carry the same header.
 */
import type { Packet } from '../../../model/packets.ts';

export interface JoinedPacket extends Packet {
  /** The hops that were joined, in their order; undefined for a packet of one hop. */
  readonly hops?: readonly Packet[];
}

export interface Joined {
  readonly packets: readonly JoinedPacket[];
  /** Those that have no line, since their column is hidden. */
  readonly without: readonly Packet[];
}

export function joinHops(packets: readonly Packet[], shown: ReadonlySet<number>): Joined {
  if (packets.every(({ from, to }) => shown.has(from) && shown.has(to))) {
    return { packets, without: [] };
  }
  const kept: JoinedPacket[] = [];
  /** What has come to a hidden node and may go on: by node and header. */
  const arrived = new Map<string, readonly Packet[]>();
  const open = new Set<Packet>();
  for (const packet of packets) {
    const before = shown.has(packet.from) ? undefined : arrived.get(place(packet.from, packet));
    if (!shown.has(packet.from) && before === undefined) open.add(packet);
    else if (shown.has(packet.to)) {
      kept.push(before === undefined ? packet : joined([...before, packet]));
    } else {
      const hops = [...(before ?? []), packet];
      if (packet.headerEvent >= 0) arrived.set(place(packet.to, packet), hops);
      open.add(packet);
    }
    for (const hop of before ?? []) open.delete(hop);
  }
  kept.sort((a, b) => a.sentEvent - b.sentEvent || a.index - b.index);
  return { packets: kept, without: [...open].sort((a, b) => a.sentEvent - b.sentEvent) };
}

const place = (node: number, { headerEvent }: Packet) => `${node} ${headerEvent}`;

/** One line from where the first hop leaves to where the last one ends. */
function joined(hops: readonly Packet[]): JoinedPacket {
  const first = hops[0] as Packet;
  const last = hops.at(-1) as Packet;
  return {
    ...{ hops, index: last.index, frame: last.frame, sentEvent: first.sentEvent },
    ...{ from: first.from, to: last.to, nic: last.nic, link: last.link, bytes: last.bytes },
    ...{ starts: first.starts, arrives: last.arrives, protocol: last.protocol },
    ...{ headerEvent: last.headerEvent, connection: last.connection, again: last.again },
    ...{ endEvent: last.endEvent, endAt: last.endAt, dropped: last.dropped },
    ...{ changes: hops.flatMap(({ changes }) => changes), copies: last.copies },
    ...{ receivedEvent: last.receivedEvent, verdict: last.verdict },
    get header() {
      return last.header;
    },
    get message() {
      return last.message;
    },
  };
}

/**
 * The frame to which something can be done: of several hops, the one that has not ended at the
 * cursor. Of a packet that has passed, it is the one that left first.
 */
export function changedFrame({ frame, hops = [] }: JoinedPacket, events: number): number {
  const now = hops.find(({ endEvent }) => endEvent < 0 || endEvent >= events);
  return (now ?? hops[0])?.frame ?? frame;
}
