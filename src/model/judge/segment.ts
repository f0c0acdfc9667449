/** A segment as its sender or its receiver knows it: the fields of its header that TCP reasons with. */
import { type Seq, seqAdd } from '../../stack/core/seq.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';

export const { FIN, SYN, RST, PSH, ACK, URG, ECE, CWR } = tcpFlags;

/** Octets `left` … `right`−1. */
export interface Block {
  readonly left: Seq;
  readonly right: Seq;
}

export interface SegmentOptions {
  readonly mss?: number;
  /** Window scale, of a SYN. */
  readonly scale?: number;
  readonly sackPermitted?: boolean;
  readonly timestamps?: boolean;
  readonly sack?: readonly Block[];
}

export interface Segment {
  readonly flags: number;
  readonly seq: Seq;
  /** Without the ACK flag it means nothing. */
  readonly ack: Seq;
  /** As it stands in the header, unscaled. */
  readonly window: number;
  readonly length: number;
  readonly options?: SegmentOptions;
}

export const has = ({ flags }: Segment, flag: number): boolean => (flags & flag) !== 0;

/** SEG.LEN: SYN and FIN take a number each (RFC 9293 §3.4). */
export function segmentLength(segment: Segment): number {
  return segment.length + (has(segment, SYN) ? 1 : 0) + (has(segment, FIN) ? 1 : 0);
}

/** The number after the last that it takes. */
export const endOf = (segment: Segment): Seq => seqAdd(segment.seq, segmentLength(segment));

/** Nothing but an acknowledgment. */
export const isBare = (segment: Segment): boolean =>
  segmentLength(segment) === 0 && !has(segment, RST);

export const blocksOf = ({ options }: Segment): readonly Block[] => options?.sack ?? [];

/** With the two bytes that align them (RFC 7323 §3.2, appendix A). */
export const TIMESTAMPS = 12;

/** What the options take of the room for text: as nearly all stacks lay them out. */
export function optionBytes({ options = {} }: Segment): number {
  const { timestamps, sack = [] } = options;
  return (timestamps ? TIMESTAMPS : 0) + (sack.length > 0 ? 4 + 8 * sack.length : 0);
}
