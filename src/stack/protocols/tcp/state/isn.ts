/**
 * Initial sequence numbers: ISN = M + F(local address and port, remote address and port, secret),
 * M a timer that ticks every 4 µs (RFC 9293 §3.4.1, MUST-8, SHLD-1, MUST-9; RFC 6528 has the
 * background).
 */
import type { Ipv4 } from '../../../core/addresses.ts';
import type { Instant } from '../../../core/instant.ts';
import { keyedHash } from '../../../sockets/siphash.ts';

const MICROSECONDS_PER_TICK = 4;

export function initialSequenceNumber(
  secret: Uint32Array,
  now: Instant,
  localAddress: Ipv4,
  localPort: number,
  remoteAddress: Ipv4,
  remotePort: number,
): number {
  const ports = ((localPort << 16) | remotePort) >>> 0;
  const tick = Math.floor(now / MICROSECONDS_PER_TICK) % 0x100000000;
  return (tick + keyedHash(secret, localAddress, remoteAddress, ports)) >>> 0;
}

/** Where a connection's timestamp clock starts: unlike others', so that it tells no uptime. */
export function timestampOffset(
  secret: Uint32Array,
  localAddress: Ipv4,
  localPort: number,
  remoteAddress: Ipv4,
  remotePort: number,
): number {
  const ports = ((remotePort << 16) | localPort) >>> 0;
  return keyedHash(secret, remoteAddress, localAddress, ports);
}
