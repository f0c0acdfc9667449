/** The connections that a listener bears. */
import { addConnection, indexConnection } from '../../../sockets/connections.ts';
import type { TransportState } from '../../../sockets/state.ts';
import type { Segment } from '../arrive/segment.ts';
import type { Tcb } from './tcb.ts';

/**
 * A connection of the listener's, still in LISTEN: a copy of its record (§3.9.1.1). A reopened one
 * goes on under its old number, from TIME_WAIT (§3.6.1, MAY-2).
 */
export function addToSynQueue(
  state: TransportState,
  listener: Tcb,
  seg: Segment,
  reopened?: Tcb,
): Tcb {
  const ends = {
    localAddress: seg.dstAddress,
    localPort: seg.dstPort,
    remoteAddress: seg.srcAddress,
    remotePort: seg.srcPort,
  };
  const child = addConnection(state, ends, listener.set, reopened?.id);
  child.state = reopened === undefined ? 'LISTEN' : 'TIME_WAIT';
  child.passive = true;
  child.listener = listener.id;
  indexConnection(state, child);
  return child;
}
