/**
 * The transmission control block (RFC 9293 §3.3.1): everything one connection knows. Plain data;
 * the variables keep the RFC's names, `snd.una` for SND.UNA and so on.
 */
import type { Ipv4 } from '../../../core/addresses.ts';
import type { Instant } from '../../../core/instant.ts';
import type { Seq } from '../../../core/seq.ts';
import type { Errno } from '../../../sockets/calls.ts';
import type { Ranges } from '../arrive/ranges.ts';
import type { TcpState } from '../names.ts';
import type { ByteRing } from '../send/ring.ts';
import type { TransportSettings } from './settings.ts';
import type { ChainEnd } from './trace-vars.ts';
import type {
  CongestionVariables,
  EcnVariables,
  Options,
  ReceiveVariables,
  RetryVariables,
  RttVariables,
  SendVariables,
} from './variables.ts';

/** Socket events as bits, collected while an input is handled, and delivered when it is. */
export const SOCKET_EVENTS = {
  connected: 1,
  readable: 2,
  writable: 4,
  urgent: 8,
  /** The connection is over; why is in `error` ('' for a normal end). */
  closed: 16,
  /** Every octet and the FIN are acknowledged, for a lingering close. */
  drained: 32,
  softError: 64,
} as const;

/** What may differ from the last `tcp.vars` event of a connection. */
export const TOUCHED = {
  /** The variables that sending, and being acknowledged, moves. */
  sending: 1,
  /** The variables that receiving moves. */
  receiving: 2,
  /** Any of the others. */
  steady: 4,
  all: 7,
} as const;

export interface Tcb {
  readonly id: number;
  /** The descriptor that owns it; −1 before accept and after close. */
  fd: number;
  state: TcpState;
  /** Came from a passive OPEN (MUST-11), and from which listener. */
  passive: boolean;
  listener: number;
  /** Of a listener: its connections that are not established yet, and until when cookies come back. */
  halfOpen: number;
  cookiesUntil: Instant;
  localAddress: Ipv4;
  localPort: number;
  remoteAddress: Ipv4;
  remotePort: number;
  /** Chain of connections with the same demultiplexing key. */
  nextInChain: number;
  set: TransportSettings;
  iss: Seq;
  irs: Seq;
  /** Our SYN is acknowledged. */
  opened: boolean;
  snd: SendVariables;
  rcv: ReceiveVariables;
  opt: Options;
  rtt: RttVariables;
  cc: CongestionVariables;
  ecn: EcnVariables;
  retry: RetryVariables;
  sendBuffer: ByteRing;
  receiveBuffer: ByteRing;
  /** The out-of-order queue: blocks received beyond a gap; their bytes are in the receive buffer. */
  outOfOrder: Ranges;
  /** Left edges of the blocks most recently heard of, newest first (RFC 2018 §4). */
  recent: Uint32Array;
  recentCount: number;
  /** A duplicate to report in the next SACK option (RFC 2883), when `dsackDue`. */
  dsackDue: boolean;
  dsackLeft: Seq;
  dsackRight: Seq;
  /** What the peer said it holds. */
  sacked: Ranges;
  /** CLOSE was called: a FIN follows the last byte of the send buffer. */
  finQueued: boolean;
  /** Nobody will read any more: data that still comes is answered with RST (§3.6.1). */
  readerGone: boolean;
  /** The reader shut its side down: what comes is acknowledged and thrown away. */
  readShut: boolean;
  timers: Int32Array;
  /** When each of them is due; NEVER when it is not running. */
  due: Float64Array;
  /** Bits of those that were started, stopped or fired since they were last recorded. */
  timersMoved: number;
  error: Errno | '';
  softError: Errno | '';
  /** Bits of SOCKET_EVENTS. */
  events: number;
  /** What a `tcp.vars` event shows may have changed: 0, or bits of TOUCHED. */
  touched: number;
  /** The last `tcp.vars` event that was written. */
  recorded: ChainEnd;
  /** Counters for getsockopt(TCP_INFO). */
  totals: { retransmits: number; delivered: number; segmentsOut: number; segmentsIn: number };
}

export interface Endpoints {
  localAddress: Ipv4;
  localPort: number;
  remoteAddress: Ipv4;
  remotePort: number;
}

export const NO_TIMER = -1;
/** The MSS of a peer that names none (RFC 9293 §3.7.1, MUST-15). */
export const DEFAULT_MSS = 536;
/** "Arbitrarily high" (RFC 5681 §3.1). */
export const SSTHRESH_UNKNOWN = 0x7fffffff;

/** The sequence number after the last byte in the send buffer: where a queued FIN goes. */
export function dataEnd(tcb: Tcb): Seq {
  return (tcb.snd.base + tcb.sendBuffer.length) >>> 0;
}

/** Octets sent and not cumulatively acknowledged (SYN and FIN count for one). */
export function flightSize(tcb: Tcb): number {
  return (tcb.snd.max - tcb.snd.una) >>> 0;
}

/**
 * What a reduction starts from: FlightSize, without what limited transmit added (RFC 5681 §3.2) and
 * without what piled up, SACKed, beyond a hole.
 */
export function usedWindow(tcb: Tcb): number {
  const flight = flightSize(tcb);
  return tcb.cc.phase === 'disorder' || tcb.cc.phase === 'recovery'
    ? Math.min(flight, tcb.cc.cwnd)
    : flight;
}

/** RCV.WND: what is still open of the window that we advertised. */
export function receiveWindow(tcb: Tcb): number {
  return Math.max(0, (tcb.rcv.adv - tcb.rcv.nxt) | 0);
}

/** Our FIN was sent and is acknowledged. */
export function finAcknowledged(tcb: Tcb): boolean {
  return tcb.finQueued && ((tcb.snd.una - dataEnd(tcb)) | 0) > 0;
}
