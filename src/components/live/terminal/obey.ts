/** Carries out what was typed: gives lines to programs, and says what comes of it. */

import { CONNECTIONS, PROGRAMS, type Program } from '../../../runtime/live/programs.ts';
import type { LiveStore } from '../../../runtime/live/types.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import { joinedOf } from '../live.ts';
import type { LiveText } from '../text.ts';
import { type Fault, type Order, type ProgramLine, readLine } from './language.ts';
import { lookedUp, lookupLine } from './lookup.ts';
import { freeTalker, isBusy, openTalks, SPOKEN, type Spoken, type Talk } from './spoken.ts';
import {
  clearTerminal,
  lookUpBegins,
  lookUpEnds,
  type Remark,
  remark,
  remember,
} from './terminal-store.ts';
import { placeNow } from './transcript.ts';

/** Looks names up for the page, so that it never waits behind what is typed at `dig`. */
export const LOOKUPS: Program = 'names';
/** A line that a program takes. */
const LONGEST = 4_000;
/** dig itself gives up before, ms. */
const PATIENCE = 30_000;

interface Hands {
  readonly live: LiveStore;
  readonly run: RunStore;
}

const spokenIn = ({ run }: Hands): Spoken => run.getState().model.part(SPOKEN);
const processOf = ({ live }: Hands, program: Program) => live.getState().us?.processes[program];

/** The program of a process. */
function programOf(hands: Hands, process: number): Program | undefined {
  return CONNECTIONS.find((program) => processOf(hands, program) === process);
}

/** A line of the command line, with its Enter. */
export function obey(hands: Hands, typed: string): void {
  const spoken = spokenIn(hands);
  const told = (what: Remark['what'], say: Remark['say']) => remark(what, placeNow(spoken), say);
  const line = typed.trim();
  if (line === '') return;
  remember(line);
  told('typed', () => line);
  const read = readLine(
    line,
    openTalks(spoken).map(({ number }) => number),
  );
  if (read === undefined) return;
  if ('fault' in read) told('wrong', (text) => faultWords(read.fault, text));
  else if (line.length > LONGEST) told('wrong', (text) => text('wrong.long'));
  else carryOut(hands, read.order);
}

export function faultWords(fault: Fault, text: LiveText): string {
  switch (fault.why) {
    case 'unknown':
      return fault.near === undefined
        ? text('wrong.unknown', { word: fault.word })
        : text('wrong.near', { word: fault.word, near: fault.near });
    case 'host':
      return text('wrong.host', { word: fault.word });
    case 'port': {
      const usage = text(`usage.${fault.command}`);
      if (fault.word === '') return text('wrong.noPort', { usage });
      return text('wrong.port', { word: fault.word, usage });
    }
    default: {
      const { command, word } = fault;
      const usage = text(`usage.${command}`);
      if (word === '') return text('wrong.missing', { command, usage });
      return text('wrong.word', { command, word, usage });
    }
  }
}

type Teller = (what: Remark['what'], say: Remark['say']) => void;

const tellerOf =
  (hands: Hands): Teller =>
  (what, say) =>
    remark(what, placeNow(spokenIn(hands)), say);

function carryOut(hands: Hands, order: Order): void {
  const tell = tellerOf(hands);
  switch (order.what) {
    case 'run':
      void withAddress(hands, order, (line) => give(hands, order.tool, line));
      return;
    case 'open':
      void withAddress(hands, order, (line) => open(hands, line));
      return;
    case 'send':
      withTalk(hands, order.to, (talk, program) => send(hands, talk, program, order.text));
      return;
    case 'close':
      withTalk(hands, order.which, (talk, program) => close(hands, talk, program));
      return;
    case 'stop':
      stop(hands);
      return;
    case 'clear':
      clearTerminal(placeNow(spokenIn(hands)));
      return;
    default: {
      const { about } = order;
      tell('told', (text) => helpWords(about, text));
    }
  }
}

function helpWords(about: Extract<Order, { what: 'help' }>['about'], text: LiveText): string {
  if (about !== undefined) return `${text(`usage.${about}`)}\n  ${text(`about.${about}`)}`;
  const listed = ['ping', 'dig', 'traceroute', 'connect', 'listen', 'send', 'close'] as const;
  const lines = [...listed, ...(['stop', 'clear', 'help'] as const)].map(
    (command) => `${text(`usage.${command}`)}\n  ${text(`about.${command}`)}`,
  );
  return [...lines, text('help.keys')].join('\n');
}

function give(hands: Hands, program: Program, line: string): boolean {
  const taken = hands.live.getState().typeLine(program, line);
  if (!taken) tellerOf(hands)('wrong', (text) => text('wrong.notLive'));
  return taken;
}

function open(hands: Hands, line: string): void {
  const processes = CONNECTIONS.flatMap((program) => processOf(hands, program) ?? []);
  const free = freeTalker(spokenIn(hands), processes);
  const program = free === undefined ? undefined : programOf(hands, free);
  if (program === undefined) {
    tellerOf(hands)('wrong', (text) => text('wrong.full', { n: processes.length }));
    return;
  }
  const number = spokenIn(hands).talks.length + 1;
  if (!give(hands, program, line)) return;
  const what = line.replace(/^nc /, '');
  tellerOf(hands)('told', (text) => text('say.opened', { n: number, what }));
}

