/** The packets that are drawn at the cursor, and how far each has come. */
import type { Cursor } from '../../../model/cursor.ts';
import { type PacketPhase, phaseOf, progressAt } from '../../../model/packets.ts';
import type { PacketLabel } from './labels.ts';
import { crossPart } from './packet-lines.ts';

export interface ShownPacket {
  readonly label: PacketLabel;
  readonly phase: PacketPhase;
  /** 0 … 1; packets that have ended stand at 1. */
  readonly progress: number;
}

export function shownPackets(
  labels: readonly PacketLabel[],
  cursor: Cursor,
  ghosts: boolean,
): ShownPacket[] {
  const shown: ShownPacket[] = [];
  for (const label of labels) {
    const { packet } = label;
    const phase = phaseOf(packet, cursor);
    if (phase === 'future' && !ghosts) continue;
    shown.push({ label, phase, progress: phase === 'in-flight' ? wayBehind(label, cursor) : 1 });
  }
  return shown;
}

/** A packet that is about to be lost goes no farther than its cross. */
function wayBehind({ packet }: PacketLabel, cursor: Cursor): number {
  const progress = progressAt(packet, cursor.at);
  return packet.dropped === undefined ? progress : Math.min(progress, crossPart(packet));
}
