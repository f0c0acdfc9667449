/** ping: sends echo requests (RFC 792) and says what comes of each. */
import type { Instant } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { echoRequest, type HeardIcmp, readIcmp } from '../../protocols/icmp/message.ts';
import { type Commands, commandDone, commandIn, commandsOf, interrupts } from '../command-line.ts';
import { errorWords } from '../error-words.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages, resultOf } from '../non-blocking.ts';
import { type PingCommand, parsePing } from './command.ts';
import './events.ts';
import {
  countRtt,
  emptyTally,
  errorLine,
  headLine,
  replyLine,
  summaryLines,
  type Tally,
} from './report.ts';

export interface PingArgs {
  /** The command; without one, ping obeys each line that is typed. */
  line?: string;
}

interface Request {
  readonly sequence: number;
  readonly sentAt: Instant;
  state: 'waiting' | 'answered' | 'given-up';
}

export interface PingState {
  commands: Commands;
  command: PingCommand | null;
  fd: number;
  identifier: number;
  beganAt: Instant;
  /** The latest, the oldest first. */
  requests: Request[];
  tally: Tally;
}

/** Exit codes: nobody answered; the command could not be obeyed. */
const NO_REPLY = 1;
const USAGE = 2;
/** So many requests are remembered when they are done with, to tell a late answer and a second one from the first. */
const REMEMBERED = 1_024;

export const ping: AppKind<PingState, PingArgs> = {
  id: 'ping',
  needs: () => ['icmp', 'socket-options'],
  hears: { sockets: true },
  handles: ['INT'],
  init: ({ line }) => ({
    commands: commandsOf(line),
    command: null,
    fd: -1,
    identifier: 0,
    beganAt: 0,
    requests: [],
    tally: emptyTally(),
  }),
  step(state: PingState, event: AppEvent, env: AppEnv): void {
    const line = commandIn(state.commands, event);
    if (line !== undefined) run(state, line, env);
    else if (event.type === 'signal' && interrupts(state.commands)) finish(state, env);
    else if (event.type === 'socket' && event.fd === state.fd) hear(state, env);
    else if (event.type === 'timer' && event.name === 'send') send(state, env);
    else if (event.type === 'timer') giveUp(state, env);
  },
};

function run(state: PingState, line: string, env: AppEnv): void {
  const { command, wrong } = parsePing(line);
  if (command === undefined) {
    env.print(wrong === '' ? 'ping: whom? (an address)' : `ping: cannot use '${wrong}'`);
    end(state, USAGE, env);
    return;
  }
  const { value: fd, error } = call(env, { name: 'socket', type: 'icmp', nonBlocking: true });
  if (error !== undefined) {
    env.print(`ping: socket: ${error}`);
    end(state, USAGE, env);
    return;
  }
  const { ttl, dontFragment } = command;
  if (ttl > 0) call(env, { name: 'setsockopt', fd, option: 'IP_TTL', value: ttl });
  call(env, { name: 'setsockopt', fd, option: 'IP_DONTFRAG', value: Number(dontFragment) });
  const identifier = nextBelow(env.rng, 0x10000);
  Object.assign(state, { command, fd, identifier, beganAt: env.now });
  state.requests = [];
  state.tally = emptyTally();
  env.print(headLine(command));
  send(state, env);
}

function send(state: PingState, env: AppEnv): void {
  const { command, fd, identifier, requests, tally } = state;
  if (command === null) return;
  tally.sent++;
  const sequence = tally.sent & 0xffff;
  const request: Request = { sequence, sentAt: env.now, state: 'waiting' };
  requests.push(request);
  while (requests.length > REMEMBERED && requests[0]?.state !== 'waiting') requests.shift();
  const { to: address, size, count, interval } = command;
  const data = echoRequest({ identifier, sequence }, size);
  const { error } = resultOf(
    env.say(
      'ping.sent',
      { process: env.pid, sequence, dst: address, identifier, length: size },
      { name: 'sendto', fd, data, address, port: 0 },
    ),
  );
  if (error !== undefined) {
    request.state = 'given-up';
    tally.errors++;
    env.print(`icmp_seq=${sequence} not sent: ${errorWords(error)}`);
  }
  if (tally.sent !== count) env.startTimer('send', interval);
  wait(state, env);
}

