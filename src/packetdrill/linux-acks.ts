/**
 * When Linux answers data. A new connection answers its first segments at once ("quick"); as soon
 * as it has answered with data of its own it takes the exchange for a dialogue and waits, as RFC
 * 9293 §3.8.6.3 lets it, for the next answer to carry the ACK. Our stack delays its ACKs or does
 * not; here the one or the other is chosen for each segment that arrives.
 */
import { MILLISECOND } from '../stack/core/instant.ts';
import { changeSetting } from '../stack/protocols/tcp/state/change-setting.ts';
import type { Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import type { Connection } from './connection.ts';
import type { Run } from './run-state.ts';
import type { WireSegment } from './tcp-bytes.ts';

/** So many segments are answered at once, at the start and after a pause. */
const QUICK = 16;
/** Data that goes out so soon after data came in is an answer to it. */
const ANSWER_TIME = 40 * MILLISECOND;

/** What a connection knows of its dialogue. */
export interface AckMode {
  quick: number;
  dialogue: boolean;
  /** The acknowledgement number that was sent last. */
  acked: number;
}

export function newAckMode(): AckMode {
  return { quick: QUICK, dialogue: false, acked: 0 };
}

/** A segment is about to arrive: is it answered at once? */
export function chooseAckMode(
  { personality, driver }: Run,
  { acks, counts }: Connection,
  tcb: Tcb | undefined,
  segment: Pick<WireSegment, 'payload' | 'seq'>,
): void {
  if (personality.name !== 'linux' || tcb === undefined || segment.payload.length === 0) return;
  const pause = driver.clock.now - counts.lastDataIn;
  if (counts.lastDataIn === 0 || pause > tcb.rtt.rto) acks.quick = QUICK;
  if (segment.seq !== tcb.rcv.nxt) {
    acks.quick = QUICK;
    acks.dialogue = false;
  }
  // The stack's own quick ACKs would be counted besides these.
  tcb.rcv.quick = 0;
  changeSetting(tcb.set, 'delayedAck', acks.dialogue || acks.quick <= 0);
}

/** A segment of ours has gone. */
export function noticeAck(
  { acks, counts }: Connection,
  { payload, ack }: Pick<WireSegment, 'payload' | 'ack'>,
  at: number,
): void {
  if (ack !== acks.acked) acks.quick--;
  acks.acked = ack;
  const answer = counts.lastDataIn > 0 && at - counts.lastDataIn < ANSWER_TIME;
  if (payload.length > 0 && answer) acks.dialogue = true;
}
