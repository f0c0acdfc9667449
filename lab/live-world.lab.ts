/** The live world against the agent's lab: our stack, in wall time, and two Linux kernels. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventsIn } from '../src/model/queries.ts';
import type { RecordedLive } from '../src/runtime/live/messages.ts';
import type { Program } from '../src/runtime/live/programs.ts';
import type { LiveView } from '../src/runtime/live/types.ts';
import '../src/stack/nodes/network/events.ts';
import type { SessionInput } from '../src/stack/inputs/kind.ts';
import { eventsOf, type TraceLog } from '../src/stack/trace/log.ts';
import type { TraceEvent } from '../src/stack/trace/schema.ts';
import { type Installed, install, type Started, startAgent } from './agent/started.ts';
import { eventsUpTo, recordedIn, replayed } from './live/replayed.ts';
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

/** What the DHCP client says when it has an address, and when it is verified anew. */
const LEASED = /\/24 from 10\.77\.0\.1 /;

async function online(): Promise<Tab> {
  tab = openTab(address);
  tab.view().connect(placeOf(address));
  await tab.until(({ status }) => status.kind === 'offered');
  tab.view().join();
  await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'leased');
  // The run is sent behind the status: a test that asks what was said anew has to have it all.
  await tab.until(() => LEASED.test(printed(tab)));
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

async function savedSession(): Promise<RecordedLive> {
  const file = (await tab.view().save()) as Blob;
  return recordedIn(await file.text());
}

type Run = NonNullable<LiveView['run']>;
const runOf = ({ view }: Tab): Run => view().run as Run;
const kinds = ({ view }: Tab) => view().notices.map(({ kind }) => kind);

describe('joined to the lab', () => {
  test('we lease an address, ping, ask for a name and get a page; the saved run is the same again', async () => {
    await online();
    await says('ping', 'ping -c 2 10.77.0.1', /2 requests, 2 replies/);
    await says('dig', 'dig @10.77.0.1 web.lab', /10\.77\.1\.80/);
    await getPage();
    const recorded = await savedSession();
    const log = await replayed(recorded);
    expect(log.count).toBeGreaterThan(100);
    expect(eventsUpTo(log, log.count)).toEqual(eventsUpTo(logOf(tab), log.count));
  });

  test('whoever has the file cannot tell what the run draws after it was saved', async () => {
    await online();
    const { inputs, scenario, seed, until } = await savedSession();
    const ask = (at: number): SessionInput => {
      const process = scenario.processes.nc1 as number;
      return { at, kind: 'type', node: scenario.us, process, line: 'nc 10.77.1.80 80' };
    };
    await getPage();
    const whole = await savedSession();
    const typed = whole.inputs.findLast(({ kind }) => kind === 'type')?.at ?? 0;
    const guessed = { scenario, hello: whole.hello, begun: 0, seed, until: typed };
    const guess = await replayed({ ...guessed, inputs: [...inputs, ask(until)] });
    const first = (log: TraceLog) =>
      [...eventsOf(log, ['segment.sent'])].find(({ reason }) => reason === 'syn')?.srcPort;
    const sent = first(logOf(tab));
    expect(sent).toBeGreaterThan(0);
    expect(first(guess)).not.toBe(sent);
  });

  test('a fork drops a frame, keeps what the network said, and says how long that was true', async () => {
    await online();
    await getPage();
    const run = runOf(tab);
    const answer = [...eventsOf(logOf(tab), ['segment.sent'])].find(({ length }) => length > 0);
    const sent = [...eventsOf(logOf(tab), ['frame.sent'])].find(
      ({ packet }) => packet === answer?.id,
    );
    const { frame, at } = sent as TraceEvent<'frame.sent'>;
    const fork = run.getState().fork({ kind: 'drop', at, frame });
    await tab.until(({ truths }) => truths[fork] !== undefined);
    expect(tab.view().truths[fork]?.trueUntil).toBeGreaterThanOrEqual(at);
    const kept =
      run
        .getState()
        .treeRun(fork)
        ?.session.inputs.filter((each) => each.at > at) ?? [];
    expect(kept.some(({ kind }) => kind === 'arrive')).toBe(true);
  });

  test('a computer that slept says how long, and asks whether its address is still its own', async () => {
    await online();
    tab.sleep(90_000);
    await tab.until(({ status }) => status.kind === 'live' && status.own.how !== 'leased');
    await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'leased');
    expect(tab.view().notices).toMatchObject([{ kind: 'slept', forSeconds: 90 }]);
    const log = await replayed(await savedSession());
    expect([...eventsOf(log, ['network.away'])]).toHaveLength(1);
    expect(eventsUpTo(log, log.count)).toEqual(eventsUpTo(logOf(tab), log.count));
  });
});

