/** What a caching resolver writes to the trace, besides the messages that it sends and hears. */
import { type BodiesOf, defineEvents, int, text, time, u32 } from '../../trace/schema.ts';

/** How much data is to be trusted, the least first (RFC 2181 §5.4.1). */
export const RANKS = ['hint', 'referral', 'relayed', 'authority'] as const;
/**
 * `hint`: from the scenario. `referral`: what a parent says of a child's servers, and their addresses.
 * `relayed`: an answer of a server without authority. `authority`: one of a server with it.
 */
export type Rank = (typeof RANKS)[number];

/** What the cache holds: records, or that there is no such name, no such type, or no way to find out. */
export type CacheState = 'records' | 'no-name' | 'no-data' | 'failure';

/** What the cache says to a question. */
export type CacheOutcome = 'hit' | 'miss' | 'alias' | 'no-name' | 'no-data' | 'failure' | 'stale';

/** How a search ends. */
export type SearchOutcome = 'found' | 'no-name' | 'no-data' | 'failed' | 'stale';

/** Why there is no answer. */
export type SearchFailure =
  | ''
  /** No name server is known at all: the root hints are missing. */
  | 'no-servers'
  /** All servers of the zone were asked in vain. */
  | 'no-help'
  | 'too-many-queries'
  | 'too-many-aliases'
  /** It failed a moment ago, which is remembered. */
  | 'remembered';

export type GoneReason = 'expired' | 'replaced' | 'full' | 'flushed';

const search = { process: int, search: int };
const asked = { ...search, name: text(), type: text() };

export const resolverEvents = defineEvents(1136, {
  /** `client` wants to know (0: the resolver itself, for the search `parent`). */
  'dns.search.begun': { ...asked, client: u32, parent: int },
  /** The same question again, while it is being looked into. */
  'dns.search.joined': { ...asked, client: u32 },
  'dns.search.ended': {
    ...asked,
    outcome: text<SearchOutcome>(),
    why: text<SearchFailure>(),
    queries: int,
    answers: int,
  },
  /** The cache was looked into; what it holds ends at `until` (0: never, or nothing there). */
  'dns.cache.asked': { ...asked, outcome: text<CacheOutcome>(), until: time },
  /** `data` is RDATA as text, a record behind the other; `until` 0: for good. */
  'dns.cache.stored': {
    process: int,
    name: text(),
    type: text(),
    state: text<CacheState>(),
    rank: text<Rank>(),
    until: time,
    data: text(),
  },
  'dns.cache.gone': { process: int, name: text(), type: text(), why: text<GoneReason>() },
  /** The servers of `zone` know who has `child`: servers by name, so many addresses beside them. */
  'dns.referral': { ...search, zone: text(), child: text(), servers: text(), glue: int, peer: u32 },
  'dns.alias': { ...search, name: text(), target: text() },
  /** Next asked is the server `host` of the zone, for the so-maniest time. */
  'dns.server.chosen': { ...search, zone: text(), host: text(), server: u32, round: int },
  /** Somebody sends an answer as if it came from `server`, with an id and to a port that are guessed. */
  'dns.forged': { process: int, messageId: int, name: text(), server: u32, peer: u32, port: int },
  /** Records that the zone has no say in are not believed; the first of them. */
  'dns.rejected': { ...search, name: text(), type: text(), zone: text(), count: int, peer: u32 },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof resolverEvents> {}
}
