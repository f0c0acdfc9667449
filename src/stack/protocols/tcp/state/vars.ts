/** The `tcp.vars` event: one connection's variables, written straight into the trace's columns. */

import type { Fx } from '../../../trace/fx.ts';
import { intern, PLACE } from '../../../trace/intern.ts';
import { type TraceLog, writeTime } from '../../../trace/log.ts';
import { timeout } from '../recover/rtt.ts';
import { inFlight } from '../recover/sack/pipe.ts';
import { DELAYED_ACK, RETRANSMISSION } from '../timers/timers.ts';
import { flightSize, receiveWindow, type Tcb, TOUCHED } from './tcb.ts';
import {
  continues,
  MOVING_WORDS,
  noteDue,
  noteWord,
  openVars,
  RECEIVING_BITS,
  SENDING_BITS,
  SENDING_WORDS,
  VARS_WORDS,
  WHOLE,
} from './trace-vars.ts';

/** Records the variables if anything about the connection may have changed since the last time. */
export function recordVars(tcb: Tcb, fx: Fx): void {
  const { log } = fx;
  const { touched, recorded, sacked, outOfOrder } = tcb;
  if (touched === 0 || !log.enabled) return;
  const linked = continues(log, fx.node, recorded);
  if (!linked || (touched & TOUCHED.steady) !== 0) noteSteady(tcb, recorded.words, log);
  const moved = tcb.timersMoved;
  if ((moved & ~MOVING_TIMERS) !== 0) noteTimers(tcb, moved & ~MOVING_TIMERS);
  const edges = 2 * (sacked.count + outOfOrder.count);
  if (recorded.words[SACKED] !== sacked.count || recorded.words[EDGES] !== edges) {
    noteWord(recorded.words, SACKED, sacked.count);
    noteWord(recorded.words, EDGES, edges);
  }
  const sending = !linked || (touched & TOUCHED.sending) !== 0 || (moved & WITH_SENDING) !== 0;
  const receiving =
    !linked || (touched & TOUCHED.receiving) !== 0 || (moved & WITH_RECEIVING) !== 0;
  const groups = (sending ? SENDING_BITS : 0) | (receiving ? RECEIVING_BITS : 0);
  let at = openVars(log, fx.node, edges, recorded, linked ? groups : WHOLE);
  if (sending) at = writeSending(tcb, log.words, at);
  if (receiving) writeReceiving(tcb, log.words, at);
  if (edges > 0) writeEdges(tcb, log.words, log.wordCount - edges);
  tcb.touched = 0;
  tcb.timersMoved = 0;
}

// Timers that move with nearly every segment are given with what moves them.
const WITH_SENDING = 1 << RETRANSMISSION;
const WITH_RECEIVING = 1 << DELAYED_ACK;
const MOVING_TIMERS = WITH_SENDING | WITH_RECEIVING;

// Words are numbered in the order of schema.ts.
const STEADY = 1 + MOVING_WORDS;
const EDGES = VARS_WORDS - 1;
const SACKED = EDGES - 1;

function noteSteady(tcb: Tcb, words: Int32Array, log: TraceLog): void {
  const { snd, rcv, cc } = tcb;
  noteWord(words, 0, tcb.id);
  noteWord(words, STEADY, intern(log, tcb.state, PLACE.state));
  noteWord(words, STEADY + 1, tcb.iss | 0);
  noteWord(words, STEADY + 2, tcb.irs | 0);
  noteWord(words, STEADY + 3, snd.wnd | 0);
  noteWord(words, STEADY + 4, snd.up | 0);
  noteWord(words, STEADY + 5, rcv.up | 0);
  noteWord(words, STEADY + 6, snd.mss);
  noteWord(words, STEADY + 7, cc.ssthresh | 0);
  noteWord(words, STEADY + 8, tcb.rtt.backoff);
  noteWord(words, STEADY + 9, cc.dupAcks);
  noteWord(words, STEADY + 10, intern(log, cc.phase, PLACE.phase));
  noteWord(words, STEADY + 11, cc.recover | 0);
  noteWord(words, STEADY + 12, tcb.sendBuffer.limit);
  noteWord(words, STEADY + 13, tcb.receiveBuffer.limit);
}

function noteTimers(tcb: Tcb, moved: number): void {
  for (let rest = moved; rest !== 0; rest &= rest - 1) {
    const lowest = 31 - Math.clz32(rest & -rest);
    noteDue(tcb.recorded, lowest, tcb.due[lowest] as number);
  }
}

function writeSending(tcb: Tcb, words: Int32Array, at: number): number {
  const { snd, rtt } = tcb;
  const measured = rtt.srtt8 >= 0;
  words[at] = snd.una;
  words[at + 1] = snd.nxt;
  words[at + 2] = snd.wl2;
  words[at + 3] = tcb.cc.cwnd;
  words[at + 4] = inFlight(tcb);
  words[at + 5] = flightSize(tcb);
  words[at + 6] = measured ? Math.floor(rtt.srtt8 / 8) : -1;
  words[at + 7] = measured ? Math.floor(rtt.rttvar4 / 4) : -1;
  words[at + 8] = timeout(tcb);
  words[at + 9] = tcb.sendBuffer.length;
  writeTime(words, at + 10, tcb.due[RETRANSMISSION] as number);
  return at + SENDING_WORDS;
}

function writeReceiving(tcb: Tcb, words: Int32Array, at: number): void {
  const { rcv } = tcb;
  words[at] = tcb.snd.wl1;
  words[at + 1] = rcv.nxt;
  words[at + 2] = Math.min(receiveWindow(tcb), 0xffff << rcv.scale);
  words[at + 3] = tcb.receiveBuffer.length;
  writeTime(words, at + 4, tcb.due[DELAYED_ACK] as number);
}

/** The scoreboard, then the blocks beyond a gap. */
function writeEdges(tcb: Tcb, words: Int32Array, at: number): void {
  const { sacked, outOfOrder } = tcb;
  let next = at;
  for (let i = 0; i < 2 * sacked.count; i++) words[next++] = sacked.edges[i] as number;
  for (let i = 0; i < 2 * outOfOrder.count; i++) words[next++] = outOfOrder.edges[i] as number;
}
