/** What a resolver learns from an answer that it believes. */
import { addressesOf } from '../../protocols/dns/cache.ts';
import { BADVERS, RCODE } from '../../protocols/dns/codes.ts';
import { rcodeOf } from '../../protocols/dns/edns.ts';
import type { Exchange, Reply } from '../../protocols/dns/exchange.ts';
import type { Message } from '../../protocols/dns/message.ts';
import { spokenName } from '../../protocols/dns/name.ts';
import { typeName } from '../../protocols/dns/record.ts';
import { outside, type ReadReply, readReply } from '../../protocols/dns/reply.ts';
import type { AppEnv } from '../kind.ts';
import { endAsking, giveUpServer, noteTime, send } from './asking.ts';
import { rememberNothing, rememberRecords } from './remember.ts';
import { type Ended, failed, finish, followAlias, goOn } from './search.ts';
import type { ResolverState, Search } from './state.ts';

export function hearReply(
  state: ResolverState,
  search: Search,
  { message }: Reply,
  ended: Ended,
  env: AppEnv,
): void {
  const exchange = search.exchange as Exchange;
  const { server, over, attempt, size } = exchange.asked;
  noteTime(state, server, env.now - exchange.begunAt);
  const again = askedOtherwise(message, exchange);
  if (again !== undefined) {
    endAsking(search, env);
    const next = { over, size, ...again };
    if (send(state, search, server, attempt, next.over, next.size, env)) return;
    goOn(state, search, ended, env);
    return;
  }
  const zone = search.cut?.zone ?? '.';
  sayOutside(search, message, zone, server, env);
  const wanted = { name: search.name, type: search.question.type };
  const read = readReply(message, wanted, zone, state.settings.asks === 'recurse');
  if ('chain' in read) {
    endAsking(search, env);
    if (take(state, search, read, message, ended, env)) return;
  } else if (read.type === 'referral') {
    endAsking(search, env);
    follow(state, search, read, zone, server, env);
  } else giveUpServer(state, search, read.type, env);
  goOn(state, search, ended, env);
}

/** Cut off: over TCP. A server that does not know EDNS: without it (RFC 6891 §6.2.2). */
function askedOtherwise(message: Message, { asked: { over, size } }: Exchange) {
  if (message.truncated && over === 'UDP') return { over: 'TCP' } as const;
  const rcode = rcodeOf(message);
  const complains = rcode === RCODE.FORMERR || rcode === RCODE.NOTIMP || rcode === BADVERS;
  return complains && size !== null ? { size: null } : undefined;
}

/** RFC 5452 §6, RFC 2181 §5.4.1: others could say anything about it. */
function sayOutside(
  search: Search,
  message: Message,
  zone: string,
  peer: number,
  env: AppEnv,
): void {
  const rejected = outside(message, zone);
  const [first] = rejected;
  if (first === undefined) return;
  const { name, type } = first;
  const about = { process: env.pid, search: search.id, name, type: typeName(type) };
  env.trace('dns.rejected', { ...about, zone, count: rejected.length, peer });
}

type Referral = Extract<ReadReply, { type: 'referral' }>;

function follow(
  state: ResolverState,
  search: Search,
  { cut, records, glue }: Referral,
  zone: string,
  peer: number,
  env: AppEnv,
): void {
  const servers = cut.servers.map(({ name }) => spokenName(name)).join(', ');
  const about = { process: env.pid, search: search.id };
  env.trace('dns.referral', { ...about, zone, child: cut.zone, servers, glue: glue.length, peer });
  rememberRecords(state, [...records, ...glue], 'referral', env);
  const known = cut.servers.map(({ name, addresses }) =>
    addresses.length > 0
      ? { name, addresses }
      : { name, addresses: addressesOf(state.cache, name, env.now) },
  );
  search.cut = { zone: cut.zone, servers: known };
  search.tries = new Map();
  search.useless = [];
  search.sought = [];
}

type Told = Extract<ReadReply, { readonly chain: unknown }>;

/** True: that was the end of the search. */
function take(
  state: ResolverState,
  search: Search,
  read: Told,
  message: Message,
  ended: Ended,
  env: AppEnv,
): boolean {
  const rank = message.authoritative ? 'authority' : 'relayed';
  rememberRecords(state, read.chain, rank, env);
  const { type, chain } = read;
  if (type === 'found') {
    const records = [...search.chain, ...chain];
    finish(state, search, { outcome: 'found', why: '', records, soa: null }, ended, env);
    return true;
  }
  if (!followAlias(search, chain, env)) {
    finish(state, search, failed('too-many-aliases'), ended, env);
    return true;
  }
  if (type === 'alias') return false;
  const { soa } = read;
  rememberNothing(state, type, read.name, search.question.type, soa, env);
  const records = [...search.chain];
  finish(state, search, { outcome: type, why: '', records, soa }, ended, env);
  return true;
}
