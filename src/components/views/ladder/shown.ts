/** The packets that are drawn at the cursor, and how far each has come. */
import { type PacketPhase, phaseOf, progressAt } from '../../../model/packets.ts';
import type { PacketLabel } from './labels.ts';
import { crossPart } from './packet-lines.ts';
import { cursorAt, hasHappened, type LadderCursor } from './second-run.ts';

export interface ShownPacket {
  readonly label: PacketLabel;
  readonly phase: PacketPhase;
  /** 0 … 1; packets that have ended stand at 1. */
  readonly progress: number;
  /** It arrived, and was put aside. */
  readonly aside: boolean;
}

export function shownPackets(
  labels: readonly PacketLabel[],
  cursor: LadderCursor,
  ghosts: boolean,
): ShownPacket[] {
  const shown: ShownPacket[] = [];
  for (const label of labels) {
    const { packet } = label;
    const phase = phaseOf(packet, cursorAt(cursor, packet.sentEvent));
    if (phase === 'future' && !ghosts) continue;
    const aside =
      phase === 'delivered' && label.aside !== undefined && hasHappened(cursor, label.aside.event);
    const progress = phase === 'in-flight' ? wayBehind(label, cursor) : 1;
    shown.push({ label, phase, progress, aside });
  }
  return shown;
}

/** A packet that is about to be lost goes no farther than its cross. */
function wayBehind({ packet }: PacketLabel, cursor: LadderCursor): number {
  const progress = progressAt(packet, cursor.at);
  return packet.dropped === undefined ? progress : Math.min(progress, crossPart(packet));
}