/** Whom a number, or none, means. */
function withTalk(
  hands: Hands,
  number: number | undefined,
  act: (talk: Talk, program: Program) => void,
): void {
  const tell = tellerOf(hands);
  const talks = openTalks(spokenIn(hands));
  const talk = number === undefined ? talks.at(-1) : talks.find((each) => each.number === number);
  const program = talk && programOf(hands, talk.process);
  if (talk !== undefined && program !== undefined) act(talk, program);
  else if (talks.length === 0 || number === undefined) {
    tell('wrong', (text) => text('wrong.noTalk', { usage: text('usage.connect') }));
  } else {
    const all = talks.map((each) => each.number).join(' ');
    tell('wrong', (text) => text('wrong.noSuchTalk', { n: number, open: all }));
  }
}

const bytesIn = (said: string) => new TextEncoder().encode(said).length;

/** With the newline that the program adds. */
export const sentBytes = (said: string): number => bytesIn(said) + 1;

function send(hands: Hands, talk: Talk, program: Program, said: string): void {
  const tell = tellerOf(hands);
  const { number: n } = talk;
  if (talk.weEnded) {
    tell('wrong', (text) => text('wrong.weClosed', { n }));
    return;
  }
  if (!give(hands, program, said)) return;
  tell('told', (text) => text('say.sent', { n, bytes: sentBytes(said) }));
}

/** Whether `close` sends our FIN: of what is no stream that goes on, it puts an end to all. */
export const closesPolitely = ({ connected, weEnded, line }: Talk): boolean =>
  connected && !weEnded && !/ -\w*u/.test(line);

function close({ live, ...more }: Hands, talk: Talk, program: Program): void {
  const hands = { live, ...more };
  const polite = closesPolitely(talk);
  const { endOfInput, signal } = live.getState();
  const done = polite ? endOfInput(program) : signal(program, 'INT');
  const { number: n } = talk;
  if (!done) tellerOf(hands)('wrong', (text) => text('wrong.notLive'));
  else tellerOf(hands)('told', (text) => text(polite ? 'say.closed' : 'say.given-up', { n }));
}

/** ^C at whatever obeys a command; a program that does not would end by it. */
export function stop(hands: Hands): void {
  const spoken = spokenIn(hands);
  const busy = PROGRAMS.filter((program) => {
    const process = processOf(hands, program);
    return program !== 'lease' && process !== undefined && isBusy(spoken, process);
  });
  const stopped = busy.filter((program) => hands.live.getState().signal(program, 'INT'));
  const what = stopped.filter((program) => program !== LOOKUPS).join(' ');
  tellerOf(hands)('told', (text) =>
    what === '' ? text('say.nothingToStop') : text('say.stopped', { what }),
  );
}

/** The line of a program, as soon as the name in it has been looked up. */
async function withAddress(
  hands: Hands,
  { name, line }: ProgramLine,
  then: (line: string) => void,
): Promise<void> {
  if (name === undefined) {
    then(line(''));
    return;
  }
  const tell = tellerOf(hands);
  lookUpBegins(name);
  const found = await lookUp(hands, name);
  lookUpEnds(name);
  if (found === undefined) tell('wrong', (text) => text('wrong.notLive'));
  else if ('failed' in found) tell('wrong', (text) => text(`wrong.${found.failed}`, { name }));
  else {
    tell('told', (text) => text('say.is', { name, address: found.address }));
    then(line(found.address));
  }
}

let waiting: Promise<unknown> = Promise.resolve();

/** One name after the other: what is printed is the answer to the last question. */
function lookUp(hands: Hands, name: string): ReturnType<typeof askFor> {
  const asked = waiting.then(() => askFor(hands, name));
  waiting = asked;
  return asked;
}

async function askFor(hands: Hands, name: string): Promise<ReturnType<typeof lookedUp>> {
  const { live, run } = hands;
  const process = processOf(hands, LOOKUPS);
  const from = placeNow(spokenIn(hands));
  const server = joinedOf(live.getState().status)?.hello.lab?.dns.address;
  if (process === undefined || !live.getState().typeLine(LOOKUPS, lookupLine(name, server))) {
    return undefined;
  }
  return new Promise((resolve) => {
    const look = () => {
      const { lines, forgotten } = spokenIn(hands);
      const printed = lines
        .slice(Math.max(0, from - forgotten))
        .filter((line) => line.process === process && line.what === 'printed')
        .map(({ text }) => text);
      const found = lookedUp(printed);
      if (found !== undefined) done(found);
    };
    const unsubscribe = run.subscribe(look);
    const timer = setTimeout(() => done({ failed: 'no-answer' }), PATIENCE);
    const done = (found: NonNullable<ReturnType<typeof lookedUp>>) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(found);
    };
    look();
  });
}
