/**
 * Which request goes over which connection, and when a connection is opened or closed: a reducer that
 * knows no socket. Requests go in the order in which they were found; of connections there are so many
 * to an origin, each with one request at a time (RFC 9112 §9.4).
 */
import { originOf, type WebUrl } from '../../web/url.ts';

export type RequestState = 'waiting' | 'asked' | 'ended';

export interface LoadRequest {
  readonly id: number;
  origin: string;
  state: RequestState;
  /** It has been asked once over a connection that ended before it was answered. */
  retried: boolean;
  /** It may be asked again when nobody knows whether it arrived (RFC 9110 §9.2.2). */
  readonly idempotent: boolean;
}

export interface Line {
  readonly id: number;
  readonly origin: string;
  state: 'opening' | 'idle' | 'busy';
  /** What is being asked, −1 for nothing. */
  request: number;
  /** Answers that it has brought. */
  served: number;
}

export interface Loader {
  requests: LoadRequest[];
  lines: Line[];
  nextLine: number;
  /** Connections to an origin at the most. */
  readonly most: number;
}

export type Order =
  | {
      readonly do: 'open';
      readonly line: number;
      readonly origin: string;
      readonly request: number;
    }
  | { readonly do: 'ask'; readonly line: number; readonly request: number }
  | { readonly do: 'close'; readonly line: number };

/** As browsers have it. */
export const USUAL_LINES = 6;
/** To all origins together. */
export const MOST_LINES = 32;

export function createLoader(most: number = USUAL_LINES): Loader {
  return { requests: [], lines: [], nextLine: 0, most };
}

export function addRequest(loader: Loader, id: number, url: WebUrl, idempotent = true): void {
  const origin = originOf(url);
  loader.requests.push({ id, origin, state: 'waiting', retried: false, idempotent });
}

/** What is to be done now; the loader takes it as done. */
export function schedule(loader: Loader): Order[] {
  const orders: Order[] = [];
  /** Connections that are being opened for requests farther ahead. */
  const claimed = new Map<string, number>();
  for (const request of loader.requests) {
    if (request.state !== 'waiting') continue;
    const { id, origin } = request;
    const lines = loader.lines.filter((line) => line.origin === origin);
    const free = lines.find(({ state }) => state === 'idle');
    if (free !== undefined) {
      Object.assign(free, { state: 'busy', request: id });
      request.state = 'asked';
      orders.push({ do: 'ask', line: free.id, request: id });
      continue;
    }
    const ahead = claimed.get(origin) ?? 0;
    claimed.set(origin, ahead + 1);
    if (lines.filter(({ state }) => state === 'opening').length > ahead) continue;
    if (lines.length >= loader.most) continue;
    if (loader.lines.length >= MOST_LINES && !makeRoom(loader, orders)) continue;
    const line: Line = { id: loader.nextLine++, origin, state: 'opening', request: -1, served: 0 };
    loader.lines.push(line);
    orders.push({ do: 'open', line: line.id, origin, request: id });
  }
  return orders;
}

/** A connection that nobody needs now makes room for another. */
function makeRoom(loader: Loader, orders: Order[]): boolean {
  const idle = loader.lines.find(({ state }) => state === 'idle');
  if (idle === undefined) return false;
  removeLine(loader, idle.id);
  orders.push({ do: 'close', line: idle.id });
  return true;
}

export function lineOf(loader: Loader, id: number): Line | undefined {
  return loader.lines.find((line) => line.id === id);
}

function requestOf(loader: Loader, id: number): LoadRequest | undefined {
  return loader.requests.find((request) => request.id === id);
}

export function opened(loader: Loader, id: number): void {
  const line = lineOf(loader, id);
  if (line?.state === 'opening') line.state = 'idle';
}

/** The answer is whole; `persists`: the connection is for more. */
export function answered(loader: Loader, id: number, persists: boolean): void {
  const line = lineOf(loader, id);
  if (line === undefined) return;
  endRequest(loader, line.request);
  line.served++;
  Object.assign(line, { state: 'idle', request: -1 });
  if (!persists) removeLine(loader, id);
}

/** It will not be asked, or no more: a cache had it, or it failed. */
export function endRequest(loader: Loader, id: number): void {
  loader.requests = loader.requests.filter((request) => request.id !== id);
}

export function removeLine(loader: Loader, id: number): void {
  loader.lines = loader.lines.filter((line) => line.id !== id);
}

/** What a request comes to whose connection has ended. */
export type Ended = { readonly request: number; readonly again: boolean } | undefined;

/**
 * A connection has ended by itself. `silent`: no byte of the answer had come; on one that had served
 * before, the server may have closed it at that very moment, so the request is asked once more (RFC
 * 9112 §9.3.1).
 */
export function lineEnded(loader: Loader, id: number, silent: boolean): Ended {
  const line = lineOf(loader, id);
  if (line === undefined) return undefined;
  removeLine(loader, id);
  const request = requestOf(loader, line.request);
  if (request === undefined) return undefined;
  const again = silent && line.served > 0 && !request.retried && request.idempotent;
  if (again) Object.assign(request, { state: 'waiting', retried: true });
  else endRequest(loader, request.id);
  return { request: request.id, again };
}

/** A connection could not be opened. Returns what has no hope then: nothing, if there is another to that origin. */
export function openingFailed(loader: Loader, id: number): readonly number[] {
  const line = lineOf(loader, id);
  if (line === undefined) return [];
  removeLine(loader, id);
  if (loader.lines.some(({ origin, state }) => origin === line.origin && state !== 'opening'))
    return [];
  const lost = loader.requests.filter(
    ({ origin, state }) => origin === line.origin && state === 'waiting',
  );
  for (const each of lost) endRequest(loader, each.id);
  return lost.map((each) => each.id);
}
