/**
 * One question to one server, over UDP or TCP, and the answer that is believed. For programs: a stub
 * resolver has one exchange at a time, a resolver many.
 */
import type { AppEnv } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import type { Instant } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import type { CallResult, Errno, SocketCall } from '../../sockets/calls.ts';
import { OPCODE_QUERY, RCODE, rcodeName } from './codes.ts';
import { ednsOf, optRecord, rcodeOf } from './edns.ts';
import type { DnsDiscardReason, Transport } from './events.ts';
import './events.ts';
import { decodeMessage, encodeMessage, type Message, queryHeader } from './message.ts';
import { sameName } from './name.ts';
import { type Question, typeName } from './record.ts';
import { framed, joined, MOST_BYTES, unframed } from './stream.ts';

export interface Asked {
  readonly server: Ipv4;
  readonly port: number;
  readonly question: Question;
  readonly recursionDesired: boolean;
  /** The largest datagram that is taken (EDNS); null: none is said, which means 512. */
  readonly size: number | null;
  readonly over: Transport;
  /** How often this was asked, from 1. */
  readonly attempt: number;
}

/** What an attacker may not guess. A fixed one is how resolvers were before RFC 5452. */
export interface Chances {
  readonly id?: number;
  /** A socket that several exchanges share, so that all have its port; −1: each has its own. */
  readonly shared: number;
}

export interface Exchange {
  readonly asked: Asked;
  readonly id: number;
  readonly fd: number;
  readonly shared: boolean;
  readonly begunAt: Instant;
  /** Over TCP there has to be a connection first. */
  sent: boolean;
  /** Of a message over TCP that is not whole yet. */
  rest: Uint8Array;
}

export interface Reply {
  readonly message: Message;
  /** Octets of the message. */
  readonly size: number;
}

/** Ports a query may come from: those that need no privilege (RFC 5452 §4.5). */
const FIRST_PORT = 1024;
const PORTS = 0x10000 - FIRST_PORT;
/** Tries to find a port that nobody has. */
const PORT_TRIES = 16;

/**
 * Each query has an id and a port of its own, neither to be guessed (RFC 5452 §9.2). The socket is
 * connected, so that nothing reaches it but what comes from the server's address and port, and an
 * ICMP error about the query.
 */
export function beginExchange(asked: Asked, chances: Chances, env: AppEnv): Exchange | Errno {
  const shared = asked.over === 'UDP' && chances.shared >= 0;
  const fd = shared ? chances.shared : connectedSocket(asked, env);
  if (typeof fd === 'string') return fd;
  const id = chances.id ?? nextBelow(env.rng, 0x10000);
  const rest = new Uint8Array();
  const exchange: Exchange = { asked, id, fd, shared, begunAt: env.now, sent: false, rest };
  const error = asked.over === 'UDP' ? sendQuery(exchange, env) : undefined;
  if (error === undefined) return exchange;
  endExchange(exchange, env);
  return error;
}

function connectedSocket({ over, server: address, port }: Asked, env: AppEnv): number | Errno {
  const type = over === 'UDP' ? 'dgram' : 'stream';
  const opened = resultOf({ name: 'socket', type, nonBlocking: true }, env);
  if (opened.error !== undefined) return opened.error;
  const fd = opened.value;
  const error =
    (over === 'UDP' ? bindToAnyPort(fd, env) : undefined) ??
    resultOf({ name: 'connect', fd, address, port }, env).error;
  if (error === undefined || error === 'EINPROGRESS') return fd;
  env.call({ name: 'close', fd });
  return error;
}

function bindToAnyPort(fd: number, env: AppEnv): Errno | undefined {
  let error: Errno | undefined;
  for (let tries = 0; tries < PORT_TRIES; tries++) {
    const port = FIRST_PORT + nextBelow(env.rng, PORTS);
    error = resultOf({ name: 'bind', fd, address: 0, port }, env).error;
    if (error !== 'EADDRINUSE') return error;
  }
  return error;
}

function sendQuery(exchange: Exchange, env: AppEnv): Errno | undefined {
  const { asked, id, fd, shared } = exchange;
  const { question, recursionDesired, size, server, port, attempt, over } = asked;
  const message = encodeMessage({
    ...queryHeader(id, recursionDesired),
    questions: [question],
    answers: [],
    authorities: [],
    additionals: size === null ? [] : [optRecord(size)],
  });
  const data = over === 'TCP' ? framed(message) : message;
  const about = { ...aboutExchange(exchange, env), server, attempt, over };
  const request: SocketCall = shared
    ? { name: 'sendto', fd, data, address: server, port }
    : { name: 'send', fd, data };
  const sent = env.say('dns.query.sent', about, request);
  exchange.sent = true;
  if (!sent.done) return 'EAGAIN';
  return sent.result.error;
}

