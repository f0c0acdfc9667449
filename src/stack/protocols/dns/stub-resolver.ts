/**
 * A stub resolver (RFC 1034 §5.3.1): it asks name servers one question, again and again if need be,
 * and believes only an answer to it. For programs; its state is part of the program's.
 */
import type { AppEnv, AppEvent } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, SECOND } from '../../core/instant.ts';
import type { Errno } from '../../sockets/calls.ts';
import { DNS_PORT, RCODE } from './codes.ts';
import type { GivenUp, Transport } from './events.ts';
import { beginExchange, type Exchange, endExchange, hearExchange, type Reply } from './exchange.ts';
import type { Message } from './message.ts';
import { type Question, typeName } from './record.ts';

export interface ResolverSettings {
  /** Asked in turn. */
  readonly servers: readonly Ipv4[];
  readonly port: number;
  /** How long to wait for an answer. */
  readonly timeout: Duration;
  /** How many times each server is asked, all others in between. */
  readonly attempts: number;
  /** Over TCP from the start; otherwise only when an answer was cut off (RFC 7766 §5). */
  readonly tcp?: boolean;
  /** Takes an answer that is cut off as it is. */
  readonly ignoresTruncation?: boolean;
  /** The largest datagram that it takes (EDNS); without it nothing is said of that. */
  readonly size?: number | null;
}

/** As resolv.conf(5) has them. */
export const DEFAULT_SETTINGS = { port: DNS_PORT, timeout: 5 * SECOND, attempts: 2 } as const;

export interface Lookup {
  readonly settings: ResolverSettings;
  readonly question: Question;
  readonly recursionDesired: boolean;
  /** The query that is out. */
  exchange: Exchange | null;
  /** Queries sent so far, the one that is out among them; one again over TCP is the same. */
  queries: number;
  begunAt: Instant;
  /** The last answer that was no help: another server may know better. */
  unhelpful: Answer | null;
}

export interface Answer {
  readonly message: Message;
  readonly server: Ipv4;
  /** Octets of the message. */
  readonly size: number;
  readonly elapsed: Duration;
  readonly over: Transport;
}

export type Progress =
  | { readonly type: 'answer'; readonly answer: Answer }
  /** A query was given up, and the next one is out. */
  | { readonly type: 'again'; readonly why: GivenUp; readonly server: Ipv4 }
  /** As was the last. */
  | { readonly type: 'failed'; readonly why: GivenUp; readonly server: Ipv4 };

export const RESOLVER_TIMER = 'dns-query';
export function createLookup(
  settings: ResolverSettings,
  question: Question,
  recursionDesired: boolean,
): Lookup {
  const nothing = { exchange: null, queries: 0, begunAt: 0, unhelpful: null };
  return { settings, question, recursionDesired, ...nothing };
}

/** Sends the first query. Null: it is out; otherwise the lookup may be over already. */
export function startLookup(lookup: Lookup, env: AppEnv): Progress | null {
  const error = sendQuery(lookup, env);
  return error === null ? null : giveUp(lookup, error, env);
}

/** An event of the program that the lookup may wait for. Null: nothing that changes it. */
export function continueLookup(lookup: Lookup, event: AppEvent, env: AppEnv): Progress | null {
  const { exchange } = lookup;
  if (exchange === null) return null;
  if (event.type === 'timer' && event.name === RESOLVER_TIMER) {
    return giveUp(lookup, 'timeout', env);
  }
  if (event.type !== 'socket' || event.fd !== exchange.fd) return null;
  const heard = hearExchange(exchange, event.what, env);
  if (heard === null) return null;
  if (typeof heard === 'string') return giveUp(lookup, heard, env);
  return taken(lookup, heard, exchange, env);
}

/** Ends the lookup, whatever is out. */
export function endLookup(lookup: Lookup, env: AppEnv): void {
  if (lookup.exchange === null) return;
  env.stopTimer(RESOLVER_TIMER);
  endExchange(lookup.exchange, env);
  lookup.exchange = null;
}

function serverOf({ settings: { servers }, queries }: Lookup): Ipv4 {
  return servers[(queries - 1) % servers.length] as Ipv4;
}

function sendQuery(lookup: Lookup, env: AppEnv): Errno | null {
  lookup.queries++;
  lookup.begunAt = env.now;
  return ask(lookup, lookup.settings.tcp === true ? 'TCP' : 'UDP', env);
}

function ask(lookup: Lookup, over: Transport, env: AppEnv): Errno | null {
  const { settings, question, recursionDesired, queries: attempt } = lookup;
  const { port, size = null } = settings;
  const asked = { server: serverOf(lookup), port, question, recursionDesired, size, over, attempt };
  const exchange = beginExchange(asked, { shared: -1 }, env);
  if (typeof exchange === 'string') return exchange;
  lookup.exchange = exchange;
  env.startTimer(RESOLVER_TIMER, settings.timeout);
  return null;
}

/** What came is believed: it is the answer, or leads to another query. */
function taken(
  lookup: Lookup,
  { message, size }: Reply,
  { asked: { over } }: Exchange,
  env: AppEnv,
): Progress | null {
  if (message.truncated && over === 'UDP' && lookup.settings.ignoresTruncation !== true) {
    endLookup(lookup, env);
    const error = ask(lookup, 'TCP', env);
    return error === null ? null : giveUp(lookup, error, env);
  }
  const elapsed = env.now - lookup.begunAt;
  const answer: Answer = { message, server: serverOf(lookup), size, elapsed, over };
  if (!isUnhelpful(message)) {
    endLookup(lookup, env);
    return { type: 'answer', answer };
  }
  lookup.unhelpful = answer;
  return giveUp(lookup, 'unhelpful', env);
}

/** The server does not say whether there is such a name: another one may (RFC 1034 §5.3.3). */
function isUnhelpful({ rcode }: Message): boolean {
  return rcode === RCODE.SERVFAIL || rcode === RCODE.REFUSED || rcode === RCODE.NOTIMP;
}

/** What events about the query say of it. */
function aboutOf({ exchange, question: { name, type } }: Lookup, env: AppEnv) {
  return { process: env.pid, messageId: exchange?.id ?? 0, name, type: typeName(type) };
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
