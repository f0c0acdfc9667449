/** One direction of a connection as its sender lived it, in columns of numbers (flows.ts). */
import { countBelow } from '../cursor.ts';
import type { Endpoint } from './connections.ts';

/** Segments in the order of sending. */
export interface SentColumns {
  readonly event: number[];
  readonly at: number[];
  readonly seq: number[];
  /** The number behind its last: SYN and FIN take one each (RFC 9293 §3.4). */
  readonly end: number[];
  readonly length: number[];
  readonly flags: number[];
  /** 1 for what was sent before. */
  readonly again: number[];
  /** Its frame, −1 while it has none (it waits for an address). */
  readonly frame: number[];
  /** The event that lost it, −1 while none did. */
  readonly lost: number[];
}

/** Acknowledgements as they arrive at the sender. */
export interface AckColumns {
  readonly event: number[];
  readonly at: number[];
  readonly ack: number[];
  /** The window field, unscaled. */
  readonly window: number[];
  readonly length: number[];
  readonly frame: number[];
  /** Which duplicate of its number it is (RFC 5681 §2), 0 for none. */
  readonly duplicate: number[];
}

/** The sender's variables, a row whenever one of these has changed. */
export interface VariableColumns {
  readonly event: number[];
  readonly at: number[];
  readonly una: number[];
  readonly nxt: number[];
  readonly wnd: number[];
  readonly cwnd: number[];
  readonly ssthresh: number[];
  readonly pipe: number[];
  readonly srtt: number[];
  readonly rttvar: number[];
  readonly rto: number[];
  readonly backoff: number[];
  /** Numbers of texts in the log. */
  readonly recovery: number[];
  readonly state: number[];
  readonly mss: number[];
  /** Where its scoreboard ends in `edges`, which has pairs; it begins where the one before ends. */
  readonly edgesEnd: number[];
}

export interface FlowNote {
  readonly event: number;
  readonly at: number;
  readonly code: string;
  readonly a: number;
  readonly b: number;
}

export interface Flow {
  readonly node: number;
  readonly conn: number;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** What counts as 0: the number of its SYN, or as the variables say; −1 while unknown. */
  base: number;
  /** The number behind the last that was sent. */
  next: number;
  /** Bytes of data that were sent once. */
  bytes: number;
  readonly sent: SentColumns;
  readonly acks: AckColumns;
  readonly vars: VariableColumns;
  readonly edges: number[];
  readonly notes: FlowNote[];
  /** The link directions that its segments went over: link and sending node, with the bytes. */
  readonly ways: Map<string, Way>;
}

export interface Way {
  readonly link: number;
  readonly node: number;
  bytes: number;
}

/** How far a number lies behind the flow's first one; what is just before it is negative. */
export function relativeTo({ base }: Flow, seq: number): number {
  const distance = (seq - Math.max(0, base)) >>> 0;
  return distance > 0xffff_0000 ? distance - 2 ** 32 : distance;
}

/** The last row of columns before an event; −1 when there is none. */
export function rowBefore(columns: { readonly event: readonly number[] }, event: number): number {
  return countBelow(columns.event, event, (each) => each) - 1;
}

/** What the sender had measured of the round trip by an event, µs; 0 before it had. */
export function roundTripAt(flow: Flow, event: number): number {
  return Math.max(0, flow.vars.srtt[rowBefore(flow.vars, event)] ?? 0);
}
