/**
 * What one end of a connection knows: written from the RFCs alone, as a TCB would be (RFC 9293
 * §3.3.1), and by another hand than the stack's. It follows from what the end lived through.
 */
import type { Duration, Instant } from '../../stack/core/instant.ts';
import { type Seq, seqAdd, seqDiff, seqGt } from '../../stack/core/seq.ts';
import type { TcpState } from '../../stack/protocols/tcp/names.ts';
import type { Policy } from './happening.ts';
import { type Block, optionBytes, type Segment, TIMESTAMPS } from './segment.ts';

/** Numbers that went out once, and were not acknowledged yet. */
export interface Sending {
  readonly from: Seq;
  readonly to: Seq;
  readonly at: Instant;
  /** They had gone before. */
  readonly again: boolean;
  /** The network has lost it, as far as one can tell. */
  lost: boolean;
  sacked: boolean;
}

/** An acknowledgment that is owed, since when, and how long it may wait (RFC 9293 §3.8.6.3). */
export interface Due {
  readonly since: Instant;
  readonly why: 'text' | 'second' | 'gap' | 'fin' | 'syn' | 'unacceptable';
}

export interface End {
  policy: Policy;
  now: Instant;
  state: TcpState;
  passive: boolean;
  /** Its program has called connect. */
  wants: boolean;

  // What it sends.
  iss: Seq;
  /** A SYN has been sent, so that `iss` means something. */
  opened: boolean;
  una: Seq;
  /** One more than the highest number sent. */
  max: Seq;
  wnd: number;
  wl1: Seq;
  wl2: Seq;
  largestWnd: number;
  /** The shift of the peer's windows, and of its own. */
  peerShift: number;
  ownShift: number;
  /** The peer's MSS: what a segment may carry at most, options included. */
  mss: number;
  /** The largest text that card and path take: what a router or a black hole has taught it. */
  largest: number;
  /** What it has told the peer to keep to. */
  ownMss: number;
  /** Bytes that its program has handed over. */
  written: number;
  /** Its program sends no more. */
  closing: boolean;
  /** The number of its FIN, once sent. */
  fin: Seq | undefined;
  /** Its program has broken off, or the connection was given up: a RST may still tell the peer. */
  aborted: boolean;

  // What it receives.
  irs: Seq;
  heardSyn: boolean;
  nxt: Seq;
  beyond: Block[];
  /** The number of the peer's FIN, if it came. */
  peerFin: Seq | undefined;
  /** The furthest right edge that it has promised. */
  promised: Seq;
  lastWindow: number;
  lastAck: Seq;
  /** Bytes in order that its program has not taken. */
  unread: number;
  /** Its program reads no more. */
  deaf: boolean;
  due: Due | undefined;
  /** Bytes in order since it last acknowledged. */
  unacknowledged: number;
  /** Segments that came since it last said anything with an ACK. */
  heard: number;
  /** The last segment with text that waits beyond a gap, when it came just now. */
  trigger: Block | undefined;
  /** What came twice of late (RFC 2883). */
  repeats: Block[];
  /** Of those, the ones that an ACK answers: they take numbers, or cannot be taken. */
  answerable: number;
  /** What has just come and belongs to no connection: a RST may answer it (RFC 9293 §3.5.2). */
  stray: { readonly segment: Segment; readonly at: Instant } | undefined;
  /** Its SYN had to be repeated: the timer rang. */
  synLost: boolean;
  /** The peer repeated its SYN. */
  synAgain: boolean;

  // Agreed on by SYNs.
  sack: boolean;
  timestamps: boolean;
  offered: Offered;
  peerOffered: Offered;

  // Loss and congestion.
  flight: Sending[];
  cwnd: number;
  duplicates: number;
  /** Bytes that duplicate ACKs say have left the network (RFC 5681 §3.2). */
  left: number;
  /** Until everything sent by then is acknowledged, a loss is being repaired. */
  recover: Seq;
  repairing: 'no' | 'fast' | 'timeout';
  /** It has reduced its window for this loss. */
  reduced: boolean;
  /** What was in flight when the repair began. */
  pipeThen: number;
  /** Smoothed round-trip time and its variation (RFC 6298 §2); −1 before the first sample. */
  srtt: number;
  rttvar: number;
  rto: Duration;
  backoff: number;
  /** When the retransmission timer was started, and for how long. */
  timer: { at: Instant; length: Duration } | undefined;
  pathChanged: boolean;
  probing: boolean;
  /** When it last sent anything, and when it last heard anything. */
  lastSent: Instant;
  lastHeard: Instant;
  /** When the peer's window closed. */
  closedAt: Instant;
}