/** Something happened to the socket of an exchange. Null: nothing that it waited for. */
export function hearExchange(exchange: Exchange, what: string, env: AppEnv): Reply | Errno | null {
  if (exchange.asked.over === 'UDP') return readDatagrams(exchange, env);
  if (what === 'urgent' || what.startsWith('soft-error')) return null;
  const error = ERRORS[what] ?? (/^error (E[A-Z]+)$/.exec(what)?.[1] as Errno | undefined);
  if (error !== undefined) return error;
  if (!exchange.sent) {
    const failed = sendQuery(exchange, env);
    if (failed !== undefined) return failed;
  }
  return readStream(exchange, env);
}

/** What a socket event calls the errors that end a connection. */
const ERRORS: Readonly<Record<string, Errno>> = {
  refused: 'ECONNREFUSED',
  reset: 'ECONNRESET',
  timeout: 'ETIMEDOUT',
};

/** Reads what has come until it is the answer. Everything else is left to a later one. */
function readDatagrams(exchange: Exchange, env: AppEnv): Reply | Errno | null {
  while (env.mayGoOn()) {
    const { data, error } = resultOf({ name: 'recv', fd: exchange.fd, size: MOST_BYTES }, env);
    if (error !== undefined || data === undefined)
      return error === 'EAGAIN' ? null : (error ?? null);
    const reply = believed(exchange, data, env);
    if (reply !== null) return reply;
  }
  return null;
}

function readStream(exchange: Exchange, env: AppEnv): Reply | Errno | null {
  while (env.mayGoOn()) {
    const { fd } = exchange;
    const { value, data, error } = resultOf({ name: 'recv', fd, size: MOST_BYTES }, env);
    if (error !== undefined) return error === 'EAGAIN' ? null : error;
    if (value === 0 || data === undefined) return 'ECONNRESET';
    const { messages, rest } = unframed(joined(exchange.rest, data));
    exchange.rest = rest;
    for (const message of messages) {
      const reply = believed(exchange, message, env);
      if (reply !== null) return reply;
    }
  }
  return null;
}

/** The answer, if these octets are it; otherwise the trace says why they are not. */
export function believed(exchange: Exchange, data: Uint8Array, env: AppEnv): Reply | null {
  const { message, faults } = decodeMessage(data);
  const why = faults.length > 0 ? 'malformed' : mismatch(exchange, message);
  if (why !== null) {
    env.trace('dns.discarded', { process: env.pid, why });
    return null;
  }
  const { server, over } = exchange.asked;
  env.trace('dns.response.received', {
    ...aboutExchange(exchange, env),
    peer: server,
    rcode: rcodeName(rcodeOf(message)),
    answers: message.answers.length,
    authoritative: message.authoritative,
    truncated: message.truncated,
    over,
  });
  return { message, size: data.length };
}

/** Why a message is not the answer: id and question must be those of the query (RFC 5452 §9.1). */
export function mismatch({ id, asked }: Exchange, message: Message): DnsDiscardReason | null {
  const { question } = asked;
  if (!message.response) return 'wrong-direction';
  if (message.id !== id) return 'wrong-id';
  if (message.opcode !== OPCODE_QUERY) return 'wrong-opcode';
  if (ednsOf(message) === undefined) return 'malformed';
  const [about] = message.questions;
  if (about === undefined) return isBareError(message) ? null : 'wrong-question';
  const same =
    message.questions.length === 1 &&
    sameName(about.name, question.name) &&
    about.type === question.type &&
    about.class === question.class;
  return same ? null : 'wrong-question';
}

/**
 * An error that brings nothing along: a server that could not read the question cannot repeat it, and
 * one that is overloaded or refuses may save itself the trouble. There is nothing in it to be
 * deceived by, and the next server can be asked at once.
 */
function isBareError({ rcode, answers, authorities, additionals }: Message): boolean {
  const records = answers.length + authorities.length + additionals.length;
  return records === 0 && rcode !== RCODE.NOERROR && rcode !== RCODE.NXDOMAIN;
}

/** What events about a query say of it. */
function aboutExchange({ id, asked: { question } }: Exchange, env: AppEnv) {
  const { name, type } = question;
  return { process: env.pid, messageId: id, name, type: typeName(type) };
}

export function endExchange({ fd, shared }: Exchange, env: AppEnv): void {
  if (!shared) env.call({ name: 'close', fd });
}

/** Calls on a non-blocking socket return at once; one that does not is that of a process at its end. */
function resultOf(request: SocketCall, env: AppEnv): CallResult {
  const outcome = env.call(request);
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}
