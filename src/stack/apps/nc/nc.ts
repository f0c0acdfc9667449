/**
 * nc: a person's end of a connection, or of a conversation by datagrams. Lines that are typed go out,
 * and what comes is printed. Ctrl-D (a line that is EOT) ends the input: of a stream, the side that
 * sends is shut down, and the other still comes. nc ends when both have.
 */
import { formatIpv4 } from '../../core/addresses.ts';
import { MILLISECOND } from '../../core/instant.ts';
import { utf8 } from '../../core/text.ts';
import { type Commands, commandDone, commandIn, commandsOf, interrupts } from '../command-line.ts';
import { errorWords } from '../error-words.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, READ } from '../non-blocking.ts';
import { type NcCommand, parseNc } from './command.ts';
import { joined, printLines, printRest } from './output.ts';

export interface NcArgs {
  /** The command; without one, the first line that is typed is it, and the next when that is done. */
  line?: string;
  /** Lines of its input, as if it read a file: behind the last comes the end. */
  input?: readonly string[];
}

export interface NcState {
  commands: Commands;
  readonly input: readonly string[] | undefined;
  command: NcCommand | null;
  /** The socket that listens, and that of the conversation; −1: none. */
  listener: number;
  fd: number;
  connected: boolean;
  /** What the socket has had no room for yet, as messages. */
  unsent: Uint8Array[];
  inputEnded: boolean;
  /** Our side of a stream has been shut down; the other side has. */
  shut: boolean;
  ended: boolean;
  /** The beginning of a line. */
  partial: Uint8Array;
  /** Who spoke last in the group. */
  speaker: string;
}

/** What a terminal makes of Ctrl-D. */
export const END_OF_INPUT = '\u0004';
const EMPTY = new Uint8Array();
const USAGE = 2;
const FAILED = 1;
/** The beginning of a line is printed when its end keeps us waiting. */
const PAUSE = 200 * MILLISECOND;

/** What a socket event calls the errors that end a connection. */
const ERRORS: Readonly<Record<string, string>> = {
  refused: 'ECONNREFUSED',
  reset: 'ECONNRESET',
  timeout: 'ETIMEDOUT',
};

const SOFT = 'soft-error ';
const UNREACHABLE = ['EHOSTUNREACH', 'ENETUNREACH'];

