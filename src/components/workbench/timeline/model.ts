import { type Packet, packetTitle } from '../../../model/packets.ts';
import { callsOf, packetsOf, timersOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';

export type Layer = 'link' | 'network' | 'transport' | 'application';

/** One tick of the timeline: something that happened, for people. */
export interface Mark {
  readonly event: number;
  readonly at: Instant;
  readonly kind: 'sent' | 'arrived' | 'lost' | 'call' | 'return' | 'timer';
  readonly layer: Layer;
  /** The packet's name, written above the tick where there is room. */
  readonly label?: string;
}

/** The marks of a whole run in the order of its events. */
export function timelineMarks(model: RecordedRun): readonly Mark[] {
  const marks: Mark[] = [];
  for (const packet of packetsOf(model)) {
    const layer = packetLayer(packet);
    const label = packetTitle(packet);
    marks.push({ event: packet.sentEvent, at: packet.starts, kind: 'sent', layer, label });
    if (packet.endEvent < 0) continue;
    const kind = packet.dropped === undefined ? 'arrived' : 'lost';
    marks.push({ event: packet.endEvent, at: packet.endAt, kind, layer });
  }
  for (const call of callsOf(model)) {
    const layer = 'application';
    marks.push({ event: call.callEvent, at: call.calledAt, kind: 'call', layer });
    if (call.returnEvent >= 0 && call.blocked) {
      marks.push({ event: call.returnEvent, at: call.returnedAt, kind: 'return', layer });
    }
  }
  for (const timer of timersOf(model)) {
    const layer = timer.layer === 'arp' || timer.layer === 'link' ? 'link' : 'transport';
    marks.push({ event: timer.firedEvent, at: timer.firedAt, kind: 'timer', layer });
  }
  return marks.sort((a, b) => a.event - b.event);
}

export function packetLayer(packet: Packet): Layer {
  if (packet.protocol === 'tcp' || packet.protocol === 'udp') return 'transport';
  return packet.protocol === 'icmp' ? 'network' : 'link';
}