describe('the agent lets nobody else in', () => {
  test('a second tab is told that another has it, and one without the token that it has none', async () => {
    await online();
    const other = openTab(address, 'another-tab');
    other.view().connect(placeOf(address));
    await other.until(({ status }) => status.kind === 'refused');
    expect(other.view().status).toEqual({ kind: 'refused', why: 'taken' });
    other.view().connect({ ...placeOf(address), token: 'wrong' });
    await other.until(({ status }) => status.kind === 'refused' && status.why === 'token');
    other.close();
  });

  test('a page from elsewhere is told that it must be the agent’s own', async () => {
    const foreign = openTab(new URL('http://127.0.0.1:1/'));
    foreign.view().connect(placeOf(address));
    await foreign.until(({ status }) => status.kind === 'refused');
    expect(foreign.view().status).toEqual({ kind: 'refused', why: 'origin' });
    foreign.close();
  });
});

describe('the record', () => {
  test('is found by a tab that was loaded again, and opened as it was', async () => {
    await online();
    await says('ping', 'ping -c 1 10.77.0.1', /1 replies|1 reply/);
    const before = eventsUpTo(logOf(tab), logOf(tab).count);
    const { record } = tab;
    tab.close();
    tab = openTab(address, 'a-tab', record);
    await tab.view().findLast();
    expect(tab.view().last).toMatchObject({ hello: { mode: 'lab' } });
    expect(await tab.view().openLast()).toBe(true);
    await tab.until(({ run }) => run?.getState().complete === true);
    expect(eventsUpTo(logOf(tab), before.length)).toEqual(before);
  });

  test('goes on when the agent is killed and started again', async () => {
    await online();
    const { port } = placeOf(address);
    agent.process.kill('SIGKILL');
    await tab.until(({ status }) => status.kind === 'lost');
    const [before, said] = [logOf(tab).count, printed(tab).length];
    agent = startAgent(folder, { args: ['--port', String(port)], home: agent.home });
    address = await agent.address;
    await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'leased', 60_000);
    expect(kinds(tab)).toContain('reconnected');
    // The address is verified anew (INIT-REBOOT): until it is, what is sent is lost.
    await tab.until(() => LEASED.test(printed(tab).slice(said)));
    await says('ping', 'ping -c 1 10.77.0.1', /1 reply|1 replies/);
    expect(logOf(tab).count).toBeGreaterThan(before);
    const log = await replayed(await savedSession());
    expect(eventsUpTo(log, log.count)).toEqual(eventsUpTo(logOf(tab), log.count));
  });
});

describe('an agent that stands still', () => {
  test('is noticed, and the run goes on when it does', async () => {
    await online();
    agent.process.kill('SIGSTOP');
    await tab.until(({ status }) => status.kind === 'lost' && status.why === 'silent', 30_000);
    const said = printed(tab).length;
    agent.process.kill('SIGCONT');
    await tab.until(({ status }) => status.kind === 'live' && status.own.how === 'leased', 60_000);
    // As after a restart: the address is verified anew, and until it is, what is sent is lost.
    await tab.until(() => LEASED.test(printed(tab).slice(said)));
    await says('ping', 'ping -c 1 10.77.0.1', /1 reply|1 replies/);
  });

  test('is no longer waited for by who calls it', async () => {
    const { process } = agent;
    process.kill('SIGSTOP');
    tab = openTab(address);
    tab.view().connect(placeOf(address));
    await tab.until(({ status }) => status.kind === 'refused', 30_000);
    expect(tab.view().status).toEqual({ kind: 'refused', why: 'silent' });
    process.kill('SIGCONT');
  });
});

async function getPage(): Promise<void> {
  for (const line of ['nc 10.77.1.80 80', 'GET / HTTP/1.0\r']) tab.view().typeLine('nc1', line);
  await says('nc1', '\r', /200 OK/);
}
