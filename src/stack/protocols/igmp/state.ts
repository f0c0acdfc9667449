/** What a host keeps of its groups, as plain data; RFC 3376 §8 and RFC 2236 §8 have the times. */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, NEVER, SECOND } from '../../core/instant.ts';
import type { Rng } from '../../core/rng.ts';
import type { TimerRef } from '../../trace/fx.ts';
import type { Filter, SocketFilter } from './groups.ts';

export const ROBUSTNESS = 2;
export const QUERY_INTERVAL: Duration = 125 * SECOND;
export const QUERY_RESPONSE: Duration = 10 * SECOND;
/** Between a report that nobody asked for and its repetition; it was 10 s in version 2. */
export const UNSOLICITED: Duration = SECOND;
export const UNSOLICITED_V2: Duration = 10 * SECOND;
/** How long an older querier is believed to be there (RFC 3376 §8.12). */
export const OLDER_QUERIER: Duration = ROBUSTNESS * QUERY_INTERVAL + QUERY_RESPONSE;
/** Groups of one host: kernels have a limit of twenty by default, per socket. */
export const MOST_GROUPS = 128;

/** Senders that are recorded until the answer is due (RFC 3376 §5.2, 4): as many as one query on Ethernet holds. */
export const MOST_ASKED = 366;

export interface Membership {
  filter: Filter;
  /**
   * What is still to be told of its changes: another mode, or in one mode the senders that came and went;
   * how often, and when.
   */
  mode: boolean;
  allow: Ipv4[];
  block: Ipv4[];
  repeats: number;
  changeAt: Instant;
  /** When a query is answered; the senders that it asked about, none: about the group. */
  answerAt: Instant;
  asked: Ipv4[];
  /** Version 2: this host was the last to report the group. */
  reported: boolean;
  timer: TimerRef;
}

export interface IgmpState {
  rng: Rng;
  sockets: SocketFilter[];
  groups: Map<Ipv4, Membership>;
  version: 2 | 3;
  olderUntil: Instant;
  /** When the general query is answered. */
  answerAt: Instant;
  /** −1: never made. */
  timer: TimerRef;
}

export function createIgmp(rng: Rng): IgmpState {
  return {
    rng: { words: rng.words.slice() },
    ...{ sockets: [], groups: new Map(), version: 3, olderUntil: 0, answerAt: NEVER, timer: -1 },
  };
}
