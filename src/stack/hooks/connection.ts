/** A TCP connection as somebody between its ends sees it: by the SYNs and FINs of both sides. */
import { tcpFlags } from '../protocols/tcp/header/header.ts';

export type ConnectionState = 'opening' | 'established' | 'closing';

/** Bits for the sides: which have sent a SYN, which a FIN. */
export interface Seen {
  opened: number;
  closed: number;
}

export const ONE = 1;
export const OTHER = 2;
const BOTH = ONE | OTHER;

/**
 * A SYN from both sides makes a connection, a FIN from both or a RST ends it. Whoever follows it keeps
 * it all the same: the last ACK is still to come, and a RST may be forged.
 */
export function seeSegment(seen: Seen, side: number, flags: number): ConnectionState {
  if ((flags & tcpFlags.SYN) !== 0) {
    if (seen.closed === BOTH) Object.assign(seen, { opened: 0, closed: 0 });
    seen.opened |= side;
  }
  if ((flags & tcpFlags.FIN) !== 0) seen.closed |= side;
  if ((flags & tcpFlags.RST) !== 0) seen.closed = BOTH;
  if (seen.closed === BOTH) return 'closing';
  return seen.opened === BOTH ? 'established' : 'opening';
}
