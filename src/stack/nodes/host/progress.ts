/** How far a host's data and connections have got: a sum of what only grows. */
import type { Tcb } from '../../protocols/tcp/state/tcb.ts';
import type { Host } from './host.ts';

export function hostProgress({ transport, processes }: Host): number {
  let sum = transport.nextConnection;
  for (const process of processes) sum += process?.moved ?? 0;
  for (const tcb of transport.connections.values()) sum += movedBy(tcb);
  return sum;
}

/** How far a connection's stream has got each way, and what has come beyond a gap. */
function movedBy({ snd, rcv, iss, irs, outOfOrder }: Tcb): number {
  let sum = ((snd.max - iss) >>> 0) + ((snd.una - iss) >>> 0) + ((rcv.nxt - irs) >>> 0);
  for (let i = 0; i < outOfOrder.count; i++) {
    sum += ((outOfOrder.edges[2 * i + 1] as number) - (outOfOrder.edges[2 * i] as number)) >>> 0;
  }
  return sum;
}
