// What can be wrong with a packet, as codes: `header.problem`. The words are in text/problems.ts.

import type { HeaderId } from './header.ts';

/** Headers whose length varies: they carry options and say how long they are. */
type Growing = 'ipv4' | 'tcp';

export type ProblemCode =
  /** The bytes end inside the fixed part of the header. */
  | `${HeaderId}.truncated`
  /** The header claims to be shorter than its fixed part. */
  | `${Growing}.header-length`
  /** The header claims to be longer than the bytes there are. */
  | `${Growing}.header-truncated`
  /** An option length below 2: nothing after it can be read. */
  | `${Growing}.option-illegal-length`
  | `${Growing}.option-overrun`
  | `${Growing}.option-wrong-length`
  | 'eth.length-field'
  | 'eth.group-source'
  | 'arp.hardware-type'
  | 'arp.protocol-type'
  | 'arp.address-lengths'
  | 'arp.operation'
  | 'ipv4.version'
  | 'ipv4.total-length-small'
  | 'ipv4.total-length-large'
  | 'ipv4.checksum'
  | 'ipv4.source'
  | 'ipv4.reserved-flag'
  | 'ipv4.fragment-too-long'
  | 'ipv4.fragment-size'
  | 'ipv4.ttl-zero'
  | 'icmp.checksum'
  | 'icmp.type'
  | 'icmp.quote'
  | 'udp.length-small'
  | 'udp.length-large'
  | 'udp.checksum'
  | 'udp.no-checksum'
  | 'udp.port-zero'
  | 'tcp.checksum'
  | 'tcp.port-zero'
  | 'tcp.reserved'
  | 'tcp.no-ack'
  | 'tcp.syn-fin'
  | 'tcp.syn-rst'
  | 'tcp.option-without-syn'
  | 'tcp.shift-too-large'
  | 'tcp.padding';

/** A problem found, with the bytes it is about (from the frame's first byte). */
export interface Found {
  readonly code: ProblemCode;
  /** The field to point at; null: the header as a whole. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
}
