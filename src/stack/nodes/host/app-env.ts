/** What a host lets its programs do. Made once for each host of a running world; it holds no state. */
import type { AppEnv, AppKind, Signal } from '../../apps/kind.ts';
import type { Duration } from '../../core/instant.ts';
import type { CallOutcome, ProgramCall } from '../../sockets/calls.ts';
import type { StreamLayer, StreamLayerEnv } from '../../streams/kind.ts';
import { emit, NO_CAUSE } from '../../trace/log.ts';
import type { EventBody, EventKind } from '../../trace/schema.ts';
import { makeCall } from './calls.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import type { Layering } from './layered.ts';
import { addNotice } from './notices.ts';
import { countRound, createProcess, MOST_PROCESSES, type Process } from './process.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The code of a host's programs, and what they are given when they are stepped. */
export interface HostApps {
  kindOf(process: Process): AppKind;
  readonly streamLayers: ReadonlyMap<string, StreamLayer>;
  readonly layering: Layering | undefined;
  readonly env: HostEnv;
  readonly layerEnv: Writable<StreamLayerEnv>;
}

/**
 * What the host sets before it steps a process. They are plain fields: an accessor would make the
 * record a hash table, and every call of every program looks into it.
 */
type HostEnv = Writable<AppEnv> & { process: Process };

/** A process is about to be stepped. */
export function enterProcess(env: HostEnv, process: Process, fx: HostFx): void {
  env.process = process;
  env.pid = process.pid;
  env.rng = process.rng;
  env.now = fx.now;
}

/** The programs and layers that a world may run. */
export interface AppTable {
  readonly apps: readonly AppKind[];
  readonly streamLayers?: readonly StreamLayer[];
  /** What layers need of the host; there is none without a layer. */
  readonly layering?: Layering | undefined;
}

/** A call of a process that is ending, or has made too many: it never returns. */
const NEVER_RETURNS: CallOutcome = { done: false };
const NO_PROCESS = createProcess(-1, '', '', undefined, new Uint32Array(4));

export function bindApps(host: Host, table: AppTable, fx: HostFx): HostApps {
  const kinds = new Map(table.apps.map((kind) => [kind.id, kind]));
  const byPid: AppKind[] = [];
  return {
    kindOf(process) {
      const known = byPid[process.pid];
      if (known !== undefined) return known;
      const kind = kinds.get(process.app);
      if (kind === undefined) throw new RangeError(`there is no program ${process.app}`);
      byPid[process.pid] = kind;
      return kind;
    },
    streamLayers: new Map((table.streamLayers ?? []).map((layer) => [layer.id, layer])),
    layering: table.layering,
    env: envOf(host, kinds, fx),
    layerEnv: { now: 0, rng: NO_PROCESS.rng, wallClock: () => host.epoch + fx.now + host.slept },
  };
}

function envOf(host: Host, kinds: ReadonlyMap<string, AppKind>, fx: HostFx): HostApps['env'] {
  const env: HostApps['env'] = {
    process: NO_PROCESS,
    pid: NO_PROCESS.pid,
    now: 0,
    rng: NO_PROCESS.rng,
    lastCall: -1,
    call(request) {
      const { process } = env;
      if (process.exitCode >= 0) return NEVER_RETURNS;
      env.lastCall = host.nextCall;
      const outcome = makeCall(host, process.pid, request, fx);
      if (outcome.done && outcome.result.value > 0) {
        countMoved(host, process, request, outcome.result.value);
      }
      return outcome;
    },
    say(kind, body, request) {
      fx.saying = { kind, body };
      const outcome = env.call(request);
      const left = fx.saying;
      fx.saying = undefined;
      // A socket that says nothing while it sends: the event is true all the same, and comes after.
      if (left !== undefined && outcome.done && outcome.result.error === undefined) {
        follow(fx, kind, body);
      }
      return outcome;
    },
    startTimer: (name, after) => startTimer(env.process, name, after, fx),
    stopTimer: (name) => stopTimer(env.process, name, fx),
    spawn: (app, args, descriptors = []) =>
      kinds.has(app) ? spawn(host, env.process, app, args, descriptors, fx) : -1,
    kill: (pid, signal) => sendSignal(host, pid, signal, fx),
    addLayer: (fd, layer, config) =>
      host.owners[fd] === env.pid &&
      (fx.apps.layering?.addLayer(host, fd, layer, config, fx) ?? false),
    trace: <K extends EventKind>(kind: K, body: EventBody<K>) => follow(fx, kind, body),
    print(line) {
      emit(fx.log, 'app.printed', fx.node, { process: env.pid, line });
    },
    exit(code) {
      env.process.exitCode = code;
    },
    wallClock: () => host.epoch + fx.now + host.slept,
    mayGoOn: () => mayGoOn(host, env.process, fx),
  };
  return env;
}

