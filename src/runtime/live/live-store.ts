/** The store behind the live page. The worker knows how things stand; here is what it has said of them. */
import { createStore } from 'zustand/vanilla';
import { END_OF_INPUT } from './end-of-input.ts';
import type { LiveCommand, LiveScenario, LiveWord, RecordedLive } from './messages.ts';
import { hasStood, keepNotices, notify, stoodIn } from './notices.ts';
import { type LivePlace, livePlace } from './place.ts';
import type { Program } from './programs.ts';
import {
  FIRST_RUN,
  firstFile,
  forkFile,
  noTruer,
  type Saved,
  type Source,
  sleepIn,
} from './run-file.ts';
import { readSessionFile, writeSessionFile } from './session-file.ts';
import type { LiveNotice, LiveStatus } from './status.ts';
import type { LiveStore, LiveView } from './types.ts';
import { linkWorker, take, type WorkerLink } from './worker-link.ts';

/** A glance at another tab is no absence, s. */
const WORTH_TELLING = 10;
/** Of what is typed at once: a file with longer ones would not be opened (stack/inputs/type). */
const LONGEST_LINE = 4_096;

interface State {
  readonly place: LivePlace;
  readonly store: LiveStore;
  link: WorkerLink | undefined;
  source: Source | undefined;
  notices: number;
  /** Counts calls of the agent, and their ends: a call that was taken back is not made later. */
  calls: number;
  /** Since when nobody sees the tab, ms. */
  hiddenAt: number | undefined;
  /** Who waits for the worker's answers. */
  saving: ((saved: Saved | null) => void)[];
  found: (() => void)[];
  reading: ((recorded: RecordedLive | null) => void)[];
}

export function createLiveStore(place: LivePlace = livePlace): LiveStore {
  const store = createStore<LiveView>(() => ({}) as LiveView);
  const state: State = {
    ...{ place, store, link: undefined, source: undefined, notices: 0, calls: 0 },
    ...{ hiddenAt: undefined, saving: [], found: [], reading: [] },
  };
  store.setState({
    ...{ status: { kind: 'none' }, notices: [], run: null, us: null, outside: null, begun: null },
    ...{ truths: {}, last: undefined, slept: 0 },
    ...calls(state),
    ...programs(state),
    ...records(state),
    dismiss: (notice) => keepNotices(state, ({ id }) => id !== notice),
    close: () => close(state),
  });
  place.watchSight((hidden) => sight(state, hidden));
  return store;
}

function calls(state: State): Pick<LiveView, 'connect' | 'join' | 'leave'> {
  return {
    connect(place) {
      const { kind } = state.store.getState().status;
      const free = kind === 'none' || kind === 'refused' || kind === 'ended';
      if (!free && kind !== 'lost') return;
      // A worker that has no run stays: it may be asked for the last recording just now.
      if (free && state.store.getState().run !== null) close(state);
      if (free) {
        keepNotices(state, () => false);
        state.store.setState({ status: { kind: 'connecting' } });
      }
      const call = ++state.calls;
      void state.place.who().then((who) => {
        if (call === state.calls) command(state, { do: 'connect', place, ...who });
      });
    },
    join: () => command(state, { do: 'join' }),
    leave() {
      state.calls++;
      command(state, { do: 'leave' });
      const { status } = state.store.getState();
      if (status.kind === 'connecting') state.store.setState({ status: { kind: 'none' } });
    },
  };
}

function isLive({ store }: State): boolean {
  const { kind } = store.getState().status;
  return kind === 'live' || kind === 'lost';
}

function programs(state: State): Pick<LiveView, 'typeLine' | 'signal' | 'endOfInput'> {
  const asked = (what: LiveCommand) => {
    if (!isLive(state)) return false;
    command(state, what);
    return true;
  };
  const type = (program: Program, line: string) =>
    line.length <= LONGEST_LINE && asked({ do: 'type', program, line });
  return {
    typeLine: type,
    signal: (program, signal) => asked({ do: 'signal', program, signal }),
    endOfInput: (program) => type(program, END_OF_INPUT),
  };
}

function records(
  state: State,
): Pick<LiveView, 'save' | 'findLast' | 'openLast' | 'saveLast' | 'openFile'> {
  return {
    save() {
      const { run } = state.store.getState();
      if (run === null) return Promise.resolve(null);
      const { current } = run.getState();
      if (!isLive(state)) return Promise.resolve(fileOf(state, current));
      // A fork has the live run's secrets in it, too: those that follow are to be others.
      return new Promise((resolve) => {
        state.saving.push((saved) => resolve(saved && fileOf(state, current, saved)));
        command(state, { do: 'save' });
      });
    },
    findLast() {
      return new Promise((resolve) => {
        state.found.push(resolve);
        command(state, { do: 'find-last' });
      });
    },
    async openLast() {
      const recorded = isLive(state) ? null : await readLast(state);
      // Joined meanwhile: what is live is not put away for it.
      if (recorded === null || isLive(state)) return false;
      openRecorded(state, recorded);
      return true;
    },
    async saveLast() {
      const recorded = await readLast(state);
      return recorded === null ? null : writeSessionFile(recorded);
    },
    async openFile(file) {
      // A text has a greatest length.
      const text = await file.text().catch(() => undefined);
      const recorded = text === undefined ? 'too-long' : readSessionFile(text);
      if (typeof recorded === 'string') return recorded;
      try {
        openRecorded(state, recorded);
      } catch {
        // Its world is none that a run can be made of: what was open stays.
        return 'not-a-session';
      }
      return undefined;
    },
  };
}

