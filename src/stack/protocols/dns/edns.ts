/**
 * EDNS(0) (RFC 6891): an OPT record in the additional section whose class is the largest datagram that
 * the sender takes, and whose TTL holds eight more bits of RCODE, a version and flags.
 */
import { TYPE_OPT } from './codes.ts';
import { type Message, MOST_OVER_UDP } from './message.ts';
import { ROOT } from './name.ts';
import type { ResourceRecord } from './record.ts';

export interface Edns {
  /** The largest UDP message that its sender takes. */
  readonly size: number;
  /** The upper eight bits of RCODE. */
  readonly extended: number;
  readonly version: number;
  /** DO (RFC 3225). */
  readonly dnssecOk: boolean;
}

/** What passes nearly every path without fragments, as DNS Flag Day 2020 asks for. */
export const USUAL_SIZE = 1232;

/** Null: the message has none; undefined: what it has is against §6.1.1. */
export function ednsOf({ additionals }: Pick<Message, 'additionals'>): Edns | null | undefined {
  const [opt, another] = additionals.filter(({ type }) => type === TYPE_OPT);
  if (opt === undefined) return null;
  if (another !== undefined || opt.name !== ROOT) return undefined;
  return readOpt(opt);
}

export function readOpt({ class: size, ttl }: ResourceRecord): Edns {
  const dnssecOk = (ttl & 0x8000) !== 0;
  return { size, extended: ttl >>> 24, version: (ttl >>> 16) & 255, dnssecOk };
}

export function optRecord(size: number, extended = 0, version = 0): ResourceRecord {
  const data = { form: 'opaque', bytes: new Uint8Array() } as const;
  return {
    name: ROOT,
    type: TYPE_OPT,
    class: size,
    ttl: extended * 2 ** 24 + version * 2 ** 16,
    data,
  };
}

/** All twelve bits of RCODE. */
export function rcodeOf(message: Message): number {
  return ((ednsOf(message)?.extended ?? 0) << 4) | message.rcode;
}

/** The most octets that whoever sent this query takes in a datagram from whom sends at most `ours`. */
export function datagramLimit(query: Message, ours: number | null): number {
  const edns = ours === null ? null : ednsOf(query);
  // Less than 512 means 512 (§6.2.3).
  return edns ? Math.max(MOST_OVER_UDP, Math.min(edns.size, ours ?? 0)) : MOST_OVER_UDP;
}
