/** What every server does with the octets that it is sent, whoever has the answer. */
import { BADVERS, OPCODE_QUERY, RCODE } from './codes.ts';
import { ednsOf, optRecord } from './edns.ts';
import type { DnsDiscardReason } from './events.ts';
import { decodeMessage, HEADER_LENGTH, type Message } from './message.ts';
import type { Question, ResourceRecord } from './record.ts';

export interface Sections {
  rcode: number;
  authoritative: boolean;
  readonly answers: ResourceRecord[];
  readonly authorities: ResourceRecord[];
  readonly additionals: ResourceRecord[];
}

/** A query that can be answered, an answer that needs nobody to know anything, or why there is none. */
export type ReadQuery =
  | {
      readonly type: 'query';
      readonly query: Message;
      readonly question: Question;
      readonly edns: boolean;
    }
  | { readonly type: 'answer'; readonly answer: Message }
  | { readonly type: 'discard'; readonly why: DnsDiscardReason };

/**
 * A response is never answered, lest two servers talk for ever, and neither is what has no whole header.
 * `size`: the largest datagram that the server takes, null for one without EDNS.
 */
export function readQuery(bytes: Uint8Array, size: number | null): ReadQuery {
  if (bytes.length < HEADER_LENGTH) return { type: 'discard', why: 'malformed' };
  const { message: query, faults } = decodeMessage(bytes);
  if (query.response) return { type: 'discard', why: 'wrong-direction' };
  const refused = (rcode: number) =>
    ({ type: 'answer', answer: response(query, failed(rcode)) }) as const;
  if (query.opcode !== OPCODE_QUERY) return refused(RCODE.NOTIMP);
  const [question] = query.questions;
  const edns = ednsOf(query);
  const whole = faults.length === 0 && query.questions.length === 1 && edns !== undefined;
  // A server without EDNS says so with FORMERR (RFC 6891 §7).
  if (!whole || question === undefined || (edns !== null && size === null)) {
    return refused(RCODE.FORMERR);
  }
  if (edns === null || size === null) return { type: 'query', query, question, edns: false };
  if (edns.version > 0) {
    return { type: 'answer', answer: withOpt(response(query, failed(0)), size, BADVERS) };
  }
  return { type: 'query', query, question, edns: true };
}

/** A response with what EDNS says of it; `rcode` for one that the header has no room for. */
export function withOpt(message: Message, size: number, rcode: number = message.rcode): Message {
  const additionals = [...message.additionals, optRecord(size, rcode >> 4)];
  return { ...message, rcode: rcode & 15, additionals };
}

export function failed(rcode: number): Sections {
  return { rcode, authoritative: false, answers: [], authorities: [], additionals: [] };
}

/** RD is copied (RFC 1035 §4.1.1), CD as well (RFC 4035 §3.1.6). RA: the server would ask others. */
export function response(query: Message, sections: Sections, recursionAvailable = false): Message {
  return {
    id: query.id,
    response: true,
    opcode: query.opcode,
    truncated: false,
    recursionDesired: query.recursionDesired,
    recursionAvailable,
    reserved: false,
    authenticData: false,
    checkingDisabled: query.checkingDisabled,
    questions: query.questions,
    ...sections,
  };
}
