/** The `tcp.vars` event: one connection's variables, written straight into the trace's columns. */
import { NEVER } from '../../core/instant.ts';
import { VARS_WORDS } from '../../trace/chained.ts';
import type { Fx } from '../../trace/fx.ts';
import { putTime } from '../../trace/hot.ts';
import { writeVars } from '../../trace/hot-vars.ts';
import { intern, PLACE } from '../../trace/intern.ts';
import { timeout } from './rtt.ts';
import { inFlight } from './sack/pipe.ts';
import { flightSize, NO_TIMER, receiveWindow, type Tcb } from './tcb.ts';

/** What is about to be written. */
const words = new Int32Array(VARS_WORDS);

/** Records the variables if anything about the connection may have changed since the last time. */
export function recordVars(tcb: Tcb, fx: Fx): void {
  if (!tcb.touched) return;
  tcb.touched = false;
  const { log } = fx;
  if (!log.enabled) return;
  const { snd, rcv, rtt, cc } = tcb;
  const blocks = tcb.sacked.count + tcb.beyond.count;
  words[0] = tcb.id;
  words[1] = intern(log, tcb.state, PLACE.state);
  words[2] = tcb.iss;
  words[3] = tcb.irs;
  words[4] = snd.una;
  words[5] = snd.nxt;
  words[6] = snd.wnd;
  words[7] = snd.wl1;
  words[8] = snd.wl2;
  words[9] = snd.up;
  words[10] = rcv.nxt;
  words[11] = Math.min(receiveWindow(tcb), 0xffff << rcv.scale);
  words[12] = rcv.up;
  words[13] = snd.mss;
  words[14] = cc.cwnd;
  words[15] = cc.ssthresh;
  words[16] = inFlight(tcb);
  words[17] = flightSize(tcb);
  words[18] = rtt.srtt8 < 0 ? -1 : Math.floor(rtt.srtt8 / 8);
  words[19] = rtt.srtt8 < 0 ? -1 : Math.floor(rtt.rttvar4 / 4);
  words[20] = timeout(tcb);
  words[21] = rtt.backoff;
  words[22] = cc.dupAcks;
  words[23] = intern(log, cc.phase, PLACE.phase);
  words[24] = cc.recover;
  words[25] = tcb.sendBuffer.length;
  words[26] = tcb.sendBuffer.limit;
  words[27] = tcb.receiveBuffer.length;
  words[28] = tcb.receiveBuffer.limit;
  for (let i = 0; i < tcb.timers.length; i++) {
    const ref = tcb.timers[i] as number;
    putTime(words, 29 + 2 * i, ref === NO_TIMER ? NEVER : fx.dueOf(ref));
  }
  words[43] = tcb.sacked.count;
  words[44] = 2 * blocks;
  let next = writeVars(log, fx.node, words, 2 * blocks, tcb.recorded);
  for (let i = 0; i < 2 * tcb.sacked.count; i++) log.words[next++] = tcb.sacked.edges[i] as number;
  for (let i = 0; i < 2 * tcb.beyond.count; i++) log.words[next++] = tcb.beyond.edges[i] as number;
}
