/** The `tcp.vars` event: one connection's variables, written straight into the trace's columns. */
import { NEVER } from '../../core/instant.ts';
import type { Fx } from '../../trace/fx.ts';
import { noteTime, noteWord, writeVars } from '../../trace/hot-vars.ts';
import { intern, PLACE } from '../../trace/intern.ts';
import type { TraceLog } from '../../trace/log.ts';
import { timeout } from './rtt.ts';
import { inFlight } from './sack/pipe.ts';
import { flightSize, NO_TIMER, receiveWindow, type Tcb } from './tcb.ts';

/** Records the variables if anything about the connection may have changed since the last time. */
export function recordVars(tcb: Tcb, fx: Fx): void {
  if (!tcb.touched) return;
  tcb.touched = false;
  const { log } = fx;
  if (!log.enabled) return;
  const { recorded, sacked, beyond } = tcb;
  const { words } = recorded;
  const edges = 2 * (sacked.count + beyond.count);
  noteSteady(tcb, words, log);
  noteMoving(tcb, words);
  for (let i = 0; i < tcb.timers.length; i++) {
    const ref = tcb.timers[i] as number;
    noteTime(recorded, i, ref === NO_TIMER ? NEVER : fx.dueOf(ref));
  }
  noteWord(words, 43, sacked.count);
  noteWord(words, 44, edges);
  let next = writeVars(log, fx.node, edges, recorded);
  for (let i = 0; i < 2 * sacked.count; i++) log.words[next++] = sacked.edges[i] as number;
  for (let i = 0; i < 2 * beyond.count; i++) log.words[next++] = beyond.edges[i] as number;
}

/** What stays the same for a long time. Words are numbered in the order of schema.ts. */
function noteSteady(tcb: Tcb, words: Int32Array, log: TraceLog): void {
  const { snd, rcv, cc } = tcb;
  noteWord(words, 0, tcb.id);
  noteWord(words, 1, intern(log, tcb.state, PLACE.state));
  noteWord(words, 2, tcb.iss | 0);
  noteWord(words, 3, tcb.irs | 0);
  noteWord(words, 6, snd.wnd | 0);
  noteWord(words, 9, snd.up | 0);
  noteWord(words, 12, rcv.up | 0);
  noteWord(words, 13, snd.mss);
  noteWord(words, 15, cc.ssthresh | 0);
  noteWord(words, 21, tcb.rtt.backoff);
  noteWord(words, 22, cc.dupAcks);
  noteWord(words, 23, intern(log, cc.phase, PLACE.phase));
  noteWord(words, 24, cc.recover | 0);
  noteWord(words, 26, tcb.sendBuffer.limit);
  noteWord(words, 28, tcb.receiveBuffer.limit);
}

/** What most segments change. */
function noteMoving(tcb: Tcb, words: Int32Array): void {
  const { snd, rcv, rtt } = tcb;
  const measured = rtt.srtt8 >= 0;
  noteWord(words, 4, snd.una | 0);
  noteWord(words, 5, snd.nxt | 0);
  noteWord(words, 7, snd.wl1 | 0);
  noteWord(words, 8, snd.wl2 | 0);
  noteWord(words, 10, rcv.nxt | 0);
  noteWord(words, 11, Math.min(receiveWindow(tcb), 0xffff << rcv.scale));
  noteWord(words, 14, tcb.cc.cwnd | 0);
  noteWord(words, 16, inFlight(tcb) | 0);
  noteWord(words, 17, flightSize(tcb) | 0);
  noteWord(words, 18, measured ? Math.floor(rtt.srtt8 / 8) : -1);
  noteWord(words, 19, measured ? Math.floor(rtt.rttvar4 / 4) : -1);
  noteWord(words, 20, timeout(tcb) | 0);
  noteWord(words, 25, tcb.sendBuffer.length);
  noteWord(words, 27, tcb.receiveBuffer.length);
}
