/**
 * Two of our hosts over a random link, against the one thing that TCP promises: what is read is a
 * prefix of what was written, and all of it when both ends close as they should.
 */
import { framesHeld, stretchSlotsHeld } from '../../src/stack/core/arena.ts';
import { HOUR, MINUTE } from '../../src/stack/core/instant.ts';
import { nextBelow, seededRng } from '../../src/stack/core/rng.ts';
import { makeCall } from '../../src/stack/nodes/host/calls.ts';
import { type Host, isHost } from '../../src/stack/nodes/host/host.ts';
import type { HostFx } from '../../src/stack/nodes/host/host-fx.ts';
import { BY_HAND } from '../../src/stack/nodes/host/process.ts';
import type { CallResult, SocketCall } from '../../src/stack/sockets/calls.ts';
import { createLog, type TraceLog } from '../../src/stack/trace/log.ts';
import type { Simulator } from '../../src/stack/world/running.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import { buildWorld, createSimulator } from '../../src/stack/world/testing/whole.ts';
import { createEnds, readEnds, untold } from '../ends.ts';
import { runAlive, watch } from '../life.ts';
import { type App, act, PORT, pauseOf, SERVER_ADDRESS } from './app.ts';
import type { StreamCase } from './case.ts';
import { pageOf } from './page.ts';
import { checkRecords } from './records.ts';
import { createHunger, feed } from './starving.ts';

const CLIENT = 0;
const SERVER = 1;
/** Longer than a connection without an answer may live (R2). */
const STANDSTILL = HOUR;
const SILENCE = 45 * MINUTE;
/** Losses, in parts per million, from which on a connection may be given up (R2). */
const HOPELESS = 60_000;

function specOf({ link, mtu, settings }: StreamCase): ScenarioSpec {
  return {
    id: 'fuzz-streams',
    nodes: [
      { name: 'client', address: '10.0.0.1', mtu, settings: settings[CLIENT] },
      { name: 'server', address: '10.0.0.2', mtu, settings: settings[SERVER] },
    ],
    links: [{ between: ['client', 'server'], ...link }],
    knowsNeighbours: true,
    until: Number.MAX_SAFE_INTEGER,
  };
}

export interface StreamOutcome {
  bytes: number;
  frames: number;
  /** Virtual time that passed, µs. */
  time: number;
}

/** Plays a case; throws when TCP's promise was broken. */
export function playCase(one: StreamCase): StreamOutcome {
  const world = buildWorld(specOf(one), one.seed);
  const sim = createSimulator(world, createLog());
  const rng = seededRng(one.seed ^ 0x5eed);
  const page = pageOf(sim.log);
  const life = watch(sim);
  const hunger = createHunger();
  const turns = seededRng(one.seed ^ 0x9a9e);
  const client = appAt(sim, CLIENT, one);
  const server = appAt(sim, SERVER, one);
  const listener = open(server);
  server.call({ name: 'bind', fd: listener, address: 0, port: PORT });
  server.call({ name: 'listen', fd: listener, backlog: 1 });
  client.fd = open(client);
  client.call({ name: 'connect', fd: client.fd, address: SERVER_ADDRESS, port: PORT });
  let progress = '';
  let progressAt = 0;
  while (!isOver(client, server)) {
    const app = nextBelow(rng, 2) === 0 ? client : server;
    runAlive(life, world.now + pauseOf(app, rng));
    if (server.fd < 0) acceptOne(server, listener);
    act(app, app === client ? server : client, rng);
    if (nextBelow(turns, 2) === 0) {
      page.takeOver();
      checkRecords(world, page.log);
    }
    feed(hunger, one, world.now, client, server);
    const told = `${tell(client)}; ${tell(server)}`;
    if (told !== progress) progressAt = world.now;
    if (world.now > progressAt + STANDSTILL) giveUp(client, server, told);
    progress = told;
  }
  judge(one, client, server);
  server.call({ name: 'close', fd: listener });
  if (server.fd < 0) acceptOne(server, listener);
  runAlive(life, world.now + SILENCE);
  checkQuiet(sim);
  page.takeOver();
  checkEnds(page.log);
  return { bytes: client.read + server.read, frames: world.nextFrame, time: world.now };
}

