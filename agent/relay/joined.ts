/** A page that is connected: what it asked for, and what has been counted since it came. */
import type { DropCause, RefusalCause } from '../../src/relay/causes.ts';
import { type AgentMessage, writeMessage } from '../../src/relay/messages.ts';
import type { Ipv4, Mac } from '../../src/stack/core/addresses.ts';
import { type Limit, type RateLimiter, rateLimiter } from '../filter/rate.ts';

/** A WebSocket, as far as the relay needs one. */
export interface PageSocket {
  readonly bufferedAmount: number;
  send(data: string | Uint8Array): void;
  close(code: number, reason: string): void;
}

export interface Joined {
  readonly socket: PageSocket;
  /** Its name; '' when it gave none. */
  readonly page: string;
  readonly refused: Map<RefusalCause, number>;
  readonly dropped: Map<DropCause, number>;
  readonly limiter: RateLimiter;
  own: ReadonlySet<Ipv4>;
  groups: readonly Mac[];
  sent: number;
  received: number;
  /** The counts that it was told last. */
  told: string;
  /** It says once a second that it lives; a page of an older build does not. */
  beats: boolean;
  /** Ticks since it said anything. Ticks are counted, not time: while this computer slept, nobody spoke. */
  silent: number;
}

/** So many ticks without a word, and a page that beats stands still: frozen, stopped, or in a debugger. */
const MOST_SILENT = 10;

export const standsStill = ({ beats, silent }: Joined): boolean => beats && silent > MOST_SILENT;

export const newlyJoined = (socket: PageSocket, page: string, limit: Limit): Joined => ({
  socket,
  page,
  refused: new Map(),
  dropped: new Map(),
  limiter: rateLimiter(limit),
  own: new Set(),
  groups: [],
  sent: 0,
  received: 0,
  ...{ told: '', beats: false, silent: 0 },
});

export function count<T>(counts: Map<T, number>, cause: T, more = 1): void {
  counts.set(cause, (counts.get(cause) ?? 0) + more);
}

export const tell = ({ socket }: Joined, message: AgentMessage): void =>
  socket.send(writeMessage(message));

/** Says the counts, when they have changed. */
export function tellCounts(joined: Joined): void {
  const { sent, received } = joined;
  const refused = Object.fromEntries(joined.refused);
  const dropped = Object.fromEntries(joined.dropped);
  const message = writeMessage({ type: 'counts', sent, received, refused, dropped });
  if (message === joined.told) return;
  joined.told = message;
  joined.socket.send(message);
}
