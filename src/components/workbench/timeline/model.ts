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
  /** The packet's name, written above the tick where there is room: of most nobody asks for it. */
  readonly label?: () => string;
}

/** The marks of a whole run in the order of time, and of its events where they share an instant. */
export function timelineMarks(model: RecordedRun): readonly Mark[] {
  const marks: Mark[] = [];
  const packets = packetsOf(model);
  for (const packet of packets) {
    const { sentEvent: event, starts: at } = packet;
    const label = () => packetTitle(packet);
    marks.push({ event, at, kind: 'sent', layer: packetLayer(packet), label });
  }
  // After them, not between: lists that are in order each are soon sorted into one.
  for (const packet of packets) {
    const { endEvent: event, endAt: at } = packet;
    if (event < 0) continue;
    const kind = packet.dropped === undefined ? 'arrived' : 'lost';
    marks.push({ event, at, kind, layer: packetLayer(packet) });
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
  return marks.sort((a, b) => a.at - b.at || a.event - b.event);
}

export function packetLayer(packet: Packet): Layer {
  if (packet.protocol === 'tcp' || packet.protocol === 'udp') return 'transport';
  return packet.protocol === 'icmp' ? 'network' : 'link';
}
