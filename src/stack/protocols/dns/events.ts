/** What programs that speak DNS write to the trace. */
import type { Errno } from '../../sockets/calls.ts';
import { type BodiesOf, bool, defineEvents, int, text, u32 } from '../../trace/schema.ts';

/** Why a message was put aside: a server's reasons, and those of a resolver (RFC 5452 §9.1). */
export interface DnsDiscardReasons {
  /** It cannot be read. */
  malformed: true;
  /** A server was sent a response, a resolver a query. */
  'wrong-direction': true;
  'wrong-opcode': true;
  'wrong-id': true;
  'wrong-question': true;
  /** From nobody who was asked: where all queries leave by one port, no socket sees to that. */
  'wrong-sender': true;
}
export type DnsDiscardReason = keyof DnsDiscardReasons;

/**
 * Why a query was given up: no answer in time, an answer of no help, one of a server that does not have
 * the zone it was asked about, or an error of its socket.
 */
export type GivenUp = 'timeout' | 'unhelpful' | 'lame' | Errno;

/** What carries a message. */
export type Transport = 'UDP' | 'TCP';

/** What a query is about: its id, and the name and type as text. */
const about = { process: int, messageId: int, name: text(), type: text() };
const response = {
  ...about,
  /** Whom it goes to, or comes from. */
  peer: u32,
  /** NOERROR, NXDOMAIN … */
  rcode: text(),
  /** Records in the answer section. */
  answers: int,
  authoritative: bool,
  truncated: bool,
  over: text<Transport>(),
};

export const dnsEvents = defineEvents(512, {
  /** `attempt` counts from 1. */
  'dns.query.sent': { ...about, server: u32, attempt: int, over: text<Transport>() },
  'dns.query.received': { ...about, client: u32, over: text<Transport>() },
  'dns.response.sent': response,
  'dns.response.received': response,
  'dns.discarded': { process: int, why: text<DnsDiscardReason>() },
  /** A query was given up: no answer, an error, or an answer that does not help. */
  'dns.query.failed': { ...about, server: u32, why: text<GivenUp>() },
  /** An answer could not be sent, not even without its records. */
  'dns.response.failed': { ...about, peer: u32, why: text<Errno>() },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof dnsEvents> {}
}
