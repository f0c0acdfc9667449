/** dig: asks a name server and prints what it answers. */
import { formatIpv4, type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import type { GivenUp } from '../../protocols/dns/events.ts';
import {
  continueLookup,
  createLookup,
  endLookup,
  type Lookup,
  type Progress,
  startLookup,
} from '../../protocols/dns/stub-resolver.ts';
import { errorWords } from '../error-words.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { type DigCommand, parseCommand } from './command.ts';
import { nameServersOfHost } from './name-servers.ts';
import { reportLines, shortLines, walkLines } from './report.ts';
import { beginWalk, firstStep, type NextStep, nextStep, shownRecords, type Walk } from './walk.ts';

export interface DigArgs {
  /** The command; without one, dig runs each line that is typed, one after the other. */
  line?: string;
  /** Name servers of the host, as resolv.conf lists them; without any, those of its DHCP lease. */
  servers?: readonly string[];
}

export interface DigState {
  line: string | undefined;
  servers: readonly Ipv4[];
  /** Lines typed while another was being answered. */
  waiting: string[];
  command: DigCommand | null;
  lookup: Lookup | null;
  /** With +trace: where it has come to. */
  walk: Walk | null;
}

/** Exit codes, as dig has them. */
const OK = 0;
const USAGE = 1;
const NO_REPLY = 9;

export const dig: AppKind<DigState, DigArgs> = {
  id: 'dns.dig',
  // A script's line that says whom to ask never looks at what the host knows.
  needs: ({ line, servers = [] }) =>
    servers.length > 0 || line?.includes('@') ? ['dgram'] : ['dgram', 'route'],
  hears: { sockets: true },
  handles: ['INT'],
  init: ({ line, servers = [] }) => ({
    line,
    servers: servers.flatMap((text) => parseIpv4(text) ?? []),
    waiting: [],
    command: null,
    lookup: null,
    walk: null,
  }),
  step(state: DigState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') {
      if (state.line !== undefined) run(state, state.line, env);
    } else if (event.type === 'input') {
      if (state.lookup === null) run(state, event.line, env);
      else state.waiting.push(event.line);
    } else if (event.type === 'signal') {
      interrupt(state, env);
    } else if (state.lookup !== null) {
      report(state, continueLookup(state.lookup, event, env), env);
    }
  },
};

function run(state: DigState, line: string, env: AppEnv): void {
  const { command, wrong } = parseCommand(line);
  if (command === undefined) {
    env.print(`dig: cannot use '${wrong}'`);
    end(state, USAGE, env);
    return;
  }
  const servers = serversFor(command, state, env);
  if (servers.length === 0) {
    env.print('dig: no server to ask: none is set, and no DHCP lease names one (say @10.0.0.53)');
    end(state, USAGE, env);
    return;
  }
  const { question, recurse, words, short, trace } = command;
  if (!short) env.print(`; dig ${words}`);
  state.command = command;
  if (!trace) {
    ask(state, { servers, question, recurse }, env);
    return;
  }
  state.walk = beginWalk(question, servers);
  step(state, firstStep(state.walk), env);
}

function ask(
  state: DigState,
  { servers, question, recurse }: Exclude<NextStep, string>,
  env: AppEnv,
): void {
  const { port, timeout, tries: attempts, tcp, ignore, size } = state.command as DigCommand;
  const settings = { servers, port, timeout, attempts, tcp, ignoresTruncation: ignore, size };
  state.lookup = createLookup(settings, question, recurse);
  report(state, startLookup(state.lookup, env), env);
}

/** One step of a walk. */
function step(state: DigState, next: NextStep, env: AppEnv): void {
  if (typeof next !== 'string') {
    ask(state, next, env);
    return;
  }
  if (next === 'no way') env.print(';; no server of the zone has an address');
  end(state, next === 'answered' ? OK : NO_REPLY, env);
}

/** Whom the command names; else whom the host's settings name; else whom its lease does. */
function serversFor({ server }: DigCommand, { servers }: DigState, env: AppEnv): readonly Ipv4[] {
  if (server !== undefined) return [server];
  return servers.length > 0 ? servers : nameServersOfHost(env);
}

function report(state: DigState, progress: Progress | null, env: AppEnv): void {
  if (progress === null) return;
  const { port, short } = state.command as DigCommand;
  if (progress.type === 'answer') {
    const { answer } = progress;
    const { walk } = state;
    if (walk !== null) {
      for (const line of walkLines(answer, shownRecords(walk, answer.message))) env.print(line);
      step(state, nextStep(walk, answer.message), env);
      return;
    }
    const lines = short ? shortLines(answer.message) : reportLines(answer, port);
    for (const line of lines) env.print(line);
    end(state, OK, env);
    return;
  }
  const { why, server } = progress;
  env.print(`;; ${wordsFor(why)}: ${formatIpv4(server)}#${port}`);
  if (progress.type === 'again') return;
  env.print(';; no servers could be reached');
  end(state, NO_REPLY, env);
}

function wordsFor(why: GivenUp): string {
  if (why === 'timeout') return 'timed out';
  return why === 'unhelpful' ? 'no help from' : errorWords(why);
}

/** Ctrl-C ends the lookup that is going on; at the prompt it ends nothing, as in a shell. */
function interrupt(state: DigState, env: AppEnv): void {
  state.waiting = [];
  if (state.lookup === null) return;
  endLookup(state.lookup, env);
  end(state, NO_REPLY, env);
}

/** A command is done: dig ends with it, or runs the next line that was typed. */
function end(state: DigState, code: number, env: AppEnv): void {
  state.lookup = null;
  state.command = null;
  state.walk = null;
  if (state.line !== undefined) {
    env.exit(code);
    return;
  }
  const next = state.waiting.shift();
  if (next !== undefined) run(state, next, env);
}