export interface Offered {
  readonly scale: boolean;
  readonly shift: number;
  readonly sack: boolean;
  readonly timestamps: boolean;
}

const NOTHING: Offered = { scale: false, shift: 0, sack: false, timestamps: false };

/** RFC 9293 §3.7.1: who announces no MSS gets 536 (MUST-15). */
export const DEFAULT_MSS = 536;

export function newEnd(policy: Policy): End {
  return {
    ...{ policy, now: 0, state: 'CLOSED', passive: false, wants: false },
    ...{ iss: 0, opened: false, una: 0, max: 0, wnd: 0, wl1: 0, wl2: 0, largestWnd: 0 },
    ...{
      peerShift: 0,
      ownShift: 0,
      mss: DEFAULT_MSS,
      ownMss: DEFAULT_MSS,
      largest: policy.largest,
    },
    ...{ written: 0, closing: false, fin: undefined, aborted: false },
    ...{ irs: 0, heardSyn: false, nxt: 0, beyond: [], peerFin: undefined },
    ...{ promised: 0, lastWindow: 0, lastAck: 0, unread: 0, deaf: false, due: undefined },
    ...{ unacknowledged: 0, heard: 0, answerable: 0, trigger: undefined, repeats: [] },
    ...{ stray: undefined, synAgain: false, synLost: false },
    ...{ sack: false, timestamps: false, offered: NOTHING, peerOffered: NOTHING },
    ...{
      flight: [],
      cwnd: 0,
      duplicates: 0,
      left: 0,
      recover: 0,
      repairing: 'no',
      reduced: false,
      pipeThen: 0,
    },
    ...{ srtt: -1, rttvar: 0, rto: policy.firstRto, backoff: 0, timer: undefined },
    ...{ pathChanged: false, probing: false, lastSent: 0, lastHeard: 0, closedAt: 0 },
  };
}

/** Its own numbers and the peer's, as people count them: from the SYN. */
export const ownNumber = (end: End, seq: Seq): number => seqDiff(seq, end.iss);
export const peerNumber = (end: End, seq: Seq): number => seqDiff(seq, end.irs);

/** The number after the last byte that its program has handed over. */
export const dataEnd = (end: End): Seq => seqAdd(end.iss, 1 + end.written);

/** Bytes of its program that have not been sent. */
export function unsent(end: End): number {
  const from = end.opened ? (end.max - end.iss - 1) >>> 0 : 0;
  return Math.max(0, end.written - (end.opened && seqGt(end.max, end.iss) ? from : 0));
}

/** The right edge of what the peer is ready to take. */
export const rightEdge = (end: End): Seq => seqAdd(end.una, end.wnd);

/** States in which it has heard the peer's SYN. */
export function knowsPeer({ state }: End): boolean {
  return state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN_SENT';
}

/** What the options of one of its segments take at least, of text's room. */
const optionRoom = (end: End, segment?: Segment) =>
  Math.max(segment === undefined ? 0 : optionBytes(segment), end.timestamps ? TIMESTAMPS : 0);

/** Eff.snd.MSS (RFC 9293 §3.7.1, MUST-16): options take of the room. */
export const effectiveMss = (end: End, segment?: Segment): number =>
  Math.min(end.mss, end.largest) - optionRoom(end, segment);

/** The synchronized states of RFC 9293 §3.5.2: SYN-RECEIVED is none of them. */
export const isSynchronized = (end: End): boolean => knowsPeer(end) && end.state !== 'SYN_RECEIVED';

/** The largest promise that a window field can make, in bytes. */
export const windowOf = (end: End, segment: Segment, syn: boolean): number =>
  syn ? segment.window : segment.window * 2 ** end.ownShift;
