/** The transport layer of one host, as plain data. Things refer to each other by number. */
import type { Ipv4 } from '../core/addresses.ts';
import { copySettings, type TransportSettings } from '../protocols/tcp/state/settings.ts';
import type { Tcb } from '../protocols/tcp/state/tcb.ts';
import type { Errno, SocketType } from './calls.ts';

export interface TransportState {
  secret: Uint32Array;
  settings: TransportSettings;
  connections: Map<number, Tcb>;
  /** First connection of the chain for a demultiplexing key (see connections.ts). */
  byKey: Map<number, number>;
  /** Connections in LISTEN, by local port. */
  listeners: Map<number, number[]>;
  nextConnection: number;
  sockets: Map<number, Socket>;
  /** Sockets whose close is waiting (SO_LINGER), by connection. */
  lingering: Map<number, Socket>;
  /** Datagram sockets by local port. */
  datagramPorts: Map<number, number[]>;
  /** Descriptors of raw, packet and route sockets. */
  rawSockets: number[];
  packetSockets: number[];
  routeSockets: number[];
  portCounter: number;
}

export interface BlockedRead {
  call: number;
  size: number;
  /** The reader only counts the bytes. */
  forget: boolean;
}

/** A send of which only the first `offset` bytes have found room yet. */
export interface BlockedWrite {
  call: number;
  data: Uint8Array;
  offset: number;
  push: boolean;
  urgent: boolean;
}

export interface Datagram {
  data: Uint8Array;
  address: Ipv4;
  port: number;
  tos: number;
}

/** A descriptor and what its owner is waiting for. */
export interface Socket {
  readonly fd: number;
  readonly type: SocketType;
  nonBlocking: boolean;
  /** Settings that its connection starts with. */
  set: TransportSettings;
  /** The TCB's number, −1 before there is one. */
  conn: number;
  bound: boolean;
  /** Who gave it its local port, once it is bound. */
  portFrom: 'bind' | 'connect' | 'accept';
  localAddress: Ipv4;
  localPort: number;
  /** Default peer of a datagram socket; port 0: none. */
  remoteAddress: Ipv4;
  remotePort: number;
  /** Where a datagram socket has sent to, the latest last. */
  sentTo: { address: Ipv4; port: number }[];
  reuseAddress: boolean;
  /** What it sends is never cut: what is too long for the path is refused. Of a socket of messages. */
  dontFragment: boolean;
  /** Seconds that close waits for its data; −1: it does not wait; 0: it aborts. */
  linger: number;
  /** Asynchronous error, reported once (SO_ERROR). */
  error: Errno | '';
  /** SHLD-20: no socket events for soft errors. */
  muteSoftErrors: boolean;
  /** A non-blocking send found no room: say so when there is some. */
  wantsRoom: boolean;
  lingerTimer: number;
  connecting: number;
  closing: number;
  readers: BlockedRead[];
  writers: BlockedWrite[];
  acceptors: number[];
  backlog: number;
  /** Connections ready to be accepted, and how many are not yet. */
  acceptQueue: number[];
  datagrams: Datagram[];
  datagramBytes: number;
  /** IP protocol of a raw socket, EtherType of a packet socket. */
  protocol: number;
  /** Card that a packet socket is bound to, −1 for every one. */
  nic: number;
}

/** POSIX gives the lowest free descriptor; 0 to 2 are standard input, output and error. */
export const FIRST_DESCRIPTOR = 3;
export const NO_CALL = -1;

export function createTransport(secret: Uint32Array, settings: TransportSettings): TransportState {
  return {
    secret,
    settings,
    connections: new Map(),
    byKey: new Map(),
    listeners: new Map(),
    nextConnection: 0,
    sockets: new Map(),
    lingering: new Map(),
    datagramPorts: new Map(),
    rawSockets: [],
    packetSockets: [],
    routeSockets: [],
    portCounter: 0,
  };
}

export function createSocket(
  state: TransportState,
  type: SocketType,
  nonBlocking: boolean,
): Socket {
  let fd = FIRST_DESCRIPTOR;
  while (state.sockets.has(fd)) fd++;
  const socket: Socket = {
    fd,
    type,
    nonBlocking,
    set: copySettings(state.settings),
    conn: -1,
    bound: false,
    portFrom: 'bind',
    localAddress: 0,
    localPort: 0,
    remoteAddress: 0,
    remotePort: 0,
    sentTo: [],
    reuseAddress: false,
    dontFragment: false,
    linger: -1,
    error: '',
    muteSoftErrors: false,
    wantsRoom: false,
    lingerTimer: -1,
    connecting: NO_CALL,
    closing: NO_CALL,
    readers: [],
    writers: [],
    acceptors: [],
    backlog: 0,
    acceptQueue: [],
    datagrams: [],
    datagramBytes: 0,
    protocol: 0,
    nic: -1,
  };
  state.sockets.set(fd, socket);
  return socket;
}
