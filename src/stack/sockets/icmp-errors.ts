import { emit } from '../trace/log.ts';
import type { TransportFx } from './ip-service.ts';

/**
 * Whoever forges an ICMP error must guess a socket that exists; else it changes nothing
 * (RFC 5927 §4.1).
 */
export function ignoreError(fx: TransportFx): void {
  const rfc = 'RFC5927#4.1';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'transport', why: 'icmp-doubtful', rfc });
}
