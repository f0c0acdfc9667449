/**
 * How long a connection had data to send, and what held it up meanwhile: the peer's window, or a
 * send buffer that keeps the application from writing more (TCP_INFO's busy time and its parts).
 */
import type { Duration } from '../stack/core/instant.ts';
import { seqDiff } from '../stack/core/seq.ts';
import { dataEnd, type Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import type { Run } from './run-state.ts';

export interface Chronometer {
  busy: Duration;
  windowLimited: Duration;
  bufferLimited: Duration;
}

type Hold = 'idle' | 'window' | 'buffer' | 'none';

/** Nothing changes between two events, so what holds now has held until the clock moves. */
export function timed<Result>(run: Run, step: () => Result): Result {
  const { clock, transport } = run.driver;
  const before = clock.now;
  const holds = [...transport.connections.values()].map((tcb) => ({ tcb, hold: holdOf(run, tcb) }));
  const result = step();
  const passed = clock.now - before;
  if (passed === 0) return result;
  for (const { tcb, hold } of holds) {
    if (hold === 'idle') continue;
    const chronometer = chronometerOf(run, tcb);
    chronometer.busy += passed;
    if (hold === 'window') chronometer.windowLimited += passed;
    if (hold === 'buffer') chronometer.bufferLimited += passed;
  }
  return result;
}

export function chronometerOf(run: Run, { id }: Tcb): Chronometer {
  let found = run.chronometers.get(id);
  if (found === undefined) {
    found = { busy: 0, windowLimited: 0, bufferLimited: 0 };
    run.chronometers.set(id, found);
  }
  return found;
}

function holdOf(run: Run, tcb: Tcb): Hold {
  const { snd, sendBuffer, fd } = tcb;
  if (sendBuffer.length === 0) return 'idle';
  const unsent = seqDiff(dataEnd(tcb), snd.max);
  if (unsent > 0) {
    const inFlight = seqDiff(snd.max, snd.una);
    const next = Math.min(unsent, snd.mss);
    const windowHolds = snd.wnd - inFlight < next && inFlight + next <= tcb.cc.cwnd;
    return windowHolds ? 'window' : 'none';
  }
  const socket = run.driver.transport.sockets.get(fd);
  const starved = socket !== undefined && (socket.wantsRoom || socket.writers.length > 0);
  return starved ? 'buffer' : 'none';
}
