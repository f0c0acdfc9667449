/**
 * A live run that goes on: the world, the clock that drives it, what comes and goes between it and the
 * relay, and what the page has yet to be sent of it.
 */
import type { Hello } from '../../../relay/messages.ts';
import type { Kernel } from '../../../stack/capability.ts';
import type { Ipv4 } from '../../../stack/core/addresses.ts';
import { MILLISECOND } from '../../../stack/core/instant.ts';
import { KEY_BYTES } from '../../../stack/inputs/reseed/index.ts';
import { eventsOf } from '../../../stack/trace/log.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { LiveScenario } from '../../live/messages.ts';
import type { OwnAddress } from '../../live/status.ts';
import { HEARTBEAT, type LiveClock, lookAt, startClock, type WallTime, wasBusy } from './clock.ts';
import {
  happens,
  hasStopped,
  type LiveWorld,
  nextDue,
  nowOf,
  runUntil,
  startWorld,
} from './live-world.ts';
import {
  ADDRESS_EVENTS,
  type AddressNotice,
  newAddresses,
  ownAddress,
  ownAddresses,
  readAddress,
} from './own-address.ts';
import { hardwareOf, newGroups } from './own-groups.ts';
import { CABLE_DELAY } from './scenario.ts';

interface LiveRunEnv {
  wall(): WallTime;
  /** Random octets from outside the world. */
  random(count: number): Uint8Array;
  /** Calls once, so many ms from now; what it gives takes the call back. */
  later(ms: number, act: () => void): () => void;
  /** Lets frames out. What our addresses are is told before (`own`). */
  send(frames: readonly Uint8Array[]): void;
  /** The IPv4 addresses that are ours now. */
  own(addresses: readonly string[]): void;
  /** The hardware addresses of the groups that we are in. */
  groups(macs: readonly string[]): void;
  /** The page shows another address. */
  address(own: OwnAddress): void;
  notice(notice: AddressNotice): void;
  slept(seconds: number): void;
  /** There is something that the page has not been sent. */
  grown(): void;
  /** The guard has ended it, or the stack broke. */
  broken(error: unknown): void;
}

export interface LiveRun {
  readonly world: LiveWorld;
  readonly scenario: LiveScenario;
  readonly own: OwnAddress;
  /** Frames have come. */
  arrive(frames: readonly Uint8Array[]): void;
  type(program: string, line: string): boolean;
  signal(program: string, signal: 'INT' | 'TERM'): boolean;
  /** The card, or the way to it. */
  cable(up: boolean): void;
  /** Gives the host secrets that do not follow from what there has been. */
  reseed(): void;
  /** Does other work, during which it stands still and yet does not sleep. */
  during<T>(work: () => T): T;
  /** Tells the agent once more which addresses and groups are ours. */
  tellOwn(): void;
  stop(): void;
}

interface State {
  readonly env: LiveRunEnv;
  readonly scenario: LiveScenario;
  readonly world: LiveWorld;
  readonly clock: LiveClock;
  readonly addresses: ReturnType<typeof newAddresses>;
  readonly groups: Set<Ipv4>;
  /** Events that were looked at for addresses and groups. */
  looked: number;
  told: readonly string[];
  up: boolean;
  wake: () => void;
  stopped: boolean;
}

export function startLiveRun(
  scenario: LiveScenario,
  seed: number,
  kernel: Kernel,
  hello: Pick<Hello, 'ip'>,
  env: LiveRunEnv,
): LiveRun {
  const state: State = {
    ...{ env, scenario, world: startWorld(scenario.spec, seed, kernel) },
    ...{ clock: startClock(env.wall()), addresses: newAddresses(hello), looked: 0, told: [] },
    groups: new Set(),
    ...{ up: true, wake: () => undefined, stopped: false },
  };
  tellOwn(state);
  // Before anything else happens: a seed has 32 bits, which anybody can try out.
  reseed(state, true);
  turn(state);
  return {
    world: state.world,
    scenario,
    get own() {
      return ownAddress(state.addresses);
    },
    arrive(frames) {
      const { outside: node } = scenario;
      turn(
        state,
        frames.map((bytes) => (at) => ({ at, kind: 'arrive', node, bytes })),
      );
    },
    type: (program, line) => typed(state, program, line),
    signal: (program, signal) => {
      const process = scenario.processes[program];
      if (state.stopped || process === undefined) return false;
      turn(state, [(at) => ({ at, kind: 'signal', node: scenario.us, process, signal })]);
      return true;
    },
    cable: (up) => plug(state, up),
    reseed() {
      reseed(state, true);
      turn(state);
    },
    during(work) {
      // A sleep before the work is not taken for the work.
      turn(state);
      const done = work();
      wasBusy(state.clock, env.wall());
      return done;
    },
    tellOwn() {
      tellOwn(state, true);
      env.groups(hardwareOf(state.groups));
    },
    stop() {
      state.stopped = true;
      state.wake();
    },
  };
}