/** A program's own event says what it means to do: its calls after it are caused by it. */
function follow<K extends EventKind>(fx: HostFx, kind: K, body: EventBody<K>): number {
  const id = emit(fx.log, kind, fx.node, body);
  if (id !== NO_CAUSE) fx.log.cause = id;
  return id;
}

/** What a stream takes and gives is limited by its buffers; datagrams could be sent for ever. */
function countMoved(host: Host, process: Process, request: ProgramCall, value: number): void {
  if (request.name !== 'recv') {
    if (request.name !== 'send') return;
    if (host.transport.sockets.get(request.fd)?.type !== 'stream') return;
  }
  process.moved += value;
  process.idleRounds = 0;
}

/** Counts a round of a process, and ends it when it has made too many. */
export function mayGoOn(host: Host, process: Process, fx: HostFx): boolean {
  if (process.exitCode >= 0) return false;
  if (countRound(process, host.turn)) return true;
  const detail = String(process.rounds);
  emit(fx.log, 'app.event', fx.node, { process: process.pid, name: 'endless', detail });
  process.exitCode = ENDLESS;
  return false;
}

/** The code of a process that was ended because it made rounds without end: as if aborted. */
const ENDLESS = 134;

/** The process table's own timer is called `start`, and its firing is not traced. */
function startTimer(process: Process, name: string, after: Duration, fx: HostFx): void {
  if (name === 'start') throw new RangeError('a program has no timer of the name start');
  let timer = process.timers.find((one) => one.name === name);
  if (timer === undefined) {
    timer = { name, ref: fx.newTimer('app', process.pid, name) };
    process.timers.push(timer);
  }
  fx.arm(timer.ref, fx.now + Math.max(0, after));
}

function stopTimer(process: Process, name: string, fx: HostFx): void {
  const index = process.timers.findIndex((timer) => timer.name === name);
  if (index < 0) return;
  const [{ ref }] = process.timers.splice(index, 1) as [Process['timers'][number]];
  fx.disarm(ref);
  fx.freeTimer(ref);
}

function spawn(
  host: Host,
  parent: Process,
  app: string,
  args: unknown,
  descriptors: readonly number[],
  fx: HostFx,
): number {
  const free = (fd: number) =>
    host.owners[fd] === parent.pid && !host.blocked.some((blocked) => blocked.fd === fd);
  if (!descriptors.every(free) || host.living >= MOST_PROCESSES) return -1;
  const pid = host.processes.length;
  const child = createProcess(pid, app, app, args, host.transport.secret);
  child.parent = parent.pid;
  // A family that does nothing but spawn is one program that never waits.
  child.turn = parent.turn;
  child.idleRounds = parent.idleRounds;
  child.rounds = parent.rounds;
  host.processes.push(child);
  host.living++;
  for (const fd of descriptors) host.owners[fd] = pid;
  const { cause } = fx.log;
  const body = { process: pid, name: app, app, parent: parent.pid };
  const started = emit(fx.log, 'app.started', fx.node, body);
  addNotice(host, 'start', pid, '', started === NO_CAUSE ? cause : started);
  return pid;
}

export function sendSignal(host: Host, pid: number, signal: Signal, fx: HostFx): void {
  addNotice(host, 'signal', pid, signal, fx.log.cause);
}
