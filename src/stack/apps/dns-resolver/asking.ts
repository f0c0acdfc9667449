/** Which server is asked, how long an answer is waited for, and what becomes of it. */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, SECOND } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import type { Cut } from '../../protocols/dns/cache.ts';
import type { GivenUp, Transport } from '../../protocols/dns/events.ts';
import { beginExchange, endExchange } from '../../protocols/dns/exchange.ts';
import type { DomainName } from '../../protocols/dns/name.ts';
import { typeName } from '../../protocols/dns/record.ts';
import type { AppEnv } from '../kind.ts';
import type { ResolverState, Search } from './state.ts';

export interface Chosen {
  readonly host: DomainName;
  readonly server: Ipv4;
}

const LONGEST_WAIT = 10 * SECOND;

/**
 * The server that has answered fastest so far; one that is not known yet goes first, as there is no other
 * way to get to know it. Of equals, chance decides (RFC 5452 §4.4).
 */
export function chooseServer(
  { rtts }: ResolverState,
  { tries, useless }: Search,
  { servers }: Cut,
  most: number,
  env: AppEnv,
): Chosen | undefined {
  let best: Chosen[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { name: host, addresses } of servers) {
    for (const server of addresses) {
      const times = tries.get(server) ?? 0;
      if (times >= most || useless.includes(server)) continue;
      // Everybody once before anybody twice.
      const cost = times * 2 * LONGEST_WAIT + (rtts.get(server) ?? 0);
      if (cost > least) continue;
      if (cost < least) best = [];
      least = cost;
      best.push({ host, server });
    }
  }
  return best.length > 1 ? best[nextBelow(env.rng, best.length)] : best[0];
}

/** False: nothing could be sent. */
export function askServer(
  state: ResolverState,
  search: Search,
  { zone }: Cut,
  { host, server }: Chosen,
  env: AppEnv,
): boolean {
  const round = (search.tries.get(server) ?? 0) + 1;
  search.tries.set(server, round);
  const about = { process: env.pid, search: search.id };
  env.trace('dns.server.chosen', { ...about, zone, host, server, round });
  return send(state, search, server, round, 'UDP', state.settings.size, env);
}

export function send(
  state: ResolverState,
  search: Search,
  server: Ipv4,
  attempt: number,
  over: Transport,
  size: number | null,
  env: AppEnv,
): boolean {
  const { asks, serverPort: port, timeout, fixedId } = state.settings;
  search.queries++;
  const question = { ...search.question, name: search.name };
  const recursionDesired = asks === 'recurse';
  const asked = { server, port, question, recursionDesired, size, over, attempt };
  const chances = { ...(fixedId === undefined ? {} : { id: fixedId }), shared: state.shared };
  const exchange = beginExchange(asked, chances, env);
  if (typeof exchange === 'string') {
    // There is no way to it, and none a moment later.
    search.useless.push(server);
    sayFailed(search, server, 0, exchange, env);
    return false;
  }
  search.exchange = exchange;
  const wait = Math.min(timeout * 2 ** (attempt - 1), LONGEST_WAIT);
  env.startTimer(timerOf(search), wait);
  return true;
}

export const timerOf = ({ id }: Search): string => `search ${id}`;

/** Closes what is out. */
export function endAsking(search: Search, env: AppEnv): void {
  if (search.exchange === null) return;
  env.stopTimer(timerOf(search));
  endExchange(search.exchange, env);
  search.exchange = null;
}

/** The server of the query that is out does not help, now or at all. */
export function giveUpServer(
  state: ResolverState,
  search: Search,
  why: GivenUp,
  env: AppEnv,
): void {
  const { exchange } = search;
  if (exchange === null) return;
  const { server, attempt } = exchange.asked;
  sayFailed(search, server, exchange.id, why, env);
  if (why === 'timeout') noteTime(state, server, state.settings.timeout * 2 ** attempt);
  else search.useless.push(server);
  endAsking(search, env);
}

function sayFailed(
  { question, name }: Search,
  server: Ipv4,
  messageId: number,
  why: GivenUp,
  env: AppEnv,
): void {
  const about = { process: env.pid, messageId, name, type: typeName(question.type) };
  env.trace('dns.query.failed', { ...about, server, why });
}

/** Smoothed, as BIND and unbound do; the least that is noted tells a near server from an unknown one. */
export function noteTime({ rtts }: ResolverState, server: Ipv4, sample: Duration): void {
  const before = rtts.get(server);
  const mixed = before === undefined ? sample : Math.round((7 * before + 3 * sample) / 10);
  rtts.delete(server);
  rtts.set(server, Math.max(1, Math.min(mixed, LONGEST_WAIT)));
  if (rtts.size <= MOST_KNOWN) return;
  const [oldest] = rtts.keys();
  rtts.delete(oldest as Ipv4);
}

const MOST_KNOWN = 1_000;
