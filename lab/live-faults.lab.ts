/** The live world while its agent is killed and started again: nothing sticks, and the record has all of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chances } from './agent/chances.ts';
import { linesPrinted, linesSent } from './agent/lines.ts';
import { marked, socketsAt } from './agent/marked.ts';
import { bringCardOut, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { PORT } from './kernel/harness.ts';
import {
  KERNEL_ADDRESS,
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { peer } from './kernel/peer.ts';
import { eventsUpTo, recordedIn, replayed } from './live/replayed.ts';
import { openTab, type Tab } from './live/tab.ts';

const MARK = `WIREGLASS_LIVE_FAULTS=${process.pid}`;
const PORT_OF_AGENT = String(46_000 + (process.pid % 5_000));
/** At least so long, by the pauses alone, and longer with what is sent again. */
const LINES = 4_000;
const PAUSE = 0.01;

let spaces: Namespaces;
let card = '';
let agent: RunningAgent;
let tab: Tab;

async function startAgent(): Promise<void> {
  const fixed = ['--mac', 'own', '--ip', `${OUR_ADDRESS}/24`, '--port', PORT_OF_AGENT];
  const [name = '', value = ''] = MARK.split('=');
  agent = await startAgentProcess(['--interface', card, ...fixed], { [name]: value });
}

beforeAll(async () => {
  spaces = makeNamespaces({ offloads: true });
  card = bringCardOut(spaces);
  await startAgent();
  const { port, token } = agent;
  tab = openTab(new URL(`http://127.0.0.1:${port}/#/live?token=${token}`));
  tab.view().connect({ port, token });
  await tab.until(({ status }) => status.kind === 'offered');
  tab.view().join();
  await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'static');
});

afterAll(async () => {
  tab?.close();
  agent?.child.kill('SIGINT');
  await agent?.ended();
  if (spaces !== undefined) removeNamespaces(spaces);
});

const logOf = ({ view }: Tab) =>
  (view().run as NonNullable<ReturnType<typeof view>['run']>).getState().model.log;

async function backAgain(): Promise<void> {
  const { port, token } = agent;
  await tab.until(({ status }) => {
    // Somebody who sees that it is there again does not wait for the next call.
    if (status.kind === 'lost' && status.why === 'unsteady') tab.view().connect({ port, token });
    return status.kind === 'live';
  });
}

test('a minute of agents that are killed and started again at random leaves no gap in the record', async () => {
  const seed = Date.now() >>> 0;
  const chance = chances(seed);
  const server = peer(spaces, 'lines', PORT, LINES, PAUSE);
  await server.ready;
  tab.view().typeLine('nc1', `nc ${KERNEL_ADDRESS} ${PORT}`);
  const end = performance.now() + 60_000;
  let killed = 0;
  while (performance.now() < end) {
    await sleep(1_000 + chance() * 4_000);
    agent.child.kill('SIGKILL');
    await agent.ended();
    killed++;
    await tab.until(({ status }) => status.kind === 'lost');
    await sleep(chance() * 800);
    await startAgent();
    await backAgain();
  }
  expect(killed, `seed ${seed}`).toBeGreaterThan(5);
  const nc1 = tab.view().us?.processes.nc1;
  const all = linesSent(LINES);
  const [bytes = ''] = all.split(' ');
  await tab.until(() => linesPrinted(logOf(tab), nc1).startsWith(`${bytes} `), 120_000);
  expect(linesPrinted(logOf(tab), nc1), `seed ${seed}`).toBe(all);
  const recorded = recordedIn(await ((await tab.view().save()) as Blob).text());
  const log = await replayed(recorded);
  expect(eventsUpTo(log, log.count)).toEqual(eventsUpTo(logOf(tab), log.count));
  const kept = await tab.record.read();
  expect(kept?.inputs.slice(0, recorded.inputs.length)).toEqual(recorded.inputs);
  expect(marked(MARK)).toEqual([agent.child.pid]);
  expect(socketsAt(card)).toBe(1);
}, 300_000);
