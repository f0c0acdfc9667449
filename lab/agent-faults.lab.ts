/**
 * What may happen to an agent, to a cable and to the other side while data flows: they stand still,
 * are pulled out, are killed. The transfer goes on afterwards, and every byte is right.
 */
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  hashBytes,
  patternBytes,
  type ScriptState,
  type ScriptStep,
} from '../src/stack/apps/script/script.ts';
import { formatMac } from '../src/stack/core/addresses.ts';
import { eventsOf } from '../src/stack/trace/log.ts';
import { chances } from './agent/chances.ts';
import { marked, socketsAt } from './agent/marked.ts';
import { type Reconnecting, reconnecting } from './agent/reconnecting.ts';
import { bringCardOut, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { accepted, open, PORT, readAll } from './kernel/harness.ts';
import { type Live, type LiveOptions, OUR_MAC, startLive } from './kernel/live.ts';
import {
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { digest, peer } from './kernel/peer.ts';

const MARK = `WIREGLASS_FAULTS=${process.pid}`;
const PORT_OF_AGENT = String(41_000 + (process.pid % 5_000));
const STILL = 2_500;
const sleep = (ms: number) => new Promise((later) => setTimeout(later, ms));

let spaces: Namespaces;
let card = '';
let agent: RunningAgent;
let plug: Reconnecting;
let live: Live | undefined;

async function startAgent(): Promise<void> {
  const fixed = ['--mac', 'host', '--ip', `${OUR_ADDRESS}/24`, '--port', PORT_OF_AGENT];
  const [name = '', value = ''] = MARK.split('=');
  agent = await startAgentProcess(['--interface', card, ...fixed], { [name]: value });
}

beforeAll(async () => {
  spaces = makeNamespaces({ offloads: true });
  card = bringCardOut(spaces);
  execFileSync('ip', ['link', 'set', card, 'address', formatMac(OUR_MAC)]);
  await startAgent();
});

afterEach(async () => {
  await live?.stop();
  live = undefined;
});

afterAll(async () => {
  agent?.child.kill('SIGINT');
  await agent?.ended();
  if (spaces !== undefined) removeNamespaces(spaces);
});

async function plugIn(steps: ScriptStep[], options: Partial<LiveOptions> = {}): Promise<Live> {
  const processes = [{ name: 'ours', steps, hashesReceived: true }];
  plug = reconnecting(agent, [OUR_ADDRESS]);
  live = await startLive(spaces, { processes, plug, seed: 7, ...options });
  return live;
}

const stateOf = ({ host }: Live) => host.processes[0]?.state as ScriptState;
const isDone = (it: Live) => () => stateOf(it).pc >= stateOf(it).program.steps.length;
const framesOf = ({ running }: Live) => running.sim.capture.frames.length;

/** The window that the other side has said last; each event is read once. */
function peersWindow({ running: { sim } }: Live): () => number {
  let read = 0;
  let window = -1;
  return () => {
    for (const { sndWnd } of eventsOf(sim.log, ['tcp.vars'], read)) window = sndWnd;
    read = sim.log.count;
    return window;
  };
}

/** Reads so many bytes from the kernel, while something is done to whatever it is. */
async function readsThrough(bytes: number, trouble: (it: Live) => Promise<void>): Promise<void> {
  const server = peer(spaces, 'source', PORT, bytes);
  await server.ready;
  const it = await plugIn([...open, readAll('s'), { do: 'close', on: 's' }]);
  await it.until(() => framesOf(it) > 1_000);
  expect(isDone(it)()).toBe(false);
  await trouble(it);
  await it.until(isDone(it), 100_000);
  expect(stateOf(it).receivedHash).toBe(hashBytes(patternBytes(bytes)));
}

test('an agent that stands still, as in a computer that sleeps, goes on', async () => {
  await readsThrough(40_000_000, async (it) => {
    agent.child.kill('SIGSTOP');
    await sleep(200);
    const before = framesOf(it);
    await sleep(STILL);
    // Nothing came through: only we have tried.
    expect(framesOf(it) - before).toBeLessThan(20);
    agent.child.kill('SIGCONT');
  });
  expect(plug.connections()).toBe(1);
});

test('a reader on the far side that stands still closes its window, and opens it again', async () => {
  const bytes = 20_000_000;
  const it = await plugIn([...accepted, { do: 'send', on: 'c', bytes }, { do: 'close', on: 'c' }]);
  const client = peer(spaces, 'fetch', OUR_ADDRESS, PORT);
  await it.until(() => framesOf(it) > 1_000);
  client.signal('SIGSTOP');
  const window = peersWindow(it);
  await it.until(() => window() === 0);
  await sleep(STILL);
  expect(isDone(it)()).toBe(false);
  client.signal('SIGCONT');
  expect(await client.said).toBe(digest(patternBytes(bytes)));
});

test('a cable that is pulled and put back carries the rest of the transfer', async () => {
  await readsThrough(40_000_000, async () => {
    execFileSync('ip', ['link', 'set', card, 'down']);
    await sleep(STILL);
    execFileSync('ip', ['link', 'set', card, 'up']);
  });
  expect(plug.connections()).toBe(1);
});

test('a minute of relays that are killed and started again at random is survived', async () => {
  const seed = Date.now() >>> 0;
  const chance = chances(seed);
  const bytes = 30_000_000;
  const steps = [...accepted, { do: 'send', on: 'c', bytes }, { do: 'close', on: 'c' }] as const;
  // Slow enough that it lasts; without a bound, what is lost would be most of it.
  const it = await plugIn([...steps], { link: { bandwidth: 8_000_000 } });
  const client = peer(spaces, 'fetch', OUR_ADDRESS, PORT);
  await it.until(() => framesOf(it) > 100);
  const end = performance.now() + 60_000;
  let killed = 0;
  while (performance.now() < end) {
    await sleep(300 + chance() * 3_000);
    const before = framesOf(it);
    agent.child.kill('SIGKILL');
    await agent.ended();
    killed++;
    await sleep(chance() * 800);
    await startAgent();
    await it.until(() => plug.connections() === killed + 1, 10_000);
    // It goes on, unless it is over already.
    await it.until(() => framesOf(it) > before + 50 || isDone(it)(), 30_000);
  }
  expect(killed, `seed ${seed}`).toBeGreaterThan(9);
  expect(await client.said, `seed ${seed}`).toBe(digest(patternBytes(bytes)));
  expect(marked(MARK)).toEqual([agent.child.pid]);
  expect(socketsAt(card)).toBe(1);
}, 240_000);
