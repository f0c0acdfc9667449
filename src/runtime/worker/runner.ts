/**
 * Runs sessions in slices, so that messages get through, and reports what happened in batches. What a
 * session needs beside the core is fetched before it begins; messages that come meanwhile wait, so
 * all are answered in their order.
 */
import { CORE, coreKernel, type Kernel } from '../../stack/capability.ts';
import { isRefusal } from '../../stack/schema/refusal.ts';
import { takeBatch, transferables } from '../../stack/trace/batch.ts';
import type { Columns } from '../../stack/trace/log.ts';
import { eventsAgain } from '../../stack/world/events-again.ts';
import { framesAgain } from '../../stack/world/frames-again.ts';
import type { Checks } from '../../stack/world/schema/check.ts';
import { advance, fork, type SessionRun, startSession } from '../../stack/world/session.ts';
import { withInput } from '../../stack/world/session-data.ts';
import {
  CAPABILITIES,
  extendKernel,
  type Loaders,
  loadChecks,
  missingFrom,
} from '../capabilities.ts';
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

type AboutRun = Extract<ToWorker, { run: RunId }>;

type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

interface State {
  post: Post;
  /** Slices of a session that are run in a turn. */
  slices: number;
  readonly runs: Map<RunId, SessionRun>;
  /** Runs with work left, in the order in which they get it. */
  waiting: RunId[];
  /** Columns that the page has read and given back. */
  rooms: Columns[];
  /** The core and what runs have needed so far. */
  kernel: Kernel;
  readonly loaders: Loaders;
  /** Undefined until the first run wants them. */
  checks: Checks | undefined;
  /** Messages that wait while something is fetched; undefined while nothing is. */
  delayed: AboutRun[] | undefined;
  /** Called when there is work again. */
  readonly wake: () => void;
}

export interface Runner {
  handle(message: ToWorker): void;
  /** Does a little work; true while there is more. */
  turn(): boolean;
}

interface RunnerOptions {
  /** Heap entries (in units of 500) a turn. */
  readonly slices?: number;
  /** Called when there is work again after something was fetched. */
  readonly wake?: () => void;
  readonly loaders?: Loaders;
  /** What is there before anything is fetched; default: the core. */
  readonly kernel?: Kernel;
  /** Default: they are loaded before the first run. */
  readonly checks?: Checks;
  /** Where runs are kept: whoever has runs besides puts them there. */
  readonly runs?: Map<RunId, SessionRun>;
}

export function createRunner(post: Post, options: RunnerOptions = {}): Runner {
  const {
    slices = SLICES_A_TURN,
    wake = () => undefined,
    loaders = CAPABILITIES,
    kernel = coreKernel,
    checks,
    runs = new Map(),
  } = options;
  const state: State = {
    post,
    slices,
    runs,
    waiting: [],
    rooms: [],
    kernel,
    loaders,
    checks,
    delayed: undefined,
    wake,
  };
  return {
    handle: (message) => receive(state, message),
    turn: () => turn(state),
  };
}

function receive(state: State, message: ToWorker): void {
  // At once, also while something is fetched.
  if (message.type === 'ping') state.post({ type: 'pong' }, []);
  else if (message.type === 'read') {
    if (state.rooms.length < MOST_ROOMS) state.rooms.push(message.columns);
  } else if (state.delayed !== undefined) state.delayed.push(message);
  else {
    guarded(state, message.run, () => {
      if (!fetchFor(state, message)) handle(state, message);
    });
  }
}

/** Begins to fetch what the message's run needs; false when that is there. */
function fetchFor(state: State, message: AboutRun): boolean {
  const ids = neededBy(state, message);
  const { kernel, loaders, checks } = state;
  if (ids.length === 0 && (checks !== undefined || message.type !== 'open')) return false;
  state.delayed = [];
  Promise.all([extendKernel(kernel, ids, loaders), checks ?? loadChecks()]).then(
    ([extended, loaded]) => {
      state.kernel = extended;
      state.checks = loaded;
      goOn(state, message);
    },
    (error) => {
      fail(state, message.run, error, true);
      goOn(state, undefined);
    },
  );
  return true;
}

/** `message` may need more, now that its kinds are known; the others follow it. */
function goOn(state: State, message: AboutRun | undefined): void {
  const delayed = state.delayed ?? [];
  state.delayed = undefined;
  for (const each of message === undefined ? delayed : [message, ...delayed]) receive(state, each);
  state.wake();
}

