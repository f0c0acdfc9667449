/** The `tcp.vars` event: one connection's variables, written straight into the trace's columns. */
import { NEVER } from '../../core/instant.ts';
import type { Fx } from '../../trace/fx.ts';
import { openVars, putTime, VARS_WORDS } from '../../trace/hot.ts';
import { intern } from '../../trace/log.ts';
import { timeout } from './rtt.ts';
import { inFlight } from './sack/pipe.ts';
import { flightSize, NO_TIMER, receiveWindow, type Tcb } from './tcb.ts';

/** Records the variables if anything about the connection may have changed since the last time. */
export function recordVars(tcb: Tcb, fx: Fx): void {
  if (!tcb.touched) return;
  tcb.touched = false;
  const { log } = fx;
  if (!log.enabled) return;
  const { snd, rcv, rtt, cc } = tcb;
  const blocks = tcb.sacked.count + tcb.beyond.count;
  const at = openVars(log, fx.node, 2 * blocks);
  const { words } = log;
  words[at] = tcb.id;
  words[at + 1] = intern(log, tcb.state);
  words[at + 2] = tcb.iss;
  words[at + 3] = tcb.irs;
  words[at + 4] = snd.una;
  words[at + 5] = snd.nxt;
  words[at + 6] = snd.wnd;
  words[at + 7] = snd.wl1;
  words[at + 8] = snd.wl2;
  words[at + 9] = snd.up;
  words[at + 10] = rcv.nxt;
  words[at + 11] = Math.min(receiveWindow(tcb), 0xffff << rcv.scale);
  words[at + 12] = rcv.up;
  words[at + 13] = snd.mss;
  words[at + 14] = cc.cwnd;
  words[at + 15] = cc.ssthresh;
  words[at + 16] = inFlight(tcb);
  words[at + 17] = flightSize(tcb);
  words[at + 18] = rtt.srtt8 < 0 ? -1 : Math.floor(rtt.srtt8 / 8);
  words[at + 19] = rtt.srtt8 < 0 ? -1 : Math.floor(rtt.rttvar4 / 4);
  words[at + 20] = timeout(tcb);
  words[at + 21] = rtt.backoff;
  words[at + 22] = cc.dupAcks;
  words[at + 23] = intern(log, cc.phase);
  words[at + 24] = cc.recover;
  words[at + 25] = tcb.sendBuffer.length;
  words[at + 26] = tcb.sendBuffer.limit;
  words[at + 27] = tcb.receiveBuffer.length;
  words[at + 28] = tcb.receiveBuffer.limit;
  for (let i = 0; i < tcb.timers.length; i++) {
    const ref = tcb.timers[i] as number;
    putTime(words, at + 29 + 2 * i, ref === NO_TIMER ? NEVER : fx.dueOf(ref));
  }
  words[at + 43] = tcb.sacked.count;
  words[at + 44] = 2 * blocks;
  let next = at + VARS_WORDS;
  for (let i = 0; i < 2 * tcb.sacked.count; i++) words[next++] = tcb.sacked.edges[i] as number;
  for (let i = 0; i < 2 * tcb.beyond.count; i++) words[next++] = tcb.beyond.edges[i] as number;
}
