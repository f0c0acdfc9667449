/** What a resolver is made of: its cache, the searches that are going on, and who waits for them. */

import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, HOUR, MILLISECOND, SECOND } from '../../core/instant.ts';
import type { Cache, Cut } from '../../protocols/dns/cache.ts';
import { DNS_PORT } from '../../protocols/dns/codes.ts';
import { USUAL_SIZE } from '../../protocols/dns/edns.ts';
import type { Exchange } from '../../protocols/dns/exchange.ts';
import type { Message } from '../../protocols/dns/message.ts';
import type { DomainName } from '../../protocols/dns/name.ts';
import type { Question, ResourceRecord } from '../../protocols/dns/record.ts';
import type { SearchFailure } from '../../protocols/dns/resolver-events.ts';
import type { Asker, Doors } from '../dns-server/doors.ts';

export interface ResolverArgs {
  /**
   * What it knows before it asks anybody, as lines of a zone file of the root: `. NS a.root.` and
   * `a.root. A 198.41.0.4`. A server that is to ask others for one part of the tree has hints for that.
   */
  readonly hints?: readonly string[];
  /** Whom it asks for everything, instead of walking the tree. */
  readonly forwarders?: readonly string[];
  /**
   * `iterate`: it follows referrals itself. `recurse`: it asks the servers that it finds to do that for
   * it, as textbooks draw it; default for forwarders.
   */
  readonly asks?: 'iterate' | 'recurse';
  /** Where it is asked, and where it asks others; default 53. */
  readonly port?: number;
  readonly serverPort?: number;
  /** How long it waits the first time; twice as long each further time. */
  readonly timeout?: Duration;
  /** How often it asks a server of one zone. */
  readonly attempts?: number;
  /** The largest datagram (EDNS); null: it does not know EDNS. */
  readonly size?: number | null;
  /** The most entries of its cache. */
  readonly cacheSize?: number;
  /** The longest that records, and that there are none, are remembered. */
  readonly longest?: Duration;
  readonly longestNegative?: Duration;
  readonly failures?: Duration;
  /** How long it may answer with what has run out when nobody helps (RFC 8767); default: not at all. */
  readonly stale?: Duration;
  /** As resolvers were before RFC 5452: always this id, or always from this port. */
  readonly fixedId?: number;
  readonly fixedPort?: number;
}

export const DEFAULTS = {
  asks: 'iterate',
  port: DNS_PORT,
  serverPort: DNS_PORT,
  timeout: 800 * MILLISECOND,
  attempts: 2,
  size: USUAL_SIZE as number | null,
  cacheSize: 1_000,
  longest: 24 * HOUR,
  // RFC 2308 §5: one to three hours.
  longestNegative: 3 * HOUR,
  // RFC 9520 §3.2: at least a second, at most five minutes.
  failures: 5 * SECOND,
  stale: 0,
} as const;

export type Settings = Required<
  Pick<
    ResolverArgs,
    | 'asks'
    | 'port'
    | 'serverPort'
    | 'timeout'
    | 'attempts'
    | 'size'
    | 'longest'
    | 'longestNegative'
    | 'failures'
  >
> &
  Pick<ResolverArgs, 'fixedId' | 'fixedPort'>;

/** A client whose question waits for the end of a search. */
export interface Waiting {
  readonly asker: Asker;
  readonly query: Message;
  readonly edns: boolean;
}

export interface Search {
  readonly id: number;
  readonly question: Question;
  readonly waiting: Waiting[];
  /** Searches of this resolver that need its outcome: the address of a name server. */
  readonly parents: number[];
  /** How many searches stand above it. */
  readonly depth: number;
  /** Aliases found so far, and the name that they lead to. */
  chain: ResourceRecord[];
  name: DomainName;
  /** Whose servers are asked; null: that is to be looked up. */
  cut: Cut | null;
  /** How often each server of the cut was asked. */
  tries: Map<Ipv4, number>;
  /** Servers of the cut that are of no use. */
  useless: Ipv4[];
  /** Names of servers whose addresses were looked for. */
  sought: DomainName[];
  exchange: Exchange | null;
  /** The search that it waits for, −1: none. */
  waitsFor: number;
  queries: number;
}

export interface Outcome {
  readonly outcome: 'found' | 'no-name' | 'no-data' | 'failed' | 'stale';
  readonly why: SearchFailure;
  readonly records: readonly ResourceRecord[];
  readonly soa: ResourceRecord | null;
}

export interface ResolverState {
  readonly settings: Settings;
  readonly hints: readonly ResourceRecord[];
  /** Why it cannot serve; '' when it can. */
  readonly fault: string;
  readonly doors: Doors;
  /** The socket that all queries leave by when the port is fixed; −1: none. */
  shared: number;
  readonly cache: Cache;
  readonly searches: Map<number, Search>;
  nextSearch: number;
  /** How long a server takes, smoothed; who was never asked is not in it. */
  readonly rtts: Map<Ipv4, Duration>;
}

/** What one question may cost, and how many are looked into at a time. */
export const MOST_QUERIES = 40;
export const MOST_DEPTH = 4;
export const MOST_SEARCHES = 200;
/** Of one zone, names of servers without an address that are looked for (NXNSAttack). */
export const MOST_SOUGHT = 3;
