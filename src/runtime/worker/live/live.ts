/**
 * What the live worker does: it calls the agent, runs the world that is joined to its network, keeps the
 * record, and tells the page. Everything else about runs, live or not, is the ordinary runner's.
 */
import { coreKernel, type Kernel } from '../../../stack/capability.ts';
import { takeBatch, transferables } from '../../../stack/trace/batch.ts';
import type { Columns } from '../../../stack/trace/log.ts';
import { checks } from '../../../stack/world/schema/check.ts';
import type { SessionRun } from '../../../stack/world/session.ts';
import type { Loaders } from '../../capabilities.ts';
import type {
  FromLiveWorker,
  LiveCommand,
  LiveScenario,
  LiveWord,
  ToLiveWorker,
} from '../../live/messages.ts';
import type { FromWorker, RunId, ToWorker } from '../../protocol.ts';
import { createRunner, type Runner } from '../runner.ts';
import { askRecord } from './ask-record.ts';
import { createCall } from './call.ts';
import type { Call } from './call-kind.ts';
import type { WallTime } from './clock.ts';
import { liveKernel } from './live-kernel.ts';
import { startLiveRun } from './live-run.ts';
import type { LiveRun } from './live-run-kind.ts';
import { nowOf } from './live-world.ts';
import { type Length, measure } from './longest.ts';
import { type Recorder, type RecordStore, startRecord } from './record.ts';
import type { OpenSocket } from './relay-client.ts';
import { liveScenario } from './scenario.ts';
import { firstDifference } from './truth.ts';
import type { Fetch } from './why-refused.ts';

export interface LiveEnv {
  post(message: FromLiveWorker, transfer: ArrayBuffer[]): void;
  wall(): WallTime;
  random(count: number): Uint8Array;
  later(ms: number, act: () => void): () => void;
  readonly openSocket: OpenSocket;
  readonly fetch: Fetch;
  readonly record: RecordStore;
  readonly loaders: Loaders;
  /** There is work for `turn` again. */
  wake(): void;
}

export interface Live {
  handle(message: ToLiveWorker): void;
  /** A little work on runs that are not live; true while there is more. */
  turn(): boolean;
}

/** The page is sent what has happened so often, ms: for every frame would be too often to draw. */
const BATCH = 30;
/** And when nothing has happened: how far the run has come, ms. */
const SILENCE = 250;
const MOST_ROOMS = 4;

interface Ready {
  readonly scenario: LiveScenario;
  readonly kernel: Kernel;
  readonly seed: number;
}

interface State {
  readonly env: LiveEnv;
  readonly runs: Map<RunId, SessionRun>;
  readonly call: Call;
  /** A world that the page has been told of, and has yet to open. */
  ready: Ready | undefined;
  id: RunId | undefined;
  live: LiveRun | undefined;
  recorder: Recorder | undefined;
  length: Length;
  /** Inputs that the page has. */
  sent: number;
  /** A batch will be sent. */
  batching: boolean;
  /** Takes back the batch that is sent when nothing happens. */
  silence: () => void;
  rooms: Columns[];
}

export function createLive(env: LiveEnv): Live {
  const runs = new Map<RunId, SessionRun>();
  const runner = createRunner((message, transfer) => fromRunner(state, message, transfer), {
    // A fork of the live run may be the first that is asked of it.
    ...{ wake: env.wake, loaders: env.loaders, runs, checks },
  });
  const state: State = {
    ...{ env, runs, call: undefined as never, ready: undefined, id: undefined, live: undefined },
    ...{
      recorder: undefined,
      length: measure(),
      sent: 0,
      batching: false,
      silence: () => undefined,
      rooms: [],
    },
  };
  Object.assign(state, { call: createCall(env, callEvents(state)) });
  return {
    handle(message) {
      if (message.type === 'live') obey(state, message);
      else if (message.type === 'read' && state.rooms.length < MOST_ROOMS) {
        state.rooms.push(message.columns);
      } else if (message.type === 'open' && state.ready !== undefined) begin(state, message.run);
      else atWork(state, () => toRunner(state, runner, message));
    },
    turn: () => atWork(state, () => runner.turn()),
  };
}

/** Other work than the live run's: however long it takes, nobody has slept. */
function atWork<T>({ live }: State, work: () => T): T {
  return live === undefined ? work() : live.during(work);
}

function toRunner(state: State, runner: Runner, message: ToWorker): void {
  const { id, live } = state;
  // What is made of the live run goes as far as that has come.
  if (message.type === 'fork' && message.parent === id && live !== undefined) {
    const { running } = live.world;
    running.spec = { ...running.spec, until: running.sim.world.now };
  }
  // The first run of a record stands for the network as it was.
  if (message.type === 'open' && id === undefined && message.session.recorded === true) {
    state.id = message.run;
  }
  runner.handle(message);
}

const say = ({ env }: State, word: LiveWord) => env.post({ type: 'live', ...word }, []);

function fromRunner(state: State, message: FromWorker, transfer: ArrayBuffer[]): void {
  const { env, runs, id } = state;
  // Before a fork shares the live run's past, the runner sends what the page lacks of it.
  if (message.type === 'batch' && message.run === id) sendInputs(state);
  env.post(message, transfer);
  if (message.type !== 'finished' || message.run === id || id === undefined) return;
  const [was, fork] = [runs.get(id), runs.get(message.run)];
  if (was === undefined || fork === undefined) return;
  const trueUntil = firstDifference(was, fork);
  say(state, { tell: 'truth', run: message.run, truth: { trueUntil } });
}

