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
import { HEARTBEAT, type LiveClock, lookAt, startClock, wasBusy } from './clock.ts';
import type { LiveRun, LiveRunEnv } from './live-run-kind.ts';
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
  newAddresses,
  ownAddress,
  ownAddresses,
  readAddress,
} from './own-address.ts';
import { hardwareOf, newGroups } from './own-groups.ts';
import { CABLE_DELAY } from './scenario.ts';

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
  /** The agent's, when we looked at the clock last. */
  beats: number;
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
    ...{ beats: env.beats(), up: true, wake: () => undefined, stopped: false },
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
  const { at, away, asleep } = lookAt(clock, env.wall());
  const beats = state.beats;
  state.beats = env.beats();
  runUntil(world, at);
  if (away === 0) return;
  const { outside: node, cable: link } = scenario;
  const plugged = (is: boolean) =>
    happens(world, at, (then) => ({ at: then, kind: 'link', link, settings: { up: is } }));
  // Perhaps this is another network now: a host that wakes up asks, as after its cable was out.
  const another = asleep && up;
  if (another) plugged(false);
  happens(world, at, (then) => ({ at: then, kind: 'away', node, lasted: away }));
  if (another) plugged(true);
  const ms = away / MILLISECOND;
  env.slept(Math.round(ms / 1_000), asleep ? 'slept' : 'stood');
  if (!asleep) env.later(WITNESS, () => askWitness(state, ms, beats));
}

/** So long after waking, ms, all is heard that the agent has said meanwhile. */
const WITNESS = 2_000;

/**
 * The page stood still, and its clocks do not tell whether the computer slept, too. The agent, on the same
 * one, says once a second that it lives: if it did so meanwhile, nobody slept, and the network is the same.
 */
function askWitness(state: State, ms: number, before: number): void {
  const awake = (state.env.beats() - before) * HEARTBEAT > ms / 2;
  if (awake || state.stopped || !state.up) return;
  plug(state, false);
  plug(state, true);
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
    if (event.node !== scenario.us && event.kind !== 'network.away') continue;
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
