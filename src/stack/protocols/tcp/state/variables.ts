/** The variables of a connection, by what they are for. */
import type { Instant } from '../../../core/instant.ts';
import type { Seq } from '../../../core/seq.ts';
import type { Ranges } from '../arrive/ranges.ts';

/** The send sequence variables, and how we cut the stream into segments. */
export interface SendVariables {
  /** Oldest octet not acknowledged. */
  una: Seq;
  /** Next octet to send. After a timeout it goes back to `una`, and forward again. */
  nxt: Seq;
  /** One more than the highest octet ever sent. */
  max: Seq;
  /** The peer's window in bytes, from `una`. */
  wnd: number;
  /** The largest window the peer ever offered (RFC 5961 §5.2, RFC 9293 §3.8.6.2.1). */
  maxWnd: number;
  /** Segment and acknowledgement of the last window update. */
  wl1: Seq;
  wl2: Seq;
  /** The octet after the last urgent one, when `urgent`. */
  up: Seq;
  urgent: boolean;
  /** The peer's window shift (RFC 7323 §2.3). */
  scale: number;
  /** What the peer accepts: its MSS option, or 536 (MUST-15). */
  peerMss: number;
  /** Eff.snd.MSS (§3.7.1) less the options of every segment: payload bytes of a full segment. */
  mss: number;
  /** What a packet of the path's MTU has beside the fixed headers: room for options and payload. */
  pathRoom: number;
  /** Sequence number of the first byte in the send buffer. */
  base: Seq;
  /** The sequence number after the last octet whose write asked for a push. */
  pushUpTo: Seq;
  /** Where the last segment that was not full ended (Minshall's Nagle). */
  smallEnd: Seq;
  /** When something was last sent, for restart after idle. */
  lastAt: Instant;
}

export interface ReceiveVariables {
  nxt: Seq;
  /** The right edge of the advertised window; RCV.WND = adv − nxt. */
  adv: Seq;
  up: Seq;
  urgent: boolean;
  scale: number;
  /** The MSS we announced. */
  mss: number;
  /** Where the peer's FIN is, once one has arrived. */
  finKnown: boolean;
  fin: Seq;
  /** In-order bytes not acknowledged yet, and how many segments they came in. */
  unacked: number;
  unackedSegments: number;
  /** So many segments are still acknowledged at once (quick.ts), and when the last one was. */
  quick: number;
  quickAt: Instant;
  /** An acknowledgement must leave before this input is done with. */
  ackNow: AckUrgency;
  /** When anything valid last arrived, for keep-alives. */
  lastAt: Instant;
}

/** Why an acknowledgement is scheduled, in the trace's words; '' when none is. */
export type AckUrgency =
  | ''
  | 'ack'
  | 'delayed-ack'
  | 'immediate-ack'
  | 'duplicate-ack'
  | 'window-update'
  | 'challenge-ack';

export interface Options {
  timestamps: boolean;
  /** TS.Recent, when it was set, and Last.ACK.sent (RFC 7323 §4.3). */
  tsRecent: number;
  tsRecentAt: Instant;
  tsOffset: number;
  lastAckSent: Seq;
  sack: boolean;
  windowScaling: boolean;
  ecn: boolean;
}

/** RFC 6298. Smoothed values are kept scaled, so that integers lose nothing. */
export interface RttVariables {
  /** 8 × SRTT and 4 × RTTVAR in µs; SRTT8 is −1 before the first sample. */
  srtt8: number;
  rttvar4: number;
  /** The timeout without back-off. */
  rto: number;
  /** How often it was doubled. */
  backoff: number;
  /** One segment is being timed: the acknowledgement of `seq` ends the sample. */
  timing: boolean;
  seq: Seq;
  startedAt: Instant;
}

export type RecoveryPhase = 'open' | 'disorder' | 'cwr' | 'recovery' | 'loss';

export interface CongestionVariables {
  cwnd: number;
  ssthresh: number;
  phase: RecoveryPhase;
  /** Highest sequence sent when the phase began (RFC 6582 `recover`, RFC 6675 RecoveryPoint). */
  recover: Seq;
  /** `recover` counts: there was a loss whose window is not all acknowledged yet. */
  recoverValid: boolean;
  dupAcks: number;
  /** Bytes acknowledged and not yet turned into window (RFC 3465). */
  credit: number;
  /** The most that was in flight in the round trip that ends with `usedUntil`. */
  used: number;
  usedUntil: Seq;
  /** Highest octet retransmitted in this recovery (RFC 6675 HighRxt). */
  highRxt: Seq;
  /** Retransmissions whose fate is not known (sack/resent.ts), and octets they were in vain for. */
  resent: number[];
  lostAgain: Ranges;
  /** Proportional Rate Reduction: what was delivered and sent in this recovery, and RecoverFS (RFC 9937). */
  prrDelivered: number;
  prrOut: number;
  recoverFlight: number;
  /** The rescue retransmission of this recovery was used (RFC 6675 §4, NextSeg rule 4). */
  rescued: boolean;
  /** The first partial acknowledgement of this recovery has come (RFC 6582 §3.2). */
  partialSeen: boolean;
  /** A retransmission of this recovery was lost, and the window reduced for it (RFC 5681 §4.3). */
  reducedAgain: boolean;
  cubic: CubicVariables;
}

/** RFC 9438 §4.1, in bytes and µs. */
export interface CubicVariables {
  wMax: number;
  /** Start of the current epoch; −1 when there is none. */
  epochAt: Instant;
  /** K, and the window that the curve bends around. */
  k: number;
  origin: number;
  /** W_est, and the fraction of a byte it still owes. */
  wEst: number;
  estCredit: number;
}

export interface EcnVariables {
  /** The receiver echoes ECE until it sees CWR. */
  echo: boolean;
  /** The next data segment carries CWR. */
  cwrDue: boolean;
}

/** Failures, probes and retries. */
export interface RetryVariables {
  /** Retransmissions of the oldest segment since it was last making progress. */
  retries: number;
  /** When `una` last moved, or the first unacknowledged octet was sent. */
  progressAt: Instant;
  /** Doublings of the persist timer. */
  probes: number;
  /** Probes since the peer was last heard from. */
  unheardProbes: number;
  /** A small segment is being held back, and the trace says so. */
  holding: boolean;
  /** The persist timer waits for a larger window (sender's SWS), not for an open one. */
  overriding: boolean;
  keepAliveProbes: number;
  /** RFC 4821: full segments vanish; smaller ones are tried. */
  blackHole: boolean;
  blackHoleSize: number;
  blackHoleUntil: Instant;
  /** The largest payload known to have arrived. */
  provenSize: number;
  challengeWindowAt: Instant;
  challenges: number;
  /** The same for ACKs of unacceptable segments. */
  unacceptableWindowAt: Instant;
  unacceptableAcks: number;
}
