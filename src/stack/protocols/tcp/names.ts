/** The eleven states of RFC 9293 §3.3.2, and the events of its figure 5 and §3.10 that join them. */
export const TCP_STATES = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const;
export type TcpState = (typeof TCP_STATES)[number];

export type TcpChartEvent =
  | 'OPEN.passive'
  | 'OPEN.active'
  | 'SEND'
  | 'CLOSE'
  | 'ABORT'
  | 'rcv SYN'
  | 'rcv SYN in window'
  | 'rcv SYN,ACK'
  | 'rcv ACK of SYN'
  | 'rcv FIN'
  | 'rcv ACK of FIN'
  | 'rcv FIN,ACK of FIN'
  | 'rcv RST'
  | 'rcv RST (passive)'
  | 'rcv FIN (passive half-open)'
  | 'timeout 2MSL'
  | 'timeout user'
  | 'timeout FIN_WAIT_2'
  | 'ICMP hard error'
  | 'delete TCB';

/** The seven timers of one connection, in the order of `tcp.vars.timers`. */
export const TCP_TIMERS = [
  'connection',
  'retransmission',
  'delayed-ack',
  'persist',
  'keepalive',
  'fin-wait-2',
  'time-wait',
] as const;
export type TcpTimerName = (typeof TCP_TIMERS)[number];

/** Why a segment was sent; the words the pictures and the "why" panel use. */
export type SegmentReason =
  | 'syn'
  | 'syn-ack'
  | 'data'
  | 'fin'
  | 'ack'
  | 'delayed-ack'
  | 'immediate-ack'
  | 'duplicate-ack'
  | 'window-update'
  | 'retransmit-rto'
  | 'fast-retransmit'
  | 'sack-retransmit'
  | 'limited-transmit'
  | 'tail-loss-probe'
  | 'window-probe'
  | 'keepalive'
  | 'challenge-ack'
  | 'rst'
  | 'rst-refused'
  | 'rst-abort';

/** What the receiver made of a segment. */
export type SegmentVerdict =
  | 'accepted'
  | 'duplicate'
  | 'out-of-order'
  | 'out-of-window'
  | 'ack-only'
  | 'ack-old'
  | 'ack-too-new'
  | 'refused'
  | 'challenged'
  | 'reset'
  | 'paws'
  | 'ignored';
