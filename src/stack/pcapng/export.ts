/**
 * Any run as a pcapng file. Each point of capture is one card of one host: what the host handed to
 * it and what it received, at the instant the host knew of it. So the packets stand in the order in
 * which the host acted, as in a capture that the host itself makes; what a packet then waited for
 * the line is in its comment. Our other notes (why a segment was sent, what befell a frame) are
 * comments too.
 */
import { SECOND, USUAL_EPOCH } from '../core/instant.ts';
import { utf8 } from '../core/text.ts';
import type { Capture } from '../trace/capture.ts';
import type { TraceLog } from '../trace/log.ts';
import { enhancedPacket, interfaceDescription, sectionHeader } from './blocks.ts';
import { type CapturedPacket, type CapturePoint, capturedPackets } from './packets.ts';
import type { CaptureWords } from './words.ts';

/** Every card of hosts and routers, named as a capture names it. */
export function capturePoints(spec: {
  readonly nodes: readonly {
    readonly name: string;
    readonly address?: string;
    readonly cards?: readonly { readonly name?: string }[];
  }[];
}): CapturePoint[] {
  return spec.nodes.flatMap(({ name, address, cards = address === undefined ? [] : [{}] }, node) =>
    cards.map(({ name: card }, nic) => ({ node, nic, name: `${name} ${card ?? `eth${nic}`}` })),
  );
}

/** µs since 1970 that instant 0 is shown as where a scenario does not say. */
export const EPOCH_MICROSECONDS = USUAL_EPOCH * SECOND;

export function exportPcapng(
  log: TraceLog,
  capture: Capture,
  points: readonly CapturePoint[],
  words?: CaptureWords,
  epoch = EPOCH_MICROSECONDS,
): Uint8Array {
  // The trace is in order of time, and so are the packets.
  return writePcapng(points, capturedPackets(log, capture, points, words), epoch);
}

export function writePcapng(
  points: readonly CapturePoint[],
  packets: readonly CapturedPacket[],
  epoch = EPOCH_MICROSECONDS,
): Uint8Array {
  const parts = [sectionHeader(utf8('Wireglass'))];
  for (const point of points) parts.push(interfaceDescription(utf8(point.name)));
  for (const { event, point, inbound, bytes, notes } of packets) {
    const at = epoch + event.at;
    parts.push(enhancedPacket({ at, interface: point, inbound, bytes }, utf8(notes.join('; '))));
  }
  return concatenated(parts);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