/** For the oldest request; when there is none to wait for, and none to come, ping is done. */
function wait(state: PingState, env: AppEnv): void {
  const { command, requests, tally } = state;
  if (command === null) return;
  const oldest = requests.find((each) => each.state === 'waiting');
  if (oldest !== undefined) {
    env.startTimer('wait', Math.max(0, oldest.sentAt + command.timeout - env.now));
    return;
  }
  env.stopTimer('wait');
  if (tally.sent === command.count) finish(state, env);
}

function giveUp(state: PingState, env: AppEnv): void {
  const oldest = state.requests.find((each) => each.state === 'waiting');
  if (oldest === undefined || state.command === null) return;
  oldest.state = 'given-up';
  const { sequence } = oldest;
  env.trace('ping.unanswered', { process: env.pid, sequence, dst: state.command.to });
  env.print(`no answer: icmp_seq=${sequence}`);
  wait(state, env);
}

function hear(state: PingState, env: AppEnv): void {
  for (const datagram of messages(state.fd, env)) {
    const heard = readIcmp(datagram);
    if (heard === undefined) continue;
    if (heard.type === icmpTypes.echoReply) answered(state, heard, env);
    else if (heard.quote !== undefined) refused(state, heard, env);
  }
  wait(state, env);
}

/** What is told by identifier and sequence to be about a request of ours. */
function requestOf(state: PingState, { identifier, sequence }: HeardIcmp | Quoted) {
  if (identifier !== state.identifier) return undefined;
  return state.requests.findLast((each) => each.sequence === sequence);
}
type Quoted = NonNullable<HeardIcmp['quote']>;

function answered(state: PingState, heard: HeardIcmp, env: AppEnv): void {
  const request = requestOf(state, heard);
  if (request === undefined) return;
  const { sequence, sentAt } = request;
  const rtt = env.now - sentAt;
  const line = replyLine(heard, sequence, rtt);
  if (request.state === 'answered') {
    state.tally.duplicates++;
    env.print(`${line} (again)`);
    return;
  }
  const late = request.state === 'given-up';
  request.state = 'answered';
  const { src, ttl } = heard;
  env.trace('ping.answered', { process: env.pid, sequence, src, ttl, rtt });
  if (!late) countRtt(state.tally, rtt);
  env.print(late ? `${line} (too late)` : line);
}

/** An error is the end of its request; a redirect is not: the packet went on. */
function refused(state: PingState, heard: HeardIcmp, env: AppEnv): void {
  const quote = heard.quote as Quoted;
  const request = quote.dst === state.command?.to ? requestOf(state, quote) : undefined;
  if (request === undefined) return;
  const { sequence } = request;
  const { src, type, code } = heard;
  env.print(errorLine(heard, sequence));
  if (type === icmpTypes.redirect || type === icmpTypes.sourceQuench) return;
  env.trace('ping.refused', { process: env.pid, sequence, src, type, code });
  if (request.state !== 'waiting') return;
  request.state = 'given-up';
  state.tally.errors++;
}

function finish(state: PingState, env: AppEnv): void {
  const { command, tally, beganAt } = state;
  for (const line of summaryLines(command as PingCommand, tally, env.now - beganAt)) {
    env.print(line);
  }
  end(state, tally.received > 0 ? 0 : NO_REPLY, env);
}

function end(state: PingState, code: number, env: AppEnv): void {
  env.stopTimer('send');
  env.stopTimer('wait');
  if (state.fd >= 0) call(env, { name: 'close', fd: state.fd });
  state.fd = -1;
  state.command = null;
  const next = commandDone(state.commands, code, env);
  if (next !== undefined) run(state, next, env);
}
