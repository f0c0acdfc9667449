/** What a browser tells of the load of a page, for the waterfall and for the page as it is shown. */
import type { HttpFailure } from '../../protocols/http/events.ts';
import { type BodiesOf, bool, defineEvents, int, text, u32 } from '../../trace/schema.ts';
import type { WhyNotStored } from '../../web/cache/cache.ts';
import type { Refusal } from '../../web/cookies/jar.ts';
import type { ResourceKind } from '../../web/html/discover.ts';

/** A page, or what it brings along. */
export type LoadKind = 'page' | ResourceKind;
/** Why a cache was or was not answered from. */
export type CacheUse = 'fresh' | 'stale' | 'validate' | 'miss' | 'kept' | WhyNotStored;
export type CookieOutcome = 'stored' | 'replaced' | 'removed' | 'expired' | Refusal;
export type LoadFailure = HttpFailure | 'left' | 'bad-address';

/** `resource` numbers what a browser fetches; its page is a resource, too. */
const about = { process: int, resource: int };

export const browserEvents = defineEvents(1424, {
  /** A person goes to an address; `by`: the line, `again`: the same page anew. */
  'browser.navigated': { process: int, url: text(), again: bool },
  /** It is known that this must be fetched: `by` is the resource that names it, −1 for a person. */
  'browser.discovered': { ...about, page: int, what: text<LoadKind>(), url: text(), by: int },
  /** What the cache says of it; `age` in seconds. */
  'browser.cached': { ...about, use: text<CacheUse>(), age: int },
  'browser.lookup.begun': { ...about, name: text() },
  'browser.lookup.done': { ...about, name: text(), address: u32, found: bool },
  'browser.connect.begun': { ...about, fd: int, address: u32, port: int },
  'browser.connected': { ...about, fd: int },
  /** The request is handed to the connection `fd`, which has brought `served` answers before. */
  'browser.asked': { ...about, fd: int, method: text(), url: text(), served: int },
  /** The header of the answer is there. */
  'browser.answered': { ...about, fd: int, status: int },
  /** All of it is there; octets of its body. */
  'browser.received': { ...about, status: int, octets: int, network: bool },
  'browser.redirected': { ...about, status: int, url: text() },
  /** The connection ended before an answer: it is asked for once more. */
  'browser.again': about,
  'browser.failed': { ...about, url: text(), why: text<LoadFailure>() },
  /** A cookie came with it. */
  'browser.cookie': {
    ...about,
    name: text(),
    domain: text(),
    path: text(),
    outcome: text<CookieOutcome>(),
  },
  /** Content for the page as it is shown: a letter for each octet. */
  'browser.content': {
    ...about,
    page: int,
    what: text<LoadKind>(),
    url: text(),
    type: text(),
    body: text(),
  },
  /** Everything that a page brought along is there, or has failed. */
  'browser.loaded': { ...about, resources: int, failed: int },
  /** A connection is closed: nobody needed it any longer. */
  'browser.closed': { process: int, fd: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof browserEvents> {}
}
