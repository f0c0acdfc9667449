/**
 * Which packet is inside a frame. The trace says it through causes: a frame that is sent was caused
 * by the segment, ARP, ICMP or UDP event that made it, and a forwarded frame by the delivery of the
 * same packet on another link. A packet that had to wait for ARP is sent by another cause; it is
 * found among those of its host that no frame has carried yet.
 */
import { readEvent, type TraceLog } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { Packet, PacketHeader } from './packets.ts';

export interface HeaderLinker {
  /** Per node, the packets that no frame has carried yet, oldest first. */
  readonly waiting: Map<number, PacketHeader[]>;
}

export function createHeaderLinker(): HeaderLinker {
  return { waiting: new Map() };
}

export function noteHeader(linker: HeaderLinker, header: PacketHeader): void {
  const list = linker.waiting.get(header.node);
  if (list === undefined) linker.waiting.set(header.node, [header]);
  else {
    // Packets that never left (no route, ARP gave up) must not pile up for ever.
    if (list.length > 256) list.shift();
    list.push(header);
  }
}

export function headerOf(
  linker: HeaderLinker,
  log: TraceLog,
  sent: TraceEvent<'frame.sent'>,
  packetOf: (frame: number) => Packet | undefined,
): PacketHeader | undefined {
  const list = linker.waiting.get(sent.node) ?? [];
  let id = sent.cause;
  for (let steps = 0; id >= 0 && steps < 8 && log.nodes[id] === sent.node; steps++) {
    const cause = readEvent(log, id);
    if (isHeader(cause)) {
      const at = list.findIndex((each) => each.id === cause.id);
      if (at >= 0) list.splice(at, 1);
      return cause;
    }
    if (cause.kind === 'frame.delivered') {
      const waiting = takeWaiting(list, sent);
      return waiting ?? packetOf(cause.frame)?.header;
    }
    id = cause.cause;
  }
  return takeWaiting(list, sent);
}

function isHeader(event: TraceEvent): event is PacketHeader {
  return (
    event.kind === 'segment.sent' ||
    event.kind === 'arp.sent' ||
    event.kind === 'icmp.sent' ||
    event.kind === 'udp.sent'
  );
}

/** The newest waiting packet of this very instant, else the oldest: what ARP released. */
function takeWaiting(list: PacketHeader[], sent: TraceEvent<'frame.sent'>) {
  const newest = list.findLastIndex((each) => each.at === sent.at && fits(each, sent));
  const at = newest >= 0 ? newest : list.findIndex((each) => fits(each, sent));
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

const LINK_AND_NETWORK = 14 + 20;
const TCP_LEAST = 20;

/** A guard against wrong guesses: the frame must be big enough for the packet. */
function fits(header: PacketHeader, sent: TraceEvent<'frame.sent'>): boolean {
  switch (header.kind) {
    case 'segment.sent':
      return sent.bytes >= LINK_AND_NETWORK + TCP_LEAST + header.length;
    case 'udp.sent':
      return sent.bytes >= LINK_AND_NETWORK + 8;
    default:
      return sent.bytes >= 14 + 28;
  }
}
