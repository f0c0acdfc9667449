/** Names of hosts and their addresses: a browser asks once and remembers as long as the answer lasts. */
import { type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { type Instant, SECOND } from '../../core/instant.ts';
import { CLASS_IN } from '../../protocols/dns/codes.ts';
import { parseName } from '../../protocols/dns/name.ts';
import { RECORD_TYPES } from '../../protocols/dns/record.ts';
import {
  continueLookup,
  createLookup,
  DEFAULT_SETTINGS,
  endLookup,
  type Lookup,
  type Progress,
  startLookup,
} from '../../protocols/dns/stub-resolver.ts';
import { nameServersOfHost } from '../dig/name-servers.ts';
import type { AppEnv, AppEvent } from '../kind.ts';

export interface Names {
  readonly servers: readonly Ipv4[];
  known: { readonly name: string; readonly address: Ipv4; readonly until: Instant }[];
  /** Asked one after the other; the first is being asked. */
  asked: string[];
  lookup: Lookup | null;
}

/** What a lookup came to; address 0: there is none. */
export interface Resolved {
  readonly name: string;
  readonly address: Ipv4;
}

const MOST_KNOWN = 200;

export function createNames(servers: readonly string[]): Names {
  const addresses = servers.flatMap((text) => parseIpv4(text) ?? []);
  return { servers: addresses, known: [], asked: [], lookup: null };
}

/** The address, if it is known or is written; else undefined. */
export function addressOf(names: Names, host: string, now: Instant): Ipv4 | undefined {
  const known = names.known.find(({ name, until }) => name === host && until > now);
  return parseIpv4(host) ?? known?.address;
}

/** Asks for a name, or will when others have been answered. What could not be asked is returned. */
export function ask(names: Names, host: string, env: AppEnv): Resolved[] {
  if (names.asked.includes(host)) return [];
  names.asked.push(host);
  return names.lookup === null ? begin(names, env) : [];
}

/** An event that a lookup may wait for. */
export function hearNames(names: Names, event: AppEvent, env: AppEnv): Resolved[] {
  if (names.lookup === null) return [];
  return take(names, continueLookup(names.lookup, event, env), env);
}

export function forgetAsked(names: Names, env: AppEnv): void {
  if (names.lookup !== null) endLookup(names.lookup, env);
  names.lookup = null;
  names.asked = [];
}

function begin(names: Names, env: AppEnv): Resolved[] {
  const [host] = names.asked;
  if (host === undefined) return [];
  const name = parseName(host);
  const servers = names.servers.length > 0 ? names.servers : nameServersOfHost(env);
  if (name === undefined || servers.length === 0) return done(names, host, 0, 0, env);
  const question = { name, type: RECORD_TYPES.A.number, class: CLASS_IN };
  names.lookup = createLookup({ ...DEFAULT_SETTINGS, servers }, question, true);
  return take(names, startLookup(names.lookup, env), env);
}

function take(names: Names, progress: Progress | null, env: AppEnv): Resolved[] {
  if (progress === null || progress.type === 'again') return [];
  const host = names.asked[0] as string;
  if (progress.type === 'failed') return done(names, host, 0, 0, env);
  const { answers } = progress.answer.message;
  const found = answers.find(({ data }) => data.form === 'A');
  if (found?.data.form !== 'A') return done(names, host, 0, 0, env);
  // An alias and its address last as long as the shorter of them.
  const ttl = Math.min(...answers.map((record) => record.ttl));
  return done(names, host, found.data.address, env.now + ttl * SECOND, env);
}

function done(names: Names, name: string, address: Ipv4, until: Instant, env: AppEnv): Resolved[] {
  names.asked = names.asked.filter((each) => each !== name);
  names.lookup = null;
  if (address !== 0) {
    const others = names.known.filter((each) => each.name !== name).slice(1 - MOST_KNOWN);
    names.known = [...others, { name, address, until }];
  }
  return [{ name, address }, ...begin(names, env)];
}
