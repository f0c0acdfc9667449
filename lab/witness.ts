/** A run, what a capture at one card holds of it, and what tshark sees in that capture. */
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../src/stack/pcapng/packets.ts';
import type { SessionRun } from '../src/stack/world/session.ts';
import { type LabScenario, runOf } from './scenarios/kit.ts';
import { readWithTshark, type Seen } from './tshark.ts';

export interface Witnessed {
  running: SessionRun;
  /** What our trace says, packet by packet, beside what tshark says. */
  packets: { ours: CapturedPacket; tshark: Seen }[];
  /** How many packets each side counts. */
  counts: { ours: number; tshark: number };
}

/**
 * `client`: the client's card; `sound`: the same without the frames that a link spoilt, as if the
 * card had thrown them away, for tshark takes ports and numbers of a bad segment at their word;
 * `everywhere`: all cards in one file.
 */
export type Where = 'client' | 'sound' | 'everywhere';

const remembered = new Map<string, Witnessed>();

/** Runs a scenario and has tshark read it; once, however many tests ask. */
export function witness(scenario: LabScenario, where: Where): Witnessed {
  const key = `${where} ${scenario.name}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const running = runOf(scenario);
  const all = capturePoints(scenario.spec);
  const points = where === 'everywhere' ? all : all.slice(0, 1);
  const { log, capture } = running.sim;
  const captured = capturedPackets(log, capture, points);
  if (where === 'sound' && !captured.some(isSpoilt)) return witness(scenario, 'client');
  const ours = where === 'sound' ? captured.filter((packet) => !isSpoilt(packet)) : captured;
  // Two cards see every packet twice, which no analysis of sequence numbers could make sense of.
  const more = where === 'everywhere' ? ['-o', 'tcp.analyze_sequence_numbers:FALSE'] : [];
  const seen = readWithTshark(writePcapng(points, ours), more);
  const witnessed: Witnessed = {
    running,
    packets: ours.slice(0, seen.length).map((each, i) => ({ ours: each, tshark: seen[i] as Seen })),
    counts: { ours: ours.length, tshark: seen.length },
  };
  remembered.set(key, witnessed);
  return witnessed;
}

/** Did the link flip a bit of this packet before it was captured? */
export function isSpoilt(packet: CapturedPacket): boolean {
  return packet.inbound && packet.fate.some(({ how }) => how === 'corrupted');
}
