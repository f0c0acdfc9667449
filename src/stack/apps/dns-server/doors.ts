/**
 * Where name servers are asked: a port for datagrams and one for connections, on which one query may
 * follow another (RFC 7766 §6.2.1). Who says nothing for a while is hung up on (§6.2.3).
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { Transport } from '../../protocols/dns/events.ts';
import { joined, MOST_BYTES, unframed } from '../../protocols/dns/stream.ts';
import type { AppEnv, AppEvent } from '../kind.ts';
import { bound, call } from '../non-blocking.ts';

export interface Asker {
  readonly over: Transport;
  readonly address: Ipv4;
  readonly port: number;
  /** What the answer goes through. */
  readonly fd: number;
}

export interface Heard {
  readonly data: Uint8Array;
  readonly asker: Asker;
}

interface Client {
  readonly asker: Asker;
  /** Of a query that is not whole yet. */
  rest: Uint8Array;
  /** What the socket has had no room for yet; until it is empty, nothing more is read. */
  owed: Uint8Array;
  /** Queries that are whole, and wait for that. */
  queries: Uint8Array[];
}

export interface Doors {
  /** −1: not open. */
  datagrams: number;
  stream: number;
  readonly clients: Map<number, Client>;
}

/** As many connections as a small server has at a time; who comes then is turned away. */
const MOST_CLIENTS = 64;
const IDLE = 10 * SECOND;
const BACKLOG = 10;
const EMPTY = new Uint8Array();

export const closedDoors = (): Doors => ({ datagrams: -1, stream: -1, clients: new Map() });

export function openDoors(doors: Doors, port: number, tcp: boolean, env: AppEnv): void {
  doors.datagrams = bound('dgram', port, env);
  if (!tcp || doors.datagrams < 0) return;
  doors.stream = bound('stream', port, env);
  if (doors.stream >= 0) call(env, { name: 'listen', fd: doors.stream, backlog: BACKLOG });
}

/** False: the event has nothing to do with who asks. */
export function hearDoors(
  doors: Doors,
  event: AppEvent,
  answer: (heard: Heard) => void,
  env: AppEnv,
): boolean {
  if (event.type === 'timer') {
    const fd = /^idle (\d+)$/.exec(event.name)?.[1];
    if (fd !== undefined) hangUp(doors, Number(fd), env);
    return fd !== undefined;
  }
  if (event.type !== 'socket') return false;
  const { fd, what } = event;
  if (fd === doors.datagrams) hearDatagrams(fd, answer, env);
  else if (fd === doors.stream) letIn(doors, answer, env);
  else if (doors.clients.has(fd)) hearClient(doors, fd, what, answer, env);
  else return false;
  return true;
}

function hearDatagrams(fd: number, answer: (heard: Heard) => void, env: AppEnv): void {
  while (env.mayGoOn()) {
    const got = call(env, { name: 'recvfrom', fd, size: MOST_BYTES });
    if (got.error === 'EAGAIN') return;
    // An ICMP error about an earlier answer: whoever asked is gone.
    if (got.error !== undefined || got.data === undefined) continue;
    const { data, address = 0, port = 0 } = got;
    answer({ data, asker: { over: 'UDP', address, port, fd } });
  }
}

function letIn(doors: Doors, answer: (heard: Heard) => void, env: AppEnv): void {
  while (env.mayGoOn()) {
    const got = call(env, { name: 'accept', fd: doors.stream });
    if (got.error !== undefined) return;
    const { value: fd, address = 0, port = 0 } = got;
    if (doors.clients.size >= MOST_CLIENTS) {
      call(env, { name: 'close', fd });
      continue;
    }
    call(env, { name: 'setNonBlocking', fd, on: true });
    const asker: Asker = { over: 'TCP', address, port, fd };
    doors.clients.set(fd, { asker, rest: EMPTY, owed: EMPTY, queries: [] });
    // What came before it was accepted was announced to nobody.
    hearClient(doors, fd, 'readable', answer, env);
  }
}

function hearClient(
  doors: Doors,
  fd: number,
  what: string,
  answer: (heard: Heard) => void,
  env: AppEnv,
): void {
  if (what === 'urgent' || what === 'connected' || what.startsWith('soft-error')) return;
  if (what !== 'readable' && what !== 'writable' && what !== 'end') hangUp(doors, fd, env);
  else {
    env.startTimer(`idle ${fd}`, IDLE);
    serve(doors, fd, answer, env);
  }
}

/** Reads and answers until there is nothing more, or the client does not take it. */
function serve(doors: Doors, fd: number, answer: (heard: Heard) => void, env: AppEnv): void {
  for (;;) {
    const client = doors.clients.get(fd);
    if (client === undefined || !env.mayGoOn() || !sendOwed(doors, client, env)) return;
    const data = client.queries.shift();
    if (data !== undefined) answer({ data, asker: client.asker });
    else if (!read(doors, client, env)) return;
  }
}

/** False: there is nothing to be read now. */
function read(doors: Doors, client: Client, env: AppEnv): boolean {
  const { fd } = client.asker;
  const { value, data, error } = call(env, { name: 'recv', fd, size: MOST_BYTES });
  if (error === 'EAGAIN') return false;
  if (error !== undefined || value === 0 || data === undefined) {
    hangUp(doors, fd, env);
    return false;
  }
  const { messages, rest } = unframed(joined(client.rest, data));
  client.queries.push(...messages);
  client.rest = rest;
  return true;
}

/** False: the client does not take it now, or is gone. */
function sendOwed(doors: Doors, client: Client, env: AppEnv): boolean {
  if (client.owed.length === 0) return true;
  const { asker, owed: data } = client;
  const { value, error } = call(env, { name: 'send', fd: asker.fd, data });
  if (error !== undefined && error !== 'EAGAIN') {
    hangUp(doors, asker.fd, env);
    return false;
  }
  client.owed = data.slice(Math.max(0, value));
  return client.owed.length === 0;
}

export function hangUp(doors: Doors, fd: number, env: AppEnv): void {
  if (!doors.clients.delete(fd)) return;
  env.stopTimer(`idle ${fd}`);
  call(env, { name: 'close', fd });
}