/**
 * The world may be ahead of the wall clock by as much as a frame and the answer to it are on the cable:
 * nobody would wake up for a microsecond.
 */
const LEAD = 2 * CABLE_DELAY;

type Act = (at: number) => SessionInput;

/** Follows the wall clock to the present; a sleep is told to the world. */
function catchUp(state: State): void {
  const { clock, env, world, scenario, up } = state;
  const { at, away } = lookAt(clock, env.wall());
  runUntil(world, at);
  if (away === 0) return;
  const { outside: node, cable: link } = scenario;
  const plugged = (is: boolean) =>
    happens(world, at, (then) => ({ at: then, kind: 'link', link, settings: { up: is } }));
  // Perhaps this is another network now: a host that wakes up asks, as after its cable was out.
  if (up) plugged(false);
  happens(world, at, (then) => ({ at: then, kind: 'away', node, lasted: away }));
  if (up) plugged(true);
  env.slept(Math.round(away / MILLISECOND / 1_000));
}

/** Goes on to the present; these happen then, behind all that was due until then. */
function turn(state: State, acts: readonly Act[] = []): void {
  if (state.stopped) return;
  const { world } = state;
  try {
    catchUp(state);
    for (const act of acts) happens(world, nowOf(world), act);
    runUntil(world, nowOf(world) + LEAD);
    handOver(state);
  } catch (error) {
    stopWith(state, error);
    return;
  }
  if (hasStopped(world)) stopWith(state, undefined);
  else sleepUntilDue(state);
}

function stopWith(state: State, error: unknown): void {
  state.stopped = true;
  state.wake();
  state.env.grown();
  state.env.broken(error);
}

function sleepUntilDue(state: State): void {
  state.wake();
  const due = nextDue(state.world);
  const wait = due === undefined ? HEARTBEAT : (due - state.clock.at) / MILLISECOND;
  state.wake = state.env.later(Math.min(Math.max(wait, 0), HEARTBEAT), () => turn(state));
}

/** What has left goes out, with the addresses it is from told first. */
function handOver(state: State): void {
  const { world, env } = state;
  const { log } = world.running.sim;
  if (log.count > state.looked) {
    readAddresses(state);
    env.grown();
  }
  const frames = world.leaving.splice(0);
  if (frames.length > 0) env.send(frames);
  tellOwn(state);
}

function readAddresses(state: State): void {
  const { world, env, addresses, scenario } = state;
  const { log } = world.running.sim;
  const before = JSON.stringify(ownAddress(addresses));
  const held = new Set(state.told);
  for (const event of eventsOf(log, ADDRESS_EVENTS, Math.max(state.looked, log.first))) {
    if (event.node !== scenario.us) continue;
    const notice = readAddress(addresses, event);
    if (notice !== undefined) env.notice(notice);
    for (const each of ownAddresses(addresses)) held.add(each);
  }
  const macs = newGroups(state.groups, log, scenario.us, Math.max(state.looked, log.first));
  if (macs !== undefined) env.groups(macs);
  state.looked = log.count;
  // What leaves may be from an address that has been given up since: it goes out before that is told.
  if (held.size > state.told.length) tell(state, [...held]);
  const own = ownAddress(addresses);
  if (JSON.stringify(own) !== before) env.address(own);
}

function tellOwn(state: State, again = false): void {
  const own = ownAddresses(state.addresses);
  const same = own.length === state.told.length && own.every((each) => state.told.includes(each));
  if (!same || again) tell(state, own);
}

function tell(state: State, own: readonly string[]): void {
  state.told = own;
  state.env.own(own);
}

function reseed({ world, scenario, env, clock }: State, secret: boolean): void {
  const key = env.random(KEY_BYTES);
  const { us: node } = scenario;
  happens(world, Math.floor(clock.at), (at) => ({ at, kind: 'reseed', node, secret, key }));
}

/** What a program draws for what is asked of it follows from nothing that was seen before. */
function typed(state: State, program: string, line: string): boolean {
  const { scenario, env } = state;
  const process = scenario.processes[program];
  if (state.stopped || process === undefined) return false;
  const { us: node } = scenario;
  const key = env.random(KEY_BYTES);
  turn(state, [
    (at) => ({ at, kind: 'reseed', node, secret: false, key }),
    (at) => ({ at, kind: 'type', node, process, line }),
  ]);
  return true;
}

function plug(state: State, up: boolean): void {
  if (state.up === up) return;
  state.up = up;
  const { cable: link } = state.scenario;
  turn(state, [(at) => ({ at, kind: 'link', link, settings: { up } })]);
}
