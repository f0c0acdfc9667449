/** What one end of a connection lives through, in order: all that it can know of the other. */
import { type Duration, type Instant, SECOND } from '../../stack/core/instant.ts';
import type { Segment } from './segment.ts';

export type Happening = {
  readonly at: Instant;
  /** The event of the run that tells of it. */
  readonly event?: number;
} & (
  | { readonly what: 'sent' | 'received'; readonly segment: Segment }
  /** Its program connects, or listens. */
  | { readonly what: 'connect' | 'listen' }
  /** Its program hands over bytes to send, or takes bytes that came. */
  | { readonly what: 'write' | 'read'; readonly bytes: number }
  /** Its program will send no more (`shutdown`); reads no more either (`close`); breaks off. */
  | { readonly what: 'shutdown' | 'close' | 'abort' }
  /** Its program changes how it is set. */
  | { readonly what: 'set'; readonly policy: Partial<Policy> }
  /** The path takes no more than this: a router says so, or a silence. */
  | { readonly what: 'path'; readonly bytes: number }
  /** The user timeout is over: it gave the connection up (RFC 9293 §3.8.3). */
  | { readonly what: 'given up' }
);

/** What a host has been set to, where an RFC leaves the choice. */
export interface Policy {
  /** The largest text that its card and the path take (RFC 9293 §3.7.1). */
  readonly largest: number;
  /** Its receive buffer, bytes; undefined: it may grow. */
  readonly buffer?: number | undefined;
  /** Whether it asks a silent peer, after how long a silence, and with an octet or none (RFC 9293 §3.8.4). */
  readonly keepAlive?: { readonly after: Duration; readonly octet: boolean } | undefined;
  readonly nagle: boolean;
  /** Whether both halves of silly-window avoidance are on. */
  readonly avoidsSillyWindows: boolean;
  /** Segments that may leave before the first ACK (RFC 5681 §3.1, RFC 6928); `Infinity`: not limited. */
  readonly initialWindow: number;
  readonly congestionControl: boolean;
  /** Duplicate ACKs that stand for a loss (RFC 5681 §3.2). */
  readonly duplicates: number;
  readonly leastRto: Duration;
  readonly firstRto: Duration;
  readonly mostRto: Duration;
}

/** Where the RFCs stand. */
export const USUAL: Policy = {
  largest: 1460,
  buffer: undefined,
  keepAlive: undefined,
  nagle: true,
  avoidsSillyWindows: true,
  initialWindow: 10,
  congestionControl: true,
  duplicates: 3,
  leastRto: SECOND,
  firstRto: SECOND,
  mostRto: 60 * SECOND,
};
