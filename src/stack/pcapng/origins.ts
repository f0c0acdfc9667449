/**
 * Which packet each frame carries. The trace says it through causes: a frame was caused by the
 * segment, message or ARP packet in it; a hub's frame by the delivery of the one it repeats; a
 * link's second copy by the change that made it. Only a packet that had to wait for ARP is sent by
 * another cause, and is found by its header among those that no frame has carried yet.
 */

import { ethernet, etherTypes } from '../protocols/ethernet/header.ts';
import { ipProtocols, ipv4, ipv4HeaderLength } from '../protocols/ipv4/header.ts';
import { tcp, tcpFlags } from '../protocols/tcp/header/header.ts';
import { type Capture, capturedFrame } from '../trace/capture.ts';
import { eventsOf, NO_CAUSE, readEvent, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';

export type Origin = TraceEvent<'segment.sent' | 'udp.sent' | 'icmp.sent' | 'arp.sent'>;

export interface FrameOrigin {
  origin: Origin | undefined;
  /** The frame of which this one is a hub's or a link's copy, −1 for none. */
  copyOf: number;
  copiedBy: 'hub' | 'link' | '';
}

/** Packets that wait for a neighbour's address; a host keeps no more than a few. */
const WAITING = 64;

export function originsOf(log: TraceLog, capture: Capture): Map<number, FrameOrigin> {
  const origins = new Map<number, FrameOrigin>();
  const waiting = new Map<number, Origin[]>();
  const kinds = ['segment.sent', 'udp.sent', 'icmp.sent', 'arp.sent', 'frame.sent'] as const;
  for (const event of eventsOf(log, kinds)) {
    const list = waiting.get(event.node) ?? [];
    waiting.set(event.node, list);
    if (event.kind === 'frame.sent') {
      origins.set(event.frame, originOf(log, capture, event, list, origins));
    } else {
      if (list.length === WAITING) list.shift();
      list.push(event);
    }
  }
  return origins;
}

function originOf(
  log: TraceLog,
  capture: Capture,
  sent: TraceEvent<'frame.sent'>,
  waiting: Origin[],
  origins: ReadonlyMap<number, FrameOrigin>,
): FrameOrigin {
  if (sent.cause !== NO_CAUSE) {
    const cause = readEvent(log, sent.cause);
    if (isOrigin(cause)) {
      const at = waiting.findIndex(({ id }) => id === cause.id);
      if (at >= 0) waiting.splice(at, 1);
      return { origin: cause, copyOf: -1, copiedBy: '' };
    }
    if (cause.kind === 'frame.changed' || cause.kind === 'frame.delivered') {
      const copiedBy = cause.kind === 'frame.changed' ? 'link' : 'hub';
      return { origin: origins.get(cause.frame)?.origin, copyOf: cause.frame, copiedBy };
    }
  }
  const bytes = capturedFrame(capture, sent.frame) ?? new Uint8Array(0);
  const at = waiting.findIndex((origin) => carries(bytes, origin));
  return { origin: at < 0 ? undefined : waiting.splice(at, 1)[0], copyOf: -1, copiedBy: '' };
}

function isOrigin(event: TraceEvent): event is Origin {
  const { kind } = event;
  return (
    kind === 'segment.sent' || kind === 'udp.sent' || kind === 'icmp.sent' || kind === 'arp.sent'
  );
}

/** Is this the packet in the frame? */
function carries(bytes: Uint8Array, origin: Origin): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const ip = ethernet.length;
  if (bytes.length < ip + ipv4.length) return false;
  if (view.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return false;
  const protocol = view.getUint8(ip + ipv4.at.protocol);
  const start = ip + ipv4HeaderLength(view, ip);
  switch (origin.kind) {
    case 'segment.sent':
      return (
        protocol === ipProtocols.tcp &&
        bytes.length >= start + tcp.length &&
        view.getUint16(start + tcp.at.srcPort) === origin.srcPort &&
        view.getUint16(start + tcp.at.dstPort) === origin.dstPort &&
        view.getUint32(start + tcp.at.seq) === origin.seq &&
        ((view.getUint8(start + tcp.at.flags) ^ origin.flags) & tcpFlags.SYN) === 0
      );
    case 'udp.sent':
      return (
        protocol === ipProtocols.udp &&
        view.getUint16(start) === origin.srcPort &&
        view.getUint16(start + 2) === origin.dstPort
      );
    case 'icmp.sent':
      return protocol === ipProtocols.icmp && view.getUint8(start) === origin.type;
    case 'arp.sent':
      return false;
  }
}
