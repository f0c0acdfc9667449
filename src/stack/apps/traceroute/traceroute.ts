/**
 * traceroute: sends probes with a time to live of 1, 2, 3 … The router at which it runs out says so,
 * and so names itself; the host that they are for answers in another way. One probe is under way at
 * a time. The raw socket hears the ICMP messages, by which a probe is told by its ports, or by its
 * identifier and sequence number.
 */
import type { Instant } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { echoRequest, type HeardIcmp, readIcmp } from '../../protocols/icmp/message.ts';
import { type Commands, commandDone, commandIn, commandsOf, interrupts } from '../command-line.ts';
import { errorWords } from '../error-words.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages, READ, resultOf } from '../non-blocking.ts';
import { HEADERS, parseTraceroute, type TracerouteCommand } from './command.ts';
import './events.ts';
import { headLine, hopLine, type Outcome } from './report.ts';

export interface TracerouteArgs {
  /** The command; without one, traceroute obeys each line that is typed. */
  line?: string;
}

export interface TracerouteState {
  commands: Commands;
  command: TracerouteCommand | null;
  /** The raw socket, and that of UDP. */
  icmp: number;
  udp: number;
  /** The port that probes by UDP come from, the identifier of those by ICMP. */
  identifier: number;
  ttl: number;
  /** Of this TTL; null: nobody answered. */
  outcomes: (Outcome | null)[];
  /** Probes so far. */
  sent: number;
  sentAt: Instant;
}

const USAGE = 2;
const FAILED = 1;
/** Ports that programs do not get by chance: the upper half. */
const FIRST_SOURCE = 0x8000;
const TRIES = 16;

export const traceroute: AppKind<TracerouteState, TracerouteArgs> = {
  id: 'traceroute',
  needs: () => ['icmp', 'dgram', 'socket-options'],
  hears: { sockets: true },
  handles: ['INT'],
  init: ({ line }) => ({
    ...{ commands: commandsOf(line), command: null, icmp: -1, udp: -1 },
    ...{ identifier: 0, ttl: 0, outcomes: [], sent: 0, sentAt: 0 },
  }),
  step(state: TracerouteState, event: AppEvent, env: AppEnv): void {
    const line = commandIn(state.commands, event);
    if (line !== undefined) run(state, line, env);
    else if (event.type === 'signal' && interrupts(state.commands)) end(state, FAILED, env);
    else if (state.command === null) return;
    else if (event.type === 'timer') settle(state, null, env);
    else if (event.type === 'socket' && event.fd === state.icmp) hear(state, env);
    else if (event.type === 'socket' && event.fd === state.udp) drain(state, env);
  },
};

function run(state: TracerouteState, line: string, env: AppEnv): void {
  const { command, wrong } = parseTraceroute(line);
  if (command === undefined) {
    const words = wrong === '' ? 'whereto? (an address)' : `cannot use '${wrong}'`;
    env.print(`traceroute: ${words}`);
    end(state, USAGE, env);
    return;
  }
  state.command = command;
  if (!open(state, command, env)) {
    env.print('traceroute: no socket');
    end(state, FAILED, env);
    return;
  }
  state.sent = 0;
  state.ttl = command.firstTtl;
  state.outcomes = [];
  env.print(headLine(command));
  probe(state, env);
}

function open(state: TracerouteState, { by, dontFragment }: TracerouteCommand, env: AppEnv) {
  const socket = (type: 'icmp' | 'dgram') =>
    call(env, { name: 'socket', type, nonBlocking: true }).value;
  state.icmp = socket('icmp');
  state.udp = by === 'udp' ? socket('dgram') : -1;
  const fd = by === 'udp' ? state.udp : state.icmp;
  if (fd < 0 || state.icmp < 0) return false;
  call(env, { name: 'setsockopt', fd, option: 'IP_DONTFRAG', value: Number(dontFragment) });
  for (let i = 0; i < TRIES; i++) {
    const port = FIRST_SOURCE + nextBelow(env.rng, FIRST_SOURCE);
    state.identifier = port;
    if (by === 'icmp') return true;
    if (call(env, { name: 'bind', fd, address: 0, port }).error === undefined) return true;
  }
  return false;
}

