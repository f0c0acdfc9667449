// UDP (RFC 768).

export { udp } from './offsets.ts';

/** Zero on the wire means "no checksum", so a sum that comes out as zero is sent as all ones. */
export function udpChecksumField(computed: number): number {
  return computed === 0 ? 0xffff : computed;
}