export const nc: AppKind<NcState, NcArgs> = {
  id: 'nc',
  // Who obeys typed lines may be told of a group: then the world says itself what it needs.
  needs: ({ line = '' }) => (parseNc(line).command?.group ? ['dgram', 'igmp'] : ['dgram']),
  hears: { sockets: true },
  handles: ['INT'],
  init: ({ line, input }) => ({
    ...{ commands: commandsOf(line), input, command: null, listener: -1, fd: -1 },
    ...{ connected: false, unsent: [], inputEnded: false, shut: false, ended: false },
    ...{ partial: EMPTY, speaker: '' },
  }),
  step(state: NcState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'input' && state.command !== null) {
      typed(state, event.line, env);
      return;
    }
    const line = commandIn(state.commands, event);
    if (line !== undefined) run(state, line, env);
    else if (event.type === 'signal' && interrupts(state.commands)) end(state, FAILED, env);
    else if (state.command === null) return;
    else if (event.type === 'timer' && event.name === 'pause') flush(state, env);
    else if (event.type === 'timer') end(state, 0, env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function run(state: NcState, line: string, env: AppEnv): void {
  const { command, wrong } = parseNc(line);
  if (command === undefined) {
    env.print(wrong === '' ? 'nc: whereto? (an address and a port)' : `nc: cannot use '${wrong}'`);
    end(state, USAGE, env);
    return;
  }
  Object.assign(state, { command, connected: false, unsent: [], partial: EMPTY, speaker: '' });
  Object.assign(state, { inputEnded: false, shut: false, ended: false });
  const error = open(state, command, env);
  if (error !== undefined) {
    env.print(`nc: ${errorWords(error)}`);
    end(state, FAILED, env);
    return;
  }
  rest(state, env);
  for (const each of state.input ?? []) typed(state, each, env);
  if (state.input !== undefined) typed(state, END_OF_INPUT, env);
}

/** Returns what was in the way. */
function open(state: NcState, command: NcCommand, env: AppEnv): string | undefined {
  const { type, listens, localPort, address, port } = command;
  const { value: fd, error } = call(env, { name: 'socket', type, nonBlocking: true });
  if (error !== undefined) return error;
  const waits = listens && type === 'stream';
  if (waits) state.listener = fd;
  else state.fd = fd;
  if (localPort !== 0) {
    const bound = call(env, { name: 'bind', fd, address: 0, port: localPort });
    if (bound.error !== undefined) return `port ${localPort}: ${bound.error}`;
  }
  if (waits) return call(env, { name: 'listen', fd, backlog: 1 }).error;
  if (listens) return joinGroup(fd, command, env);
  const made = call(env, { name: 'connect', fd, address, port });
  state.connected = made.error === undefined;
  return made.error === 'EINPROGRESS' ? undefined : made.error;
}

function joinGroup(fd: number, { group }: NcCommand, env: AppEnv): string | undefined {
  if (group === 0) return undefined;
  const value = formatIpv4(group);
  const { error } = call(env, { name: 'setsockopt', fd, option: 'IP_ADD_MEMBERSHIP', value });
  return error === undefined ? undefined : `${value}: ${error}`;
}

/** Silence from now on may end the conversation (-w). */
function rest({ command }: NcState, env: AppEnv): void {
  if (command !== null && command.idle > 0) env.startTimer('idle', command.idle);
}

function typed(state: NcState, line: string, env: AppEnv): void {
  if (state.command === null || state.inputEnded) return;
  if (state.command.group !== 0) {
    env.print('nc: a group is only listened to');
    return;
  }
  if (line === END_OF_INPUT) state.inputEnded = true;
  else state.unsent.push(utf8(`${line}\n`));
  send(state, env);
}

/** As much as the socket takes. Behind the last line of a stream comes the FIN. */
function send(state: NcState, env: AppEnv): void {
  const { fd, unsent, command } = state;
  if (!state.connected || command === null) return;
  while (unsent.length > 0) {
    const data = unsent[0] as Uint8Array;
    const { value, error } = call(env, { name: 'send', fd, data });
    if (error === 'EAGAIN') return;
    if (error !== undefined) {
      fail(state, error, env);
      return;
    }
    rest(state, env);
    if (value < data.length) unsent[0] = data.slice(value);
    else unsent.shift();
  }
  if (!state.inputEnded || state.shut || command.type === 'dgram') return;
  state.shut = true;
  call(env, { name: 'shutdown', fd, how: 'wr' });
  endIfBothHave(state, env);
}

function hear(state: NcState, fd: number, what: string, env: AppEnv): void {
  if (fd === state.listener) accept(state, env);
  else if (fd !== state.fd || what === 'urgent') return;
  else if (what.startsWith(SOFT)) softError(state, what.slice(SOFT.length), env);
  else if (what === 'connected' || what === 'writable') {
    state.connected = true;
    send(state, env);
  } else if (what === 'readable' || what === 'end') receive(state, env);
  else fail(state, what.replace(/^error /, ''), env);
}

/**
 * An error that may pass (RFC 1122 §4.2.3.9): TCP goes on trying for minutes. Whoever waits for a
 * connection that nobody can reach is told at once; one that is there outlives it.
 */
function softError(state: NcState, error: string, env: AppEnv): void {
  if (!state.connected && UNREACHABLE.includes(error)) fail(state, error, env);
}

/** One conversation, so nobody else is let in. */
function accept(state: NcState, env: AppEnv): void {
  const {
    value: fd,
    error,
    address = 0,
    port = 0,
  } = call(env, { name: 'accept', fd: state.listener });
  if (error !== undefined) return;
  call(env, { name: 'setNonBlocking', fd, on: true });
  call(env, { name: 'close', fd: state.listener });
  state.listener = -1;
  state.fd = fd;
  begin(state, address, port, env);
  // What came before it was accepted was announced to nobody.
  receive(state, env);
}

function begin(state: NcState, address: number, port: number, env: AppEnv): void {
  env.print(`nc: ${formatIpv4(address)}:${port} is there`);
  state.connected = true;
  send(state, env);
}

function receive(state: NcState, env: AppEnv): void {
  while (state.command !== null && state.fd >= 0 && env.mayGoOn()) {
    const { fd, command } = state;
    const got = call(env, { name: 'recvfrom', fd, size: READ });
    const { data = EMPTY, error, address = 0, port = 0 } = got;
    if (error === 'EAGAIN') return;
    if (error !== undefined) {
      fail(state, error, env);
      return;
    }
    rest(state, env);
    if (command.group !== 0) heardIn(state, address, port, env);
    else if (command.type === 'dgram' && !state.connected) {
      // Whoever comes first is the other side.
      call(env, { name: 'connect', fd, address, port });
      begin(state, address, port, env);
    }
    if (command.type === 'stream' && got.value === 0) {
      state.ended = true;
      flush(state, env);
      endIfBothHave(state, env);
      return;
    }
    print(state, data, env);
  }
}

/** In a group many speak: each is named when it is another than before. */
function heardIn(state: NcState, address: number, port: number, env: AppEnv): void {
  const speaker = `${formatIpv4(address)}:${port}`;
  if (state.speaker !== speaker) env.print(`nc: ${speaker} says`);
  state.speaker = speaker;
}

/** A datagram is whole; of a stream, the beginning of a line waits for its end. */
function print(state: NcState, data: Uint8Array, env: AppEnv): void {
  state.partial = printLines(joined(state.partial, data), env);
  if (state.partial.length === 0) env.stopTimer('pause');
  else if (state.command?.type === 'dgram') flush(state, env);
  else env.startTimer('pause', PAUSE);
}

function flush(state: NcState, env: AppEnv): void {
  if (state.partial.length > 0) printRest(state.partial, env);
  state.partial = EMPTY;
  env.stopTimer('pause');
}

function endIfBothHave(state: NcState, env: AppEnv): void {
  if (state.shut && state.ended) end(state, 0, env);
}

function fail(state: NcState, why: string, env: AppEnv): void {
  flush(state, env);
  env.print(`nc: ${errorWords(ERRORS[why] ?? why)}`);
  end(state, FAILED, env);
}

function end(state: NcState, code: number, env: AppEnv): void {
  flush(state, env);
  env.stopTimer('idle');
  for (const fd of [state.listener, state.fd]) if (fd >= 0) call(env, { name: 'close', fd });
  state.listener = -1;
  state.fd = -1;
  state.connected = false;
  state.command = null;
  const next = commandDone(state.commands, code, env);
  if (next !== undefined) run(state, next, env);
}