function appAt(sim: Simulator, node: number, one: StreamCase): App {
  const host = sim.world.nodes[node] as Host;
  const fx = sim.nodes[node]?.fx as { -readonly [K in keyof HostFx]: HostFx[K] };
  return {
    name: host.name,
    behaviour: one.apps[node] as App['behaviour'],
    call(request: SocketCall): CallResult {
      fx.now = sim.world.now;
      const outcome = makeCall(host, BY_HAND, request, fx);
      if (!outcome.done) throw new Error(`${request.name} blocks on a non-blocking socket`);
      return outcome.result;
    },
    fd: -1,
    idle: 0,
    connected: false,
    written: 0,
    read: 0,
    shut: false,
    ended: false,
    closed: false,
    error: '',
  };
}

function open(app: App): number {
  return app.call({ name: 'socket', type: 'stream', nonBlocking: true }).value;
}

function acceptOne(server: App, listener: number): void {
  const { value, error } = server.call({ name: 'accept', fd: listener });
  if (error !== undefined) return;
  server.fd = value;
  server.connected = true;
  server.call({ name: 'setNonBlocking', fd: value, on: true });
}

/** Both have closed; or the client has, before the server ever heard of it. */
function isOver(client: App, server: App): boolean {
  return client.closed && (server.closed || server.fd < 0);
}

/**
 * Nothing happens any more. That is in order when one end was reset and the RST was lost: who only
 * waits never learns of it (RFC 9293 §3.5.1), and its application has to give up.
 */
function giveUp(client: App, server: App, told: string): void {
  const waiting = client.closed ? server : client;
  const gone = client.closed ? client : server;
  const reset = gone.closed && (gone.behaviour.end !== 'polite' || gone.error !== '');
  if (!reset || waiting.closed) throw new Error(`it hangs: ${told}`);
  waiting.call({ name: 'abort', fd: waiting.fd });
  waiting.closed = true;
}

function tell({ name, fd, written, read, shut, ended, closed, error, behaviour }: App): string {
  const bits = [
    fd < 0 && 'unconnected',
    shut && 'shut',
    ended && 'ended',
    closed && 'closed',
    error,
  ];
  return `${name} wrote ${written} of ${behaviour.bytes}, read ${read} (${bits.filter(Boolean).join(' ')})`;
}

/** When both were polite and the link was not hopeless, everything must have arrived. */
function judge({ link }: StreamCase, client: App, server: App): void {
  const polite = client.behaviour.end === 'polite' && server.behaviour.end === 'polite';
  if (!polite || link.lossPpm + link.corruptPpm > HOPELESS) return;
  const complete =
    client.error === '' &&
    server.error === '' &&
    client.read === server.behaviour.bytes &&
    server.read === client.behaviour.bytes;
  if (!complete) throw new Error(`bytes were lost: ${tell(client)}; ${tell(server)}`);
}

function checkEnds(log: TraceLog): void {
  const ends = createEnds();
  readEnds(ends, log);
  const left = untold(ends, [CLIENT, SERVER]);
  if (left.length > 0) throw new Error(left.join(', '));
}

function checkQuiet({ world }: Simulator): void {
  for (const node of world.nodes) {
    if (!isHost(node)) continue;
    const { connections, sockets, byKey } = node.transport;
    if (connections.size + sockets.size + byKey.size > 0) {
      const states = [...connections.values()].map(({ state }) => state).join(' ');
      throw new Error(`${node.name} still holds ${connections.size} connections: ${states}`);
    }
  }
  const held = framesHeld(world.arena);
  if (held > 0) throw new Error(`${held} frames were never given back`);
  const buffers = stretchSlotsHeld(world.arena);
  if (buffers > 0) throw new Error(`buffers of ${buffers} slots were never given back`);
}