function readLast(state: State): Promise<RecordedLive | null> {
  return new Promise((resolve) => {
    state.reading.push(resolve);
    command(state, { do: 'read-last' });
  });
}

function command(state: State, what: LiveCommand): void {
  linkOf(state).command(what);
}

function linkOf(state: State): WorkerLink {
  state.link ??= newLink(state);
  return state.link;
}

const newLink = (state: State): WorkerLink =>
  linkWorker(state.place, { heard: (word) => heard(state, word), lost: () => lost(state) });

function heard(state: State, word: LiveWord): void {
  const { store } = state;
  switch (word.tell) {
    case 'status':
      changed(state, word.status);
      return;
    case 'notice':
      // Of a tab that was frozen behind others, it would not be so that its stack went on.
      keepNotices(state, (each) => each.kind !== 'background' || !stoodIn(word.notice, each));
      notify(state, word.notice as Omit<LiveNotice, 'id'>);
      return;
    case 'ready': {
      const { scenario, hello, begun, seed } = word;
      state.source = { scenario, hello, begun, seed };
      const run = linkOf(state).beginRun(state.source);
      store.setState({ run, truths: {}, slept: 0, ...whoIsWho(scenario, begun) });
      return;
    }
    case 'inputs':
      take(inputsOf(state), word.inputs);
      store.setState(({ slept }) => ({ slept: slept + sleepIn(word.inputs) }));
      return;
    case 'saved':
      for (const saved of state.saving.splice(0)) saved(word);
      return;
    case 'truth':
      store.setState(({ truths }) => ({
        truths: { ...truths, [word.run]: noTruer(word.truth, state.source?.fork) },
      }));
      return;
    case 'last':
      store.setState({ last: word.last });
      for (const found of state.found.splice(0)) found();
      return;
    case 'last-read':
      for (const read of state.reading.splice(0)) read(word.recorded);
  }
}

function changed(state: State, status: LiveStatus): void {
  const { run, status: before } = state.store.getState();
  // It was to be joined, and the network has gone: a run that has not begun is none.
  const never = before.kind === 'joining' && status.kind !== 'joining' && status.kind !== 'live';
  if (never && run !== null) close(state);
  state.store.setState({ status });
}

const whoIsWho = ({ us: node, outside, processes }: LiveScenario, begun: number) => ({
  ...{ us: { node, processes }, outside, begun },
});

/** The live run's own: the first that the store has opened. Whoever looks at it sees them grow. */
function inputsOf({ store }: State) {
  return (store.getState().run as NonNullable<LiveView['run']>).getState().treeRun(FIRST_RUN)
    ?.session.inputs as RecordedLive['inputs'];
}

/** Of the run on the stage; null when it has been deleted meanwhile. */
function fileOf({ store, source }: State, id: string, saved?: Saved): Blob | null {
  const { run, truths } = store.getState();
  const made = run?.getState().treeRun(id);
  if (made === undefined || source === undefined) return null;
  if (id === FIRST_RUN) return firstFile(source, made, saved);
  return forkFile(source, made, truths[id]);
}

/** Throws when no run can be made of it; what was open is put away only for one that can be. */
function openRecorded(state: State, recorded: RecordedLive): void {
  const { inputs: _, until: __, ...source } = recorded;
  const { fork, scenario, begun } = source;
  const link = newLink(state);
  const run = link.openRun(recorded);
  close(state);
  state.link = link;
  state.source = source;
  state.store.setState({
    ...{ run, truths: fork ? { [FIRST_RUN]: fork } : {} },
    status: { kind: 'ended', why: fork === undefined ? 'recording' : 'recorded-fork' },
    ...whoIsWho(scenario, begun),
  });
}

/** The run, with its worker, is put away. */
function close(state: State): void {
  const { run, status } = state.store.getState();
  state.calls++;
  if (isLive(state) || status.kind === 'offered' || status.kind === 'joining') {
    state.link?.command({ do: 'leave' });
  }
  run?.getState().dispose();
  endLink(state);
  state.source = undefined;
  const gone = { run: null, us: null, outside: null, begun: null, truths: {}, notices: [] };
  state.store.setState({ status: { kind: 'none' }, ...gone });
}

/** Whoever still waits for the worker's answer is told that there is none. */
function endLink(state: State): void {
  state.link?.terminate();
  state.link = undefined;
  for (const saved of state.saving.splice(0)) saved(null);
  for (const read of state.reading.splice(0)) read(null);
  for (const found of state.found.splice(0)) found();
}

/** The worker is gone, or another: what it had is still here, and was. */
function lost(state: State): void {
  const { status, run } = state.store.getState();
  if (run === null) endLink(state);
  if (status.kind === 'none') return;
  state.store.setState({ status: { kind: 'ended', why: 'broken' } });
}

/** Told to who is back: nobody reads it while the tab is hidden. */
function sight(state: State, hidden: boolean): void {
  const when = state.place.date();
  const { hiddenAt } = state;
  state.hiddenAt = hidden ? when : undefined;
  if (hidden) keepNotices(state, ({ kind }) => kind !== 'background');
  if (hidden || hiddenAt === undefined || !isLive(state)) return;
  const forSeconds = Math.round((when - hiddenAt) / 1_000);
  if (forSeconds < WORTH_TELLING || hasStood(state, { when, forSeconds })) return;
  notify(state, { kind: 'background', forSeconds, when } as Omit<LiveNotice, 'id'>);
}
