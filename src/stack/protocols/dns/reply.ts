/**
 * What a resolver makes of an answer (RFC 1034 §5.3.3 step 4). It believes only what the servers that it
 * asked have a say in: names at or below the zone that they were asked as servers of (RFC 2181 §5.4.1,
 * RFC 5452 §6).
 */

import type { Cut } from './cache.ts';
import { RCODE, TYPE_ANY } from './codes.ts';
import type { Message } from './message.ts';
import { type DomainName, isWithin, sameName } from './name.ts';
import { RECORD_TYPES, type ResourceRecord } from './record.ts';

export interface Wanted {
  readonly name: DomainName;
  readonly type: number;
}

interface Told {
  /** Aliases in a row, and the records at their end. */
  readonly chain: readonly ResourceRecord[];
  /** The name at the end of the chain. */
  readonly name: DomainName;
}

export type ReadReply =
  | ({ readonly type: 'found' } & Told)
  /** The chain leads out of what the servers have a say in, or out of what they know. */
  | ({ readonly type: 'alias' } & Told)
  | ({ readonly type: 'no-name' | 'no-data'; readonly soa: ResourceRecord | null } & Told)
  | {
      readonly type: 'referral';
      readonly cut: Cut;
      readonly records: readonly ResourceRecord[];
      readonly glue: readonly ResourceRecord[];
    }
  /** The server does not have the zone, or does not want to help. */
  | { readonly type: 'lame' | 'unhelpful' };

/** More aliases in a row than anybody means. */
export const MOST_ALIASES = 16;

/** `relays`: the server was asked to ask others, so it need not have authority. */
export function readReply(
  message: Message,
  wanted: Wanted,
  zone: DomainName,
  relays: boolean,
): ReadReply {
  const { rcode, authoritative } = message;
  if (rcode !== RCODE.NOERROR && rcode !== RCODE.NXDOMAIN) return { type: 'unhelpful' };
  const trusted = authoritative || relays;
  const answers = message.answers.filter(({ name }) => isWithin(name, zone));
  const told = follow(answers, wanted, zone);
  if (told.found) return trusted ? { type: 'found', ...told } : { type: 'lame' };
  const soa =
    message.authorities.find(
      ({ name, type }) =>
        type === RECORD_TYPES.SOA.number && isWithin(told.name, name) && isWithin(name, zone),
    ) ?? null;
  const last = told.chain.length === 0 || isWithin(told.name, zone);
  if (last && trusted && rcode === RCODE.NXDOMAIN) return { type: 'no-name', soa, ...told };
  if (last && trusted && soa !== null) return { type: 'no-data', soa, ...told };
  if (told.chain.length > 0) return trusted ? { type: 'alias', ...told } : { type: 'lame' };
  if (rcode === RCODE.NXDOMAIN) return { type: 'lame' };
  const referral = referralIn(message, wanted.name, zone);
  if (referral !== undefined) return referral;
  const speaksOfZone = message.authorities.some(({ type }) => type === RECORD_TYPES.NS.number);
  if (trusted && !speaksOfZone) return { type: 'no-data', soa: null, ...told };
  return { type: 'lame' };
}

/** The records asked for, behind the aliases that lead to them. */
function follow(
  answers: readonly ResourceRecord[],
  { name: first, type }: Wanted,
  zone: DomainName,
): Told & { found: boolean } {
  const chain: ResourceRecord[] = [];
  let name = first;
  for (let aliases = 0; aliases <= MOST_ALIASES && isWithin(name, zone); aliases++) {
    const here = answers.filter((each) => sameName(each.name, name));
    const found = here.filter((each) => each.type === type || type === TYPE_ANY);
    if (found.length > 0) return { chain: [...chain, ...found], name, found: true };
    const alias = here.find(({ data }) => data.form === 'CNAME');
    if (alias === undefined || alias.data.form !== 'CNAME') break;
    if (chain.includes(alias)) break;
    chain.push(alias);
    name = alias.data.cname;
  }
  return { chain, name, found: false };
}

/** Servers of a zone nearer to the name than the one that was asked for; others would lead in circles. */
function referralIn(
  { authorities, additionals }: Message,
  name: DomainName,
  zone: DomainName,
): ReadReply | undefined {
  const first = authorities.find(
    (each) =>
      each.data.form === 'NS' &&
      isWithin(name, each.name) &&
      isWithin(each.name, zone) &&
      !sameName(each.name, zone),
  );
  if (first === undefined) return undefined;
  const records = authorities.filter(
    (each) => each.data.form === 'NS' && sameName(each.name, first.name),
  );
  const hosts = records.flatMap(({ data }) => (data.form === 'NS' ? [data.nsdname] : []));
  const glue = additionals.filter(
    (each) =>
      each.data.form === 'A' &&
      isWithin(each.name, zone) &&
      hosts.some((host) => sameName(host, each.name)),
  );
  const servers = hosts.map((host) => ({
    name: host,
    addresses: glue.flatMap(({ name: owner, data }) =>
      data.form === 'A' && sameName(owner, host) ? [data.address] : [],
    ),
  }));
  return { type: 'referral', cut: { zone: first.name, servers }, records, glue };
}

/** Records of names that the zone has no say in. */
export function outside(message: Message, zone: DomainName): ResourceRecord[] {
  const all = [...message.answers, ...message.authorities, ...message.additionals];
  return all.filter(({ name, type }) => type !== 41 && !isWithin(name, zone));
}
