/** What TCP writes to the trace: segments, transitions, notes, and its variables. */
import type { RfcText } from '../../core/rfc.ts';
import { fixTexts } from '../../trace/intern.ts';
import {
  type BodiesOf,
  defineEvents,
  int,
  stopAt,
  text,
  time,
  u32,
  u32s,
} from '../../trace/schema.ts';
import {
  type SegmentReason,
  type SegmentVerdict,
  TCP_TIMERS,
  type TcpChartEvent,
  type TcpState,
} from './names.ts';

/** The choices that a TCP notes in the trace; `tcp/page/notes.ts` says each in words. */
export type NoteCode =
  | 'karn-no-sample'
  | 'rtt-sample'
  | 'rto-backoff'
  | 'rto-after-syn-loss'
  | 'r1-reached'
  | 'nagle-holds'
  | 'silly-window-holds'
  | 'override-timeout'
  | 'window-closed'
  | 'urgent-sent'
  | 'unread-data'
  | 'fin-wait-2-over'
  | 'simultaneous-open'
  | 'syn-repeated'
  | 'challenge-limit'
  | 'unacceptable-ack-limit'
  | 'accept-queue-full'
  | 'syn-queue-full'
  | 'syn-cookie'
  | 'keepalive'
  | 'pmtu-lower'
  | 'pmtu-black-hole'
  | 'timestamp-missing'
  | 'paws'
  | 'fast-retransmit'
  | 'partial-ack'
  | 'recovery-ends'
  | 'no-second-recovery'
  | 'retransmission-lost'
  | 'ecn-reduces'
  | 'restart-after-idle'
  | 'd-sack'
  | 'icmp-doubtful'
  | 'icmp-soft-error'
  | 'no-way';

const segmentFields = {
  /** The node's connection number, −1 when there is none (a RST for a closed port). */
  conn: int,
  srcAddress: u32,
  dstAddress: u32,
  srcPort: int,
  dstPort: int,
  seq: u32,
  ack: u32,
  /** The flag bits as in the header: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128. */
  flags: int,
  /** The window field as it is on the wire, unscaled. */
  window: int,
  /** Payload bytes. */
  length: int,
};

export const tcpEvents = defineEvents(
  144,
  {
    'segment.sent': { ...segmentFields, reason: text<SegmentReason>() },
    'segment.received': { ...segmentFields, verdict: text<SegmentVerdict>() },
    'tcp.transition': {
      conn: int,
      from: text<TcpState>(),
      to: text<TcpState>(),
      event: text<TcpChartEvent>(),
      rfc: text<RfcText>(),
      localAddress: u32,
      localPort: int,
      remoteAddress: u32,
      remotePort: int,
    },
    /** A choice the stack made and why, e.g. 'nagle-holds', 'rto-backoff'; `rfc` is 'RFC#section'. */
    'tcp.note': { conn: int, code: text<NoteCode>(), rfc: text<RfcText>(), a: u32, b: u32 },
    'tcp.vars': {
      conn: int,
      // What most segments move comes first, what sending moves and then what receiving does: each of
      // the two is given whole, or not at all (delta.ts).
      sndUna: u32,
      sndNxt: u32,
      sndWl2: u32,
      cwnd: u32,
      pipe: u32,
      /** Bytes sent and not yet cumulatively acknowledged. */
      flight: u32,
      /** µs; −1 before the first sample. */
      srtt: int,
      rttvar: int,
      rto: int,
      /** Bytes in the send buffer, unacknowledged and unsent. */
      sndBuffered: u32,
      /** A timer's due time; NEVER when it is not running. So are the others below. */
      retransmissionDue: time,
      sndWl1: u32,
      rcvNxt: u32,
      /** Receive window in bytes that the peer has been told, after scaling. */
      rcvWnd: u32,
      /** In-order bytes the application has not read. */
      rcvBuffered: u32,
      delayedAckDue: time,
      // The rest stays the same for a long time, and is stored when it changes.
      state: text<TcpState>(),
      iss: u32,
      irs: u32,
      /** Send window in bytes, after scaling. */
      sndWnd: u32,
      sndUp: u32,
      rcvUp: u32,
      sndMss: int,
      ssthresh: u32,
      backoff: int,
      dupAcks: int,
      recovery: text<'open' | 'disorder' | 'cwr' | 'recovery' | 'loss'>(),
      recover: u32,
      sndBufferSize: u32,
      rcvBufferSize: u32,
      connectionDue: time,
      persistDue: time,
      keepaliveDue: time,
      finWait2Due: time,
      timeWaitDue: time,
      /** `sackedCount` pairs [left, right) of the sender's scoreboard, then the reassembly blocks. */
      sackedCount: int,
      blocks: u32s,
    },
  },
  ['tcp.vars'],
);

export interface TcpIgnoredReasons {
  'tcp-truncated': true;
  'tcp-data-offset': true;
  'tcp-checksum': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof tcpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends TcpIgnoredReasons {}
}

stopAt('tcp.transition');
fixTexts(1, ['tcp']);
fixTexts(5, TCP_TIMERS);
