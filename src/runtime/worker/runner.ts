/** Runs sessions in slices, so that messages get through, and reports what happened in batches. */
import type { SessionInput } from '../../stack/sim/inputs.ts';
import { capturePoints } from '../../stack/sim/points.ts';
import type { ScenarioSpec } from '../../stack/sim/scenario.ts';
import { advance, fork, type Session, type SessionRun, startSession } from '../../stack/sim/session.ts';
import { exportPcapng } from '../../stack/pcapng/export.ts';
import { batchTransferables, takeBatch } from '../../stack/trace/batch.ts';
import { takeCapture } from '../../stack/trace/capture.ts';
import type { FromWorker, RunId, ToWorker } from '../protocol.ts';

/** Heap entries (in units of 500) that are taken before messages are looked at again. */
const SLICES_A_TURN = 8;

interface Job {
  run: SessionRun;
  /** How much the page has been sent. */
  events: number;
  frames: number;
  strings: number;
}

export interface Runner {
  handle(message: ToWorker): void;
  /** Does a little work; true while there is more. */
  turn(): boolean;
}

export function createRunner(
  post: (message: FromWorker, transfer: ArrayBuffer[]) => void,
): Runner {
  const jobs = new Map<RunId, Job>();
  const waiting: RunId[] = [];

  function guarded(id: RunId, work: () => void): void {
    try {
      work();
    } catch (error) {
      const at = waiting.indexOf(id);
      if (at >= 0) waiting.splice(at, 1);
      const failure = error instanceof Error ? error : new Error(String(error));
      const detail = failure.stack ?? '';
      post({ type: 'failed', run: id, message: failure.message, detail }, []);
    }
  }

  function open(id: RunId, spec: ScenarioSpec, session: Session): void {
    jobs.set(id, { run: startSession(spec, session), events: 0, frames: 0, strings: 0 });
    waiting.push(id);
  }

  function forkFrom(id: RunId, parent: RunId, input: SessionInput): void {
    const from = jobs.get(parent);
    if (from === undefined) throw new Error(`there is no run ${parent} to fork`);
    const run = fork(from.run, input);
    const { log, capture } = run.sim;
    const job = { run, events: log.count, frames: capture.count, strings: log.strings.length };
    jobs.set(id, job);
    post({ type: 'forked', run: id, events: job.events, frames: job.frames }, []);
    waiting.push(id);
  }

  function send(id: RunId, job: Job): void {
    const { log, capture } = job.run.sim;
    if (log.count === job.events) return;
    const trace = takeBatch(log, job.events, job.strings);
    const frames = takeCapture(capture, job.frames);
    job.events = log.count;
    job.frames = capture.count;
    job.strings = log.strings.length;
    const buffers = [frames.bytes.buffer, frames.lengths.buffer] as ArrayBuffer[];
    post({ type: 'batch', run: id, trace, capture: frames }, [
      ...batchTransferables(trace),
      ...buffers,
    ]);
  }

  return {
    handle(message) {
      if (message.type === 'export') {
        const run = jobs.get(message.run)?.run;
        if (run === undefined) return;
        const bytes = exportPcapng(run.sim.log, run.sim.capture, capturePoints(run.spec));
        post({ type: 'exported', request: message.request, bytes }, [bytes.buffer as ArrayBuffer]);
        return;
      }
      guarded(message.run, () => {
        if (message.type === 'open') open(message.run, message.spec, message.session);
        else if (message.type === 'fork') forkFrom(message.run, message.parent, message.input);
        else jobs.delete(message.run);
      });
    },
    turn() {
      const id = waiting[0];
      const job = id === undefined ? undefined : jobs.get(id);
      if (id === undefined || job === undefined) {
        waiting.shift();
        return waiting.length > 0;
      }
      guarded(id, () => {
        const more = advance(job.run, undefined, SLICES_A_TURN);
        send(id, job);
        if (more) return;
        waiting.shift();
        post({ type: 'finished', run: id }, []);
      });
      return waiting.length > 0;
    },
  };
}
