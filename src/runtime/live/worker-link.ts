/**
 * The page's end of the live worker: what is said of the network goes one way, what is said of runs the
 * ordinary way. A run store opens its first run with no inputs; here it gets those that it has.
 */
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { Session } from '../../stack/world/session-data.ts';
import type { Clock } from '../playback.ts';
import type { ToWorker } from '../protocol.ts';
import { createRunStore } from '../run-store.ts';
import type { RunStore } from '../run-view.ts';
import type { WorkerPort } from '../simulation.ts';
import type {
  FromLiveWorker,
  LiveCommand,
  LiveScenario,
  LiveWord,
  RecordedLive,
} from './messages.ts';

/** The part of a Worker that is used here. */
export interface LivePort {
  postMessage(
    message: ToWorker | ({ type: 'live' } & LiveCommand),
    transfer?: Transferable[],
  ): void;
  terminate(): void;
  onmessage: ((event: { data: FromLiveWorker }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export interface WorkerLink {
  command(command: LiveCommand): void;
  /** A run that begins now, as the worker has said. */
  beginRun(start: Omit<RecordedLive, 'inputs' | 'until' | 'hello'>): RunStore;
  /** Throws, and is gone, when no run can be made of it. */
  openRun(recorded: RecordedLive): RunStore;
  terminate(): void;
}

interface LinkOptions {
  readonly makeWorker: () => LivePort;
  readonly clock?: Clock | undefined;
}

interface LinkEvents {
  heard(word: LiveWord): void;
  /** The worker is another one: nothing is live any more. */
  lost(): void;
}

interface State {
  readonly makeWorker: () => LivePort;
  readonly clock: Clock | undefined;
  readonly events: LinkEvents;
  worker: LivePort;
  /** What the next run to be opened is made of. */
  opens: Session | undefined;
  run: RunStore | undefined;
}

export function linkWorker({ makeWorker, clock }: LinkOptions, events: LinkEvents): WorkerLink {
  const state: State = {
    ...{ makeWorker, clock, events, worker: makeWorker(), opens: undefined, run: undefined },
  };
  listen(state);
  return {
    command: (command) => state.worker.postMessage({ type: 'live', ...command }),
    beginRun: ({ scenario: { spec }, seed, begun }) =>
      open(state, spec, { scenario: spec.id, seed, recorded: true, inputs: [] }, begun),
    openRun({ scenario, seed, inputs, patch, until, begun }) {
      const spec = { ...scenario.spec, until };
      const session = { scenario: spec.id, seed, recorded: true, inputs, ...(patch && { patch }) };
      try {
        return open(state, spec, session, begun);
      } catch (error) {
        state.worker.terminate();
        throw error;
      }
    },
    terminate: () => state.worker.terminate(),
  };
}

/** Without a run: what it says of runs is of none that is still there. */
function listen(state: State): void {
  const { worker, events } = state;
  worker.onmessage = ({ data }) => {
    if (data.type === 'live') events.heard(data);
  };
  worker.onerror = () => events.lost();
}

function open(state: State, spec: LiveScenario['spec'], session: Session, begun: number): RunStore {
  state.opens = session;
  let ports = 0;
  const run = createRunStore({
    spec,
    session: { ...session, inputs: [] },
    speed: 1,
    begun,
    ...(state.clock && { clock: state.clock }),
    makeWorker() {
      // The store asks for another one when it starts all of its runs again.
      if (ports++ > 0) {
        state.worker = state.makeWorker();
        state.events.lost();
      }
      return port(state);
    },
  });
  const own = run.getState().session as unknown as { inputs: SessionInput[]; recorded?: boolean };
  own.recorded = true;
  take(own.inputs, session.inputs);
  state.run = run;
  return run;
}

/** One by one: there may be more than a call has arguments. */
export function take<T>(into: T[], more: readonly T[]): void {
  for (const each of more) into.push(each);
}

function port(state: State): WorkerPort {
  const { worker, events } = state;
  const made: WorkerPort = {
    postMessage: (message, transfer) => worker.postMessage(amended(state, message), transfer),
    terminate: () => worker.terminate(),
    onmessage: null,
    onerror: null,
  };
  worker.onmessage = ({ data }) => {
    if (data.type === 'live') events.heard(data);
    else made.onmessage?.({ data });
  };
  worker.onerror = (event) => {
    events.lost();
    made.onerror?.(event);
  };
  return made;
}

function amended(state: State, message: ToWorker): ToWorker {
  if (message.type !== 'open') return message;
  const { opens, run } = state;
  if (opens !== undefined) {
    state.opens = undefined;
    return { ...message, session: opens };
  }
  // What was live goes no farther than it came: nobody would say anything behind that.
  const until = Math.min(message.spec.until, run?.getState().endAt ?? 0);
  return { ...message, spec: { ...message.spec, until } };
}