function neededBy(state: State, message: AboutRun): string[] {
  const { kernel, loaders, checks } = state;
  if (message.type === 'open') {
    const { spec, session } = message;
    // Patches are made by the part that checks them; until it is there, nothing is asked for.
    if (checks === undefined && session?.patch !== undefined) return [];
    // It is checked before its patches are made, and after.
    const specs = [spec, checks?.patched(spec, session) ?? spec];
    return [...new Set(specs.flatMap((each) => missingFrom(kernel, each, session, loaders)))];
  }
  if (message.type !== 'fork') return [];
  const parent = state.runs.get(message.parent);
  if (parent === undefined) return [];
  const session = message.inputs.reduce(withInput, parent.session);
  return missingFrom(kernel, parent.spec, session, loaders);
}

function postNeeds(state: State, run: RunId): void {
  const ids = state.kernel.capabilities.slice(CORE.length).map(({ id }) => id);
  if (ids.length > 0) state.post({ type: 'needs', run, ids }, []);
}

function handle(state: State, message: AboutRun): void {
  const { run: id } = message;
  switch (message.type) {
    case 'open': {
      // Nobody looks at most frames: those that somebody does look at are sent again.
      const { kernel } = state;
      const spec = (state.checks as Checks).run(message.spec, message.session, kernel);
      const run = startSession(spec, message.session, { capture: false, kernel });
      state.runs.set(id, run);
      postNeeds(state, id);
      state.waiting.push(id);
      return;
    }
    case 'close':
      state.runs.delete(id);
      stopWaiting(state, id);
      state.post({ type: 'closed', run: id }, []);
      return;
    case 'fork':
      forkFrom(state, message);
      return;
    case 'frames':
      sendFrames(state, message);
      return;
    case 'events': {
      const trace = eventsAgain(runOf(state, id), message.from, message.to);
      state.post({ ...message, trace }, transferables(trace));
    }
  }
}

function runOf(state: State, id: RunId): SessionRun {
  const run = state.runs.get(id);
  if (run === undefined) throw new Error(`there is no run ${id}`);
  return run;
}

function forkFrom(state: State, { run: id, parent, inputs }: ToWorker & { type: 'fork' }): void {
  const from = runOf(state, parent);
  for (const input of inputs) (state.checks as Checks).fork(from.spec, input, state.kernel);
  // The page must have everything that the fork shares, strings too, before it is told of it.
  send(state, parent, from);
  const run = fork(from, inputs, state.kernel);
  state.runs.set(id, run);
  const { log, world } = run.sim;
  const events = log.count;
  const strings = log.strings.length;
  state.post({ type: 'forked', run: id, events, strings, frames: world.nextFrame }, []);
  state.waiting.push(id);
}

function turn(state: State): boolean {
  const id = state.waiting[0];
  const run = id === undefined ? undefined : state.runs.get(id);
  if (id === undefined || run === undefined) {
    state.waiting.shift();
    return state.waiting.length > 0;
  }
  guarded(state, id, () => {
    const more = advance(run, undefined, state.slices);
    send(state, id, run);
    if (more) return;
    state.waiting.shift();
    state.post({ type: 'finished', run: id }, []);
  });
  return state.waiting.length > 0;
}

/** Sends what the page does not have yet. */
function send(state: State, id: RunId, { sim: { log } }: SessionRun): void {
  if (log.count === log.first) return;
  // The first frames are looked at first, and with the first picture: what a SYN offers is in them.
  if (log.first === 0) sendFrames(state, { run: id, first: 0, last: FRAME_BLOCK - 1 });
  const trace = takeBatch(log, state.rooms.pop());
  state.post({ type: 'batch', run: id, trace }, transferables(trace));
}

function sendFrames(state: State, { run, first, last }: FrameRange): void {
  const packed = framesAgain(runOf(state, run), first, last);
  const buffers = [packed.bytes.buffer, packed.lengths.buffer] as ArrayBuffer[];
  state.post({ type: 'frames', run, first, last, packed }, buffers);
}

/**
 * An exception in the stack ends its run, keeps what was traced, and is told to the page. So is a
 * refusal, after which there is no run.
 */
function guarded(state: State, id: RunId, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (isRefusal(error)) {
      const { message, faults } = error;
      state.post({ type: 'refused', run: id, message, faults }, []);
      return;
    }
    fail(state, id, error);
  }
}

function stopWaiting({ waiting }: State, id: RunId): void {
  const at = waiting.indexOf(id);
  if (at >= 0) waiting.splice(at, 1);
}

function fail(state: State, id: RunId, error: unknown, unfetched = false): void {
  stopWaiting(state, id);
  const run = state.runs.get(id);
  if (run !== undefined) send(state, id, run);
  const failure = error instanceof Error ? error : new Error(String(error));
  const detail = failure.stack ?? '';
  state.post({ type: 'failed', run: id, message: failure.message, detail, unfetched }, []);
}