function probe(state: TracerouteState, env: AppEnv): void {
  const { by, to: address, port: firstPort, size, timeout } = state.command as TracerouteCommand;
  const { ttl, identifier, udp, icmp } = state;
  const fd = by === 'udp' ? udp : icmp;
  call(env, { name: 'setsockopt', fd, option: 'IP_TTL', value: ttl });
  const { sent } = state;
  const port = by === 'udp' ? firstPort + sent : 0;
  const sequence = sent + 1;
  const data =
    by === 'udp'
      ? new Uint8Array(size - HEADERS)
      : echoRequest({ identifier, sequence }, size - HEADERS);
  state.sent++;
  state.sentAt = env.now;
  const { error } = resultOf(
    env.say(
      'traceroute.sent',
      { ...aboutOf(state, env), dst: address, by, number: by === 'udp' ? port : sequence },
      { name: 'sendto', fd, data, address, port },
    ),
  );
  if (error === undefined) {
    env.startTimer('wait', timeout);
    return;
  }
  env.print(`traceroute: cannot send: ${errorWords(error)}`);
  end(state, FAILED, env);
}

function aboutOf({ ttl, outcomes }: TracerouteState, env: AppEnv) {
  return { process: env.pid, ttl, probe: outcomes.length + 1 };
}

/** Errors of the UDP socket, of which ICMP tells more, and what somebody may have sent to its port. */
function drain({ udp }: TracerouteState, env: AppEnv): void {
  while (udp >= 0 && env.mayGoOn()) {
    const { error } = call(env, { name: 'recvfrom', fd: udp, size: READ });
    if (error === 'EAGAIN') return;
  }
}

function hear(state: TracerouteState, env: AppEnv): void {
  // What ICMP says has reached the UDP socket as well, and would fail the next probe.
  drain(state, env);
  for (const datagram of messages(state.icmp, env)) {
    const heard = readIcmp(datagram);
    if (heard === undefined || state.command === null || !isAnswer(state, heard)) continue;
    const { src, type, code, mtu } = heard;
    settle(state, { src, type, code, mtu, rtt: env.now - state.sentAt }, env);
  }
}

/** To the probe that is under way. An older one has been given up; it is told by its number. */
function isAnswer({ command, identifier, sent }: TracerouteState, heard: HeardIcmp): boolean {
  const { to, by, port } = command as TracerouteCommand;
  const { type, quote } = heard;
  if (quote === undefined) {
    const ours = heard.identifier === identifier && heard.sequence === sent;
    return by === 'icmp' && type === icmpTypes.echoReply && ours;
  }
  // A redirected packet has gone on, and a source quench says nothing of where.
  if (type === icmpTypes.redirect || type === icmpTypes.sourceQuench || quote.dst !== to) {
    return false;
  }
  return by === 'udp'
    ? quote.srcPort === identifier && quote.dstPort === port + sent - 1
    : quote.identifier === identifier && quote.sequence === sent;
}

/** A probe has come to something, or to nothing. */
function settle(state: TracerouteState, outcome: Outcome | null, env: AppEnv): void {
  const about = aboutOf(state, env);
  env.stopTimer('wait');
  if (outcome === null) env.trace('traceroute.unanswered', about);
  else {
    const { src, type, code, rtt } = outcome;
    env.trace('traceroute.answered', { ...about, src, type, code, rtt });
  }
  state.outcomes.push(outcome);
  const { probes, mostTtl } = state.command as TracerouteCommand;
  if (state.outcomes.length === probes) {
    env.print(hopLine(state.ttl, state.outcomes));
    if (state.outcomes.some(isEnd) || state.ttl === mostTtl) {
      end(state, 0, env);
      return;
    }
    state.ttl++;
    state.outcomes = [];
  }
  probe(state, env);
}

/** Reached, or unreachable: a longer way would come to nothing else. */
function isEnd(outcome: Outcome | null): boolean {
  return outcome !== null && outcome.type !== icmpTypes.timeExceeded;
}

function end(state: TracerouteState, code: number, env: AppEnv): void {
  env.stopTimer('wait');
  for (const fd of [state.icmp, state.udp]) if (fd >= 0) call(env, { name: 'close', fd });
  state.icmp = -1;
  state.udp = -1;
  state.command = null;
  const next = commandDone(state.commands, code, env);
  if (next !== undefined) run(state, next, env);
}
