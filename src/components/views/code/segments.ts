/** The packets that a call brought about by itself: those that the host made before the call was over. */

import { causeAt, holds, instantOf, nodeAt } from '../../../model/columns.ts';
import type { Packet } from '../../../model/packets.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { kindOf } from '../../../stack/trace/log.ts';
import { shownTitle } from '../../view-kit/covers.ts';

export interface Caused {
  readonly frame: number;
  readonly sentEvent: number;
  readonly title: string;
}

/** From a packet to the call there are few steps: more belong to what ACKs bring about later. */
const STEPS = 4;
/** A large write makes many packets: the first say what they are. */
const MOST = 3;

/** The packets of each call, by the event of the call. */
export function segmentsOfCalls(run: RecordedRun, node: number): Map<number, Caused[]> {
  const found = new Map<number, Caused[]>();
  for (const packet of packetsOf(run)) {
    const call = packet.from === node ? callBehind(run, packet) : -1;
    if (call < 0) continue;
    const known = found.get(call) ?? [];
    if (known.length < MOST) {
      const { frame, sentEvent } = packet;
      known.push({ frame, sentEvent, title: shownTitle(packet) });
    }
    found.set(call, known);
  }
  return found;
}

/** The event of the call at whose instant a packet was made; −1 for none. */
function callBehind({ log }: RecordedRun, { headerEvent, from }: Packet): number {
  let id = headerEvent;
  for (let i = 0; i < STEPS && holds(log, id); i++) {
    const cause = causeAt(log, id);
    if (!holds(log, cause) || nodeAt(log, cause) !== from) return -1;
    if (instantOf(log, cause) !== instantOf(log, headerEvent)) return -1;
    if (kindOf(log, cause) === 'socket.call') return cause;
    id = cause;
  }
  return -1;
}
