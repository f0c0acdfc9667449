/**
 * A stub resolver (RFC 1034 §5.3.1): it asks name servers one question, again and again if need be,
 * and believes only an answer to it. For programs; its state is part of the program's.
 */
import type { AppEnv, AppEvent } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, SECOND } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import type { CallResult, Errno, SocketCall } from '../../sockets/calls.ts';
import { OPCODE_QUERY, RCODE, rcodeName } from './codes.ts';
import type { DnsDiscardReason, GivenUp } from './events.ts';
import './events.ts';
import { decodeMessage, encodeMessage, type Message, queryHeader } from './message.ts';
import { sameName } from './name.ts';
import { type Question, typeName } from './record.ts';

export const DNS_PORT = 53;

export interface ResolverSettings {
  /** Asked in turn. */
  readonly servers: readonly Ipv4[];
  readonly port: number;
  /** How long to wait for an answer. */
  readonly timeout: Duration;
  /** How many times each server is asked, all others in between. */
  readonly attempts: number;
}

/** As resolv.conf(5) has them. */
export const DEFAULT_SETTINGS = { port: DNS_PORT, timeout: 5 * SECOND, attempts: 2 } as const;

export interface Lookup {
  readonly settings: ResolverSettings;
  readonly question: Question;
  readonly recursionDesired: boolean;
  /** The socket of the query that is out, −1 for none. */
  fd: number;
  id: number;
  /** Queries sent so far, the one that is out among them. */
  queries: number;
  sentAt: Instant;
  /** The last answer that was no help: another server may know better. */
  unhelpful: Answer | null;
}

export interface Answer {
  readonly message: Message;
  readonly server: Ipv4;
  /** Octets of the message. */
  readonly size: number;
  readonly elapsed: Duration;
}

export type Progress =
  | { readonly type: 'answer'; readonly answer: Answer }
  /** A query was given up, and the next one is out. */
  | { readonly type: 'again'; readonly why: GivenUp; readonly server: Ipv4 }
  /** As was the last. */
  | { readonly type: 'failed'; readonly why: GivenUp; readonly server: Ipv4 };

export const RESOLVER_TIMER = 'dns-query';
/** Ports a query may come from: those that need no privilege (RFC 5452 §4.5). */
const FIRST_PORT = 1024;
const PORTS = 0x10000 - FIRST_PORT;
/** Tries to find a port that nobody has. */
const PORT_TRIES = 16;
/** More than any datagram that is read here. */
const MOST_BYTES = 65_535;

export function createLookup(
  settings: ResolverSettings,
  question: Question,
  recursionDesired: boolean,
): Lookup {
  return {
    settings,
    question,
    recursionDesired,
    fd: -1,
    id: 0,
    queries: 0,
    sentAt: 0,
    unhelpful: null,
  };
}

/** Sends the first query. Null: it is out; otherwise the lookup may be over already. */
export function startLookup(lookup: Lookup, env: AppEnv): Progress | null {
  const error = sendQuery(lookup, env);
  return error === null ? null : giveUp(lookup, error, env);
}

/** An event of the program that the lookup may wait for. Null: nothing that changes it. */
export function continueLookup(lookup: Lookup, event: AppEvent, env: AppEnv): Progress | null {
  if (lookup.fd < 0) return null;
  if (event.type === 'timer' && event.name === RESOLVER_TIMER) {
    return giveUp(lookup, 'timeout', env);
  }
  if (event.type !== 'socket' || event.fd !== lookup.fd) return null;
  return readAnswers(lookup, env);
}

/** Ends the lookup, whatever is out. */
export function endLookup(lookup: Lookup, env: AppEnv): void {
  if (lookup.fd < 0) return;
  env.stopTimer(RESOLVER_TIMER);
  env.call({ name: 'close', fd: lookup.fd });
  lookup.fd = -1;
}

function serverOf({ settings: { servers }, queries }: Lookup): Ipv4 {
  return servers[(queries - 1) % servers.length] as Ipv4;
}

/**
 * Each query has an id and a port of its own, neither to be guessed (RFC 5452 §9.2). The socket is
 * connected, so that nothing reaches it but what comes from the server's address and port, and an
 * ICMP error about the query.
 */
