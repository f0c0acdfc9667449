/** The live world against the agent's lab: our stack, in wall time, and two Linux kernels. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventsIn } from '../src/model/queries.ts';
import type { RecordedLive } from '../src/runtime/live/messages.ts';
import type { Program } from '../src/runtime/live/programs.ts';
import { readSessionFile } from '../src/runtime/live/session-file.ts';
import { kernelFor } from '../src/runtime/testing/kernel-for.ts';
import { readEvent, type TraceLog } from '../src/stack/trace/log.ts';
import { advance, startSession } from '../src/stack/world/session.ts';
import { type Installed, install, type Started, startAgent } from './agent/started.ts';
import { openTab, placeOf, type Tab } from './live/tab.ts';

let folder: Installed;
let agent: Started;
let address: URL;
let tab: Tab;

beforeAll(async () => {
  folder = await install();
  agent = startAgent(folder);
  address = await agent.address;
});

afterEach(() => tab?.close());

afterAll(async () => {
  agent?.process.kill('SIGINT');
  await agent?.exit;
  folder?.remove();
});

const printed = ({ view }: Tab): string => {
  const model = view().run?.getState().model;
  const lines = model === undefined ? [] : eventsIn(model, { kind: 'app.printed' });
  return Array.from(lines, ({ line }) => line).join('\n');
};

async function online(): Promise<Tab> {
  tab = openTab(address);
  tab.view().connect(placeOf(address));
  await tab.until(({ status }) => status.kind === 'offered');
  tab.view().join();
  await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'leased');
  return tab;
}

async function says(program: Program, line: string, what: RegExp): Promise<void> {
  const before = printed(tab).length;
  expect(tab.view().typeLine(program, line)).toBe(true);
  const said = tab.until(() => what.test(printed(tab).slice(before)));
  await said.catch(() => {
    throw new Error(`${program} ${line} did not say ${what}, but: ${printed(tab).slice(before)}`);
  });
}

const logOf = ({ view }: Tab): TraceLog =>
  (view().run as NonNullable<ReturnType<typeof view>['run']>).getState().model.log;

const eventsUpTo = (log: TraceLog, count: number): string[] =>
  Array.from({ length: count }, (_, id) => JSON.stringify(readEvent(log, id)));

async function savedSession(): Promise<RecordedLive> {
  const file = (await tab.view().save()) as Blob;
  const recorded = readSessionFile(await file.text());
  if (typeof recorded === 'string') throw new Error(recorded);
  return recorded;
}

async function replayed({ scenario, seed, inputs, until }: RecordedLive): Promise<TraceLog> {
  const session = { scenario: scenario.spec.id, seed, recorded: true, inputs };
  const spec = { ...scenario.spec, until };
  const running = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(running);
  return running.sim.log;
}

describe('joined to the lab', () => {
  test('we lease an address, ping, ask for a name and get a page; the saved run is the same again', async () => {
    await online();
    await says('ping', 'ping -c 2 10.77.0.1', /2 requests, 2 replies/);
    await says('dig', 'dig @10.77.0.1 web.lab', /10\.77\.1\.80/);
    await says('nc1', 'nc 10.77.1.80 80', /^$/);
    expect(tab.view().typeLine('nc1', 'GET / HTTP/1.0\r')).toBe(true);
    await says('nc1', '\r', /200 OK/);
    const recorded = await savedSession();
    const log = await replayed(recorded);
    expect(log.count).toBeGreaterThan(100);
    expect(eventsUpTo(log, log.count)).toEqual(eventsUpTo(logOf(tab), log.count));
  });
});
