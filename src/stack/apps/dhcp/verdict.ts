/**
 * What a server says to a DHCPREQUEST (RFC 2131 §4.3.2): which of its states the client is in follows
 * from what the message has.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import { type DhcpMessage, wordOf } from '../../protocols/dhcp/message.ts';
import { networkFor, type ServedNetwork } from './network.ts';
import { isFree, isHeld, leaseOf } from './pool.ts';
import { clientOf } from './table.ts';

export type Verdict =
  | { readonly says: 'nothing'; readonly because: 'other-server' | 'unknown-client' }
  | { readonly says: 'NAK' }
  | { readonly says: 'ACK'; readonly address: Ipv4 };

/**
 * `alone`: there is no other server, so that an address nobody else has may be confirmed to a client
 * of which there is no record, as after a restart.
 */
export function verdictOn(
  message: DhcpMessage,
  network: ServedNetwork,
  server: Ipv4,
  alone = false,
): Verdict {
  const { pool } = network;
  const chosen = wordOf(message, OPTIONS.serverId);
  if (chosen !== undefined && chosen !== server) {
    return { says: 'nothing', because: 'other-server' };
  }
  const address = wordOf(message, OPTIONS.requestedAddress) ?? message.ciaddr;
  const lease = leaseOf(pool, clientOf(message));
  const known = isHeld(lease) || lease?.state === 'expired';
  if (known && lease?.address === address && lease.state !== 'declined') {
    return { says: 'ACK', address };
  }
  const isHere = networkFor([network], address) !== undefined;
  if (alone && isHere && isFree(pool, address)) return { says: 'ACK', address };
  // Another server may know it (INIT-REBOOT).
  if (!alone && !known && chosen === undefined && isHere) {
    return { says: 'nothing', because: 'unknown-client' };
  }
  return { says: 'NAK' };
}
