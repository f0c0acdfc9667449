/** The trace is told of what changed only: what it was told of a connection must be what is. */

import { isHost } from '../../src/stack/nodes/host/host.ts';
import type { Tcb } from '../../src/stack/protocols/tcp/state/tcb.ts';
import { DUE_FIELDS } from '../../src/stack/protocols/tcp/state/trace-vars.ts';
import { readEvent, type TraceLog } from '../../src/stack/trace/log.ts';
import type { TraceEvent } from '../../src/stack/trace/schema.ts';
import type { World } from '../../src/stack/world/world.ts';

export function checkRecords(world: World, log: TraceLog): void {
  for (const node of world.nodes) {
    if (!isHost(node)) continue;
    for (const tcb of node.transport.connections.values()) {
      if (tcb.touched !== 0 || tcb.recorded.event < 0) continue;
      const wrong = firstWrong(tcb, log);
      if (wrong === undefined) continue;
      throw new Error(
        `${wrong} of connection ${tcb.id} is not what event ${tcb.recorded.event} says`,
      );
    }
  }
}

function firstWrong(tcb: Tcb, log: TraceLog): string | undefined {
  const told = readEvent(log, tcb.recorded.event) as TraceEvent<'tcp.vars'>;
  const moved = (timer: number) => (tcb.timersMoved & (1 << timer)) !== 0;
  const late = DUE_FIELDS.find((name, i) => told[name] !== tcb.due[i] && !moved(i));
  if (late !== undefined) return late;
  return Object.entries(shown(tcb)).find(([name, value]) => told[name as 'rto'] !== value)?.[0];
}

/** What `tcp.vars` shows, under its names there. */
function shown(tcb: Tcb): Partial<TraceEvent<'tcp.vars'>> {
  const { snd, rcv, cc, iss, irs, state } = tcb;
  return {
    sndUna: snd.una,
    sndNxt: snd.nxt,
    sndWl2: snd.wl2,
    cwnd: cc.cwnd,
    sndBuffered: tcb.sendBuffer.length,
    sndWl1: snd.wl1,
    rcvNxt: rcv.nxt,
    rcvBuffered: tcb.receiveBuffer.length,
    ...{ state, iss, irs },
    sndWnd: snd.wnd,
    sndUp: snd.up,
    rcvUp: rcv.up,
    sndMss: snd.mss,
    ssthresh: cc.ssthresh,
    backoff: tcb.rtt.backoff,
    dupAcks: cc.dupAcks,
    recovery: cc.phase,
    recover: cc.recover,
    sndBufferSize: tcb.sendBuffer.limit,
    rcvBufferSize: tcb.receiveBuffer.limit,
  };
}
