/** Runs sessions in slices, so that messages get through, and reports what happened in batches. */

import { framesAgain } from '../../stack/sim/frames-again.ts';
import type { SessionInput } from '../../stack/sim/inputs.ts';
import { advance, fork, type SessionRun, startSession } from '../../stack/sim/session.ts';
import { takeBatch, transferables } from '../../stack/trace/batch.ts';
import type { Columns } from '../../stack/trace/log.ts';
import {
  FRAME_BLOCK,
  type FrameRange,
  type FromWorker,
  type RunId,
  type ToWorker,
} from '../protocol.ts';

/** Heap entries (in units of 500) that are taken before messages are looked at again. */
export const SLICES_A_TURN = 8;
/** Columns that wait to be filled again: one batch is written while others are read. */
const MOST_ROOMS = 4;

interface Job {
  run: SessionRun;
  /** How many of the trace's texts the page has. Of its events, the log holds those that it has not. */
  strings: number;
}

type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

interface State {
  post: Post;
  jobs: Map<RunId, Job>;
  /** Runs with work left, in the order in which they get it. */
  waiting: RunId[];
  /** Columns that the page has read and given back. */
  rooms: Columns[];
}

export interface Runner {
  handle(message: ToWorker): void;
  /** Does a little work; true while there is more. */
  turn(): boolean;
}

export function createRunner(post: Post): Runner {
  const state: State = { post, jobs: new Map(), waiting: [], rooms: [] };
  return {
    handle: (message) => handle(state, message),
    turn: () => turn(state),
  };
}

function handle(state: State, message: ToWorker): void {
  if (message.type === 'read') {
    if (state.rooms.length < MOST_ROOMS) state.rooms.push(message.columns);
    return;
  }
  const { run: id } = message;
  guarded(state, id, () => {
    switch (message.type) {
      case 'open': {
        // Nobody looks at most frames: those that somebody does look at are sent again.
        const run = startSession(message.spec, message.session, { capture: false });
        state.jobs.set(id, { run, strings: 0 });
        state.waiting.push(id);
        return;
      }
      case 'fork':
        forkFrom(state, id, message.parent, message.input);
        return;
      case 'frames':
        sendFrames(state, message);
    }
  });
}

function jobOf(state: State, id: RunId): Job {
  const job = state.jobs.get(id);
  if (job === undefined) throw new Error(`there is no run ${id}`);
  return job;
}

function forkFrom(state: State, id: RunId, parent: RunId, input: SessionInput): void {
  const from = jobOf(state, parent);
  // The page must have everything that the fork shares, strings too, before it is told of it.
  send(state, parent, from);
  const run = fork(from.run, input);
  const { log, world } = run.sim;
  const events = log.count;
  const strings = log.strings.length;
  state.jobs.set(id, { run, strings });
  state.post({ type: 'forked', run: id, events, strings, frames: world.nextFrame }, []);
  state.waiting.push(id);
}

function turn(state: State): boolean {
  const id = state.waiting[0];
  const job = id === undefined ? undefined : state.jobs.get(id);
  if (id === undefined || job === undefined) {
    state.waiting.shift();
    return state.waiting.length > 0;
  }
  guarded(state, id, () => {
    const more = advance(job.run, undefined, SLICES_A_TURN);
    send(state, id, job);
    if (more) return;
    state.waiting.shift();
    state.post({ type: 'finished', run: id }, []);
  });
  return state.waiting.length > 0;
}

/** Sends what the page does not have yet. */
function send(state: State, id: RunId, job: Job): void {
  const { log } = job.run.sim;
  if (log.count === log.first) return;
  // The first frames are looked at first, and with the first picture: what a SYN offers is in them.
  if (log.first === 0) sendFrames(state, { run: id, first: 0, last: FRAME_BLOCK - 1 });
  const trace = takeBatch(log, job.strings, state.rooms.pop());
  job.strings = log.strings.length;
  state.post({ type: 'batch', run: id, trace }, transferables(trace));
}

function sendFrames(state: State, { run, first, last }: FrameRange): void {
  const packed = framesAgain(jobOf(state, run).run, first, last);
  const buffers = [packed.bytes.buffer, packed.lengths.buffer] as ArrayBuffer[];
  state.post({ type: 'frames', run, first, last, packed }, buffers);
}

/** An exception in the stack ends its run, keeps what was traced, and is told to the page. */
function guarded(state: State, id: RunId, work: () => void): void {
  try {
    work();
  } catch (error) {
    const at = state.waiting.indexOf(id);
    if (at >= 0) state.waiting.splice(at, 1);
    const job = state.jobs.get(id);
    if (job !== undefined) send(state, id, job);
    const failure = error instanceof Error ? error : new Error(String(error));
    const detail = failure.stack ?? '';
    state.post({ type: 'failed', run: id, message: failure.message, detail }, []);
  }
}