function callEvents(state: State): Parameters<typeof createCall>[1] {
  return {
    status: (status) => say(state, { tell: 'status', status }),
    notice: (notice) => say(state, { tell: 'notice', notice }),
    join: (hello, page) => join(state, hello, page),
    get live() {
      return state.live;
    },
    ended() {
      end(state);
    },
  };
}

function obey(state: State, command: LiveCommand): void {
  const { call, live, env } = state;
  switch (command.do) {
    case 'connect':
      call.connect(command);
      return;
    case 'join':
      call.join();
      return;
    case 'leave':
      call.leave();
      return;
    case 'type':
      live?.type(command.program, command.line);
      return;
    case 'signal':
      live?.signal(command.program, command.signal);
      return;
    case 'save':
      save(state);
      return;
    default:
      askRecord(env.record, command.do, (word) => say(state, word));
  }
}

/** Fetches what the world needs; then the page opens it. */
function join(state: State, hello: Parameters<typeof liveScenario>[0], page: string): void {
  const { env, call } = state;
  const scenario = liveScenario(hello, page);
  const seed = new DataView(env.random(4).buffer).getUint32(0);
  liveKernel(scenario, seed, env.loaders).then(
    (kernel) => {
      if (!call.isJoining()) return;
      state.ready = { scenario, kernel, seed };
      const begun = env.wall().date;
      say(state, { tell: 'ready', scenario, hello, begun, seed });
      const start = { scenario, hello, begun, seed, id: env.random(12).join('.') };
      state.recorder = startRecord(env.record, start, {
        full: (limit, most) => call.notice({ kind: 'cap', limit, most }),
        failed: (kept) => call.notice({ kind: 'not-kept', kept }),
        replaced: () => call.notice({ kind: 'kept-elsewhere' }),
      });
    },
    (error: unknown) => call.broken(error),
  );
}

/** The page has opened the run: it begins. */
function begin(state: State, id: RunId): void {
  const { env, ready, call } = state;
  if (ready === undefined) return;
  const { scenario, kernel, seed } = ready;
  const { hello } = call;
  state.ready = undefined;
  if (hello === undefined) return;
  Object.assign(state, { id, sent: 0, batching: false, length: measure() });
  const ids = kernel.capabilities.slice(coreKernel.capabilities.length).map((each) => each.id);
  env.post({ type: 'needs', run: id, ids }, []);
  const { wall, random, later } = env;
  let grown = false;
  const live = startLiveRun(scenario, seed, kernel, hello, {
    ...{ wall, random, later, send: call.send },
    ...{ own: call.own, groups: call.groups, beats: call.beats },
    address({ how }) {
      if (how === 'leased' || how === 'static') state.recorder?.worthKeeping();
      call.changed();
    },
    notice: call.notice,
    slept: (forSeconds, kind) => call.notice({ kind, forSeconds }),
    grown() {
      grown = true;
      if (state.live !== undefined) batchSoon(state);
    },
    broken: (error) => call.broken(error),
  });
  state.live = live;
  state.runs.set(id, live.world.running);
  if (grown) batchSoon(state);
  call.begun();
}

function batchSoon(state: State): void {
  if (state.batching) return;
  state.batching = true;
  state.env.later(BATCH, () => {
    state.batching = false;
    sendBatch(state);
  });
}

function sendBatch(state: State): void {
  const { env, id, live, recorder } = state;
  if (live === undefined || id === undefined) return;
  sendInputs(state);
  recorder?.flush(nowOf(live.world));
  const reached = nowOf(live.world);
  const trace = takeBatch(live.world.running.sim.log, state.rooms.pop());
  env.post({ type: 'batch', run: id, trace, reached }, transferables(trace));
  state.silence();
  state.silence = env.later(SILENCE, () => sendBatch(state));
}

function sendInputs(state: State): void {
  const { live, recorder } = state;
  const inputs = live?.world.inputs.slice(state.sent) ?? [];
  if (inputs.length === 0) return;
  state.sent += inputs.length;
  recorder?.take(inputs);
  say(state, { tell: 'inputs', inputs });
  if (state.length.reachedWith(inputs)) state.call.full();
}

/** What goes into the file tells the host's secrets until now: from now on it has others. */
function save(state: State): void {
  const { live } = state;
  if (live === undefined) return;
  sendBatch(state);
  say(state, { tell: 'saved', inputs: state.sent, until: nowOf(live.world) });
  live.reseed();
}

function end(state: State): void {
  const { live, id, env, runs } = state;
  state.ready = undefined;
  if (live === undefined || id === undefined) return;
  live.stop();
  sendBatch(state);
  // It goes no farther: who looks at a stretch of it again, or makes another of it, finds its end.
  const { running } = live.world;
  runs.set(id, {
    ...running,
    spec: { ...running.spec, until: running.sim.world.now },
    finished: true,
  });
  state.silence();
  state.live = undefined;
  env.post({ type: 'finished', run: id }, []);
}
