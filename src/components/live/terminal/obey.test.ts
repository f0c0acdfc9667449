import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../../runtime/live/programs.ts';
import type { LiveStore, LiveView } from '../../../runtime/live/types.ts';
import type { RunStore, RunView } from '../../../runtime/run-view.ts';
import type { LiveText } from '../text.ts';
import { obey, stop } from './obey.ts';
import { END_OF_INPUT, type Spoken, type Talk } from './spoken.ts';
import { resetTerminal, useTerminal } from './terminal-store.ts';

const PROCESSES = { ping: 1, dig: 2, names: 3, nc1: 4, nc2: 5 };
const talk = (number: number, process: number, more: Partial<Talk> = {}): Talk => ({
  ...{ number, process, line: 'nc 10.0.0.2 80', since: 0, sockets: new Set([9]), conn: 0 },
  ...{ connected: true, peerEnded: false, weEnded: false, ended: false, ...more },
});
/** Keys in place of words, with what they are filled with. */
const text = ((key: string, values: object = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as LiveText;

let spoken: Spoken;
let given: [Program, string][];
let live: boolean;
let hands: { live: LiveStore; run: RunStore };

beforeEach(() => {
  resetTerminal();
  given = [];
  live = true;
  spoken = {
    ...{ node: 0, lines: [], forgotten: 0, talks: [], last: new Map() },
    ...{ talkers: new Set([4, 5]), sockets: new Map(), states: new Map() },
  };
  const give = (program: Program, line: string) => {
    if (live) given.push([program, line]);
    return live;
  };
  const view: Partial<LiveView> = {
    status: { kind: 'none' },
    us: { node: 0, processes: PROCESSES },
    typeLine: give,
    signal: (program, signal) => give(program, signal),
    endOfInput: (program) => give(program, END_OF_INPUT),
  };
  hands = {
    live: createStore(() => view as LiveView),
    run: createStore(() => ({ model: { part: () => spoken }, version: 0 }) as unknown as RunView),
  };
});

function has(...talks: Talk[]): void {
  spoken.talks.push(...talks);
  for (const each of talks) spoken.last.set(each.process, each);
}
/** A line that a program prints, as the run grows by it. */
function prints(process: number, line: string): void {
  spoken.lines.push({ event: 0, at: 0, process, what: 'printed', text: line, talk: undefined });
  hands.run.setState({ version: spoken.lines.length });
}
const remarks = () =>
  useTerminal.getState().remarks.map(({ what, say }) => `${what}: ${say(text)}`);

describe('a command', () => {
  test('is given to its program as it was typed, and is remembered', () => {
    obey(hands, 'ping -c 2 10.0.0.2');
    expect(given).toEqual([['ping', 'ping -c 2 10.0.0.2']]);
    expect(useTerminal.getState().history.at(-1)).toBe('ping -c 2 10.0.0.2');
  });

  test('with a name waits for its address, which is told', async () => {
    obey(hands, 'ping web.lab');
    await vi.waitFor(() => expect(given).toEqual([['names', 'dig web.lab A']]));
    prints(3, 'web.lab.\t60\tIN\tA\t10.77.1.80');
    prints(3, ';; MSG SIZE  rcvd: 41');
    await vi.waitFor(() => expect(given.at(-1)).toEqual(['ping', 'ping 10.77.1.80']));
    expect(remarks()).toContain('told: say.is web.lab 10.77.1.80');
  });

  test('with a name that nobody knows does nothing, and says so', async () => {
    obey(hands, 'connect nowhere.lab 80');
    await vi.waitFor(() => expect(given).toHaveLength(1));
    prints(3, ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1');
    prints(3, ';; MSG SIZE  rcvd: 41');
    await vi.waitFor(() => expect(remarks()).toContain('wrong: wrong.no-name nowhere.lab'));
    expect(given).toHaveLength(1);
  });

  test('that makes no sense goes nowhere', () => {
    obey(hands, 'pin');
    expect(given).toEqual([]);
    expect(remarks().at(-1)).toBe('wrong: wrong.near pin ping');
  });

  test('says that nothing is connected where nothing is', () => {
    live = false;
    obey(hands, 'ping 10.0.0.2');
    expect(remarks().at(-1)).toBe('wrong: wrong.notLive');
  });
});

describe('a connection', () => {
  test('is opened by a program that has none, under the next number', () => {
    has(talk(1, 4));
    obey(hands, 'connect 10.0.0.3 7');
    expect(given).toEqual([['nc2', 'nc 10.0.0.3 7']]);
    expect(remarks().at(-1)).toBe('told: say.opened 2 10.0.0.3 7');
  });

  test('is refused when every program has one', () => {
    has(talk(1, 4), talk(2, 5));
    obey(hands, 'connect 10.0.0.3 7');
    expect(given).toEqual([]);
    expect(remarks().at(-1)).toBe('wrong: wrong.full 2');
  });

  test('is sent to by its number; without one, the newest is meant', () => {
    has(talk(1, 4), talk(2, 5));
    obey(hands, 'send 1 hello');
    obey(hands, 'send hello');
    expect(given).toEqual([
      ['nc1', 'hello'],
      ['nc2', 'hello'],
    ]);
  });

  test('that is not there is not sent to', () => {
    obey(hands, 'send hello');
    expect(remarks().at(-1)).toBe('wrong: wrong.noTalk usage.connect');
    has(talk(1, 4));
    obey(hands, 'close 7');
    expect(remarks().at(-1)).toBe('wrong: wrong.noSuchTalk 7 1');
    expect(given).toEqual([]);
  });

  test('is closed by our FIN first, and given up the second time', () => {
    has(talk(1, 4));
    obey(hands, 'close');
    expect(given).toEqual([['nc1', END_OF_INPUT]]);
    (spoken.talks[0] as Talk).weEnded = true;
    obey(hands, 'close');
    expect(given.at(-1)).toEqual(['nc1', 'INT']);
  });
});

test('stop interrupts only programs that are doing something', () => {
  spoken.sockets.set(1, new Set([3]));
  spoken.sockets.set(2, new Set());
  stop(hands);
  expect(given).toEqual([['ping', 'INT']]);
});