function sendQuery(lookup: Lookup, env: AppEnv): Errno | null {
  lookup.queries++;
  const { settings, question, recursionDesired } = lookup;
  const opened = resultOf({ name: 'socket', type: 'dgram', nonBlocking: true }, env);
  if (opened.error !== undefined) return opened.error;
  const fd = opened.value;
  lookup.fd = fd;
  lookup.id = nextBelow(env.rng, 0x10000);
  lookup.sentAt = env.now;
  const error =
    bindToAnyPort(fd, env) ??
    resultOf({ name: 'connect', fd, address: serverOf(lookup), port: settings.port }, env).error;
  if (error !== undefined) return error;
  const { queries: attempt } = lookup;
  const header = queryHeader(lookup.id, recursionDesired);
  const data = encodeMessage({
    ...header,
    questions: [question],
    answers: [],
    authorities: [],
    additionals: [],
  });
  const about = { ...aboutOf(lookup, env), server: serverOf(lookup), attempt };
  const sent = env.say('dns.query.sent', about, { name: 'send', fd, data });
  if (!sent.done) return 'EAGAIN';
  if (sent.result.error !== undefined) return sent.result.error;
  env.startTimer(RESOLVER_TIMER, settings.timeout);
  return null;
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

/** Reads what has come until it is the answer. Everything else is left to a later one. */
function readAnswers(lookup: Lookup, env: AppEnv): Progress | null {
  while (env.mayGoOn()) {
    const { data, error } = resultOf({ name: 'recv', fd: lookup.fd, size: MOST_BYTES }, env);
    if (error === 'EAGAIN' || data === undefined) {
      return error === undefined || error === 'EAGAIN' ? null : giveUp(lookup, error, env);
    }
    const { message, faults } = decodeMessage(data);
    const why = faults.length > 0 ? 'malformed' : mismatch(lookup, message);
    if (why !== null) {
      env.trace('dns.discarded', { process: env.pid, why });
      continue;
    }
    traceAnswer(lookup, message, env);
    const answer = {
      message,
      server: serverOf(lookup),
      size: data.length,
      elapsed: env.now - lookup.sentAt,
    };
    if (!isUnhelpful(answer.message)) {
      endLookup(lookup, env);
      return { type: 'answer', answer };
    }
    lookup.unhelpful = answer;
    return giveUp(lookup, 'unhelpful', env);
  }
  return null;
}

/** Why a message is not the answer: id and question must be those of the query (RFC 5452 §9.1). */
function mismatch({ id, question }: Lookup, message: Message): DnsDiscardReason | null {
  if (!message.response) return 'wrong-direction';
  if (message.id !== id) return 'wrong-id';
  if (message.opcode !== OPCODE_QUERY) return 'wrong-opcode';
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
function aboutOf({ id, question }: Lookup, env: AppEnv) {
  const { name, type } = question;
  return { process: env.pid, messageId: id, name, type: typeName(type) };
}

function traceAnswer(lookup: Lookup, message: Message, env: AppEnv): void {
  env.trace('dns.response.received', {
    ...aboutOf(lookup, env),
    peer: serverOf(lookup),
    rcode: rcodeName(message.rcode),
    answers: message.answers.length,
    authoritative: message.authoritative,
    truncated: message.truncated,
  });
}

/** The server does not say whether there is such a name: another one may (RFC 1034 §5.3.3). */
function isUnhelpful({ rcode }: Message): boolean {
  return rcode === RCODE.SERVFAIL || rcode === RCODE.REFUSED || rcode === RCODE.NOTIMP;
}

/** Closes the query that is out and sends the next, as long as there are attempts left. */
function giveUp(lookup: Lookup, first: GivenUp, env: AppEnv): Progress {
  const { servers, attempts } = lookup.settings;
  let why = first;
  const server = serverOf(lookup);
  for (;;) {
    env.trace('dns.query.failed', { ...aboutOf(lookup, env), server: serverOf(lookup), why });
    endLookup(lookup, env);
    if (lookup.queries >= servers.length * attempts || everyServerIsUnhelpful(lookup, why)) break;
    const error = sendQuery(lookup, env);
    if (error === null) return { type: 'again', why, server };
    why = error;
  }
  if (lookup.unhelpful !== null) return { type: 'answer', answer: lookup.unhelpful };
  return { type: 'failed', why, server: serverOf(lookup) };
}

/** One round of answers of no help is enough: nobody who said so will say something else. */
function everyServerIsUnhelpful({ settings, queries }: Lookup, why: GivenUp): boolean {
  return why === 'unhelpful' && queries >= settings.servers.length;
}

/** Calls on a non-blocking socket return at once; one that does not is that of a process at its end. */
function resultOf(request: SocketCall, env: AppEnv): CallResult {
  const outcome = env.call(request);
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}
