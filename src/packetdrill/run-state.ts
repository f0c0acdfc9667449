/** What is known while a script runs. */
import type { Duration, Instant } from '../stack/core/instant.ts';
import { ipProtocols } from '../stack/protocols/ipv4/header.ts';
import type { Plan, WaitPlan } from './asked.ts';
import type { ScriptCall } from './ast.ts';
import type { Chronometer } from './chronometer.ts';
import type { Variables } from './code.ts';
import type { Defines } from './conditions.ts';
import { type Connection, createConnection, describeSegment, noticeSent } from './connection.ts';
import type { Driver, SentPacket } from './driver.ts';
import type { ScriptSettings } from './options.ts';
import type { Personality } from './personality.ts';
import { printPacket, printSeconds } from './print.ts';
import { type SentStamps, stampSent } from './sent-stamps.ts';
import { decodeSegment, type WireSegment } from './tcp-bytes.ts';

/** A packet that the host sent and that no line of the script has taken. */
export interface Waiting {
  sent: SentPacket;
  /** Undefined for what is not TCP. */
  wire: WireSegment | undefined;
  connection: Connection | undefined;
}

/** A descriptor as the script knows it. */
export interface ScriptSocket {
  live: number;
  type: 'stream' | 'dgram';
  nonBlocking: boolean;
  port: number;
  listening: boolean;
  /** connect() was called on it. */
  connecting: boolean;
  /** Bytes moved so far, to check the stream's pattern; −1 when the script chose its own text. */
  readOffset: number;
  writeOffset: number;
  /** Options that the runner keeps itself, by their names (see kept-options.ts). */
  kept: Map<string, number | string>;
  /** shutdown(SHUT_RD) as Linux has it: what comes is still read. */
  readShut: boolean;
  /** The last write said that more comes (MSG_MORE), so what it left waits for the next. */
  more: boolean;
  /** What MSG_ERRQUEUE will tell of sends that were not to be copied. */
  notices: ZeroCopyNotices;
  /** What MSG_ERRQUEUE will tell of when sends went and arrived (SO_TIMESTAMPING). */
  stamps: SentStamps;
}

/** Each send with MSG_ZEROCOPY has a number; when all its bytes are acknowledged that is told. */
export interface ZeroCopyNotices {
  /** Where in the stream each send ends that is not told yet; the first has the number `told`. */
  ends: number[];
  told: number;
}

/** What an epoll descriptor wants to hear of a socket. */
export interface Interest {
  events: number;
  edge: boolean;
  once: boolean;
  /** It has been told, and waits to be asked again (EPOLLONESHOT). */
  disabled: boolean;
  /** What had happened on the socket when it was told last; undefined: it was not told yet. */
  seen: string | undefined;
}

export interface PendingCall {
  number: number;
  line: number;
  call: ScriptCall;
  plan: Extract<Plan, { kind: 'ask' }> | WaitPlan;
  /** When it gives up by itself; what the runner plays alone. */
  deadline?: Instant;
  /** When it must return, in script time. */
  returns: Duration;
}

export interface Run {
  readonly driver: Driver;
  readonly personality: Personality;
  readonly settings: ScriptSettings;
  readonly defines: Defines;
  readonly strict: boolean;
  /** The instant that the script calls 0, and the script time of the event before. */
  readonly start: Instant;
  last: Duration;
  connections: Connection[];
  current: Connection | undefined;
  waiting: Waiting[];
  sockets: Map<number, ScriptSocket>;
  /** Epoll descriptors: what each is interested in, by the script's number of the socket. */
  epolls: Map<number, Map<number, Interest>>;
  /** Descriptors of files, and the bytes that wait in a pipe (both its ends have the same one). */
  files: Map<number, { waiting: number }>;
  /** The port of the last listener, where an injected SYN goes. */
  listenPort: number | undefined;
  pending: PendingCall[];
  /** The live descriptor whose TCP_INFO the script's code looks at: the last one made. */
  infoFd: number | undefined;
  /** How long each connection of the host was busy, by its number. */
  readonly chronometers: Map<number, Chronometer>;
  /** What the script's code has assigned. */
  readonly variables: Variables;
  /** Connections that were reset before they were accepted, by the listener's live descriptor. */
  readonly resetEarly: Map<number, number>;
  /** Sizes that buffers were given, by what was made of them. */
  announced: Map<number, number>;
  /** Everything that happened, one line each, for the report. */
  exchange: string[];
}

export function createRun(
  driver: Driver,
  personality: Personality,
  settings: ScriptSettings,
  defines: Defines,
  strict: boolean,
  exchange: string[],
): Run {
  return {
    driver,
    personality,
    settings,
    defines,
    strict,
    start: driver.clock.now,
    last: 0,
    connections: [],
    current: undefined,
    waiting: [],
    sockets: new Map(),
    epolls: new Map(),
    files: new Map(),
    listenPort: undefined,
    pending: [],
    infoFd: undefined,
    chronometers: new Map(),
    variables: new Map(),
    resetEarly: new Map(),
    announced: new Map(),
    exchange,
  };
}

export function scriptTime(run: Run, at: Instant = run.driver.clock.now): Duration {
  return at - run.start;
}

export function note(run: Run, at: Instant, text: string): void {
  run.exchange.push(`${printSeconds(scriptTime(run, at)).padStart(9)} ${text}`);
}

const FIRST_REMOTE_PORT = 49_152;

export function addConnection(run: Run, localPort: number, remotePort?: number): Connection {
  const port = remotePort ?? FIRST_REMOTE_PORT + run.connections.length;
  const connection = createConnection(localPort, port);
  run.connections.push(connection);
  run.current = connection;
  return connection;
}

/** Looks at what the host has sent since the last time: whose is it? */
export function collect(run: Run): void {
  const { sent } = run.driver;
  if (sent.length === 0) return;
  run.driver.sent = [];
  for (const packet of sent) {
    if (packet.protocol !== ipProtocols.tcp) {
      run.waiting.push({ sent: packet, wire: undefined, connection: undefined });
      note(run, packet.at, printOther(packet));
      continue;
    }
    const wire = decodeSegment(packet.bytes, packet.src, packet.dst);
    const connection = ownerOf(run, wire);
    noticeSent(connection, wire, packet.at);
    stampSent(run, wire, packet.at);
    run.waiting.push({ sent: packet, wire, connection });
    const shown = describeSegment(connection, packet, wire);
    note(run, packet.at, printPacket({ ...shown, ip: {} }));
  }
}

/** By its ports; the first SYN of a connect() tells the local port. */
function ownerOf(run: Run, wire: WireSegment): Connection {
  const fits = (it: Connection) =>
    it.remotePort === wire.dstPort && (it.localPort === wire.srcPort || it.localPort === 0);
  const known = run.connections.findLast(fits);
  if (known === undefined) {
    const foreign = createConnection(wire.srcPort, wire.dstPort);
    run.connections.push(foreign);
    return foreign;
  }
  known.localPort = wire.srcPort;
  return known;
}

export function printOther(packet: SentPacket): string {
  if (packet.protocol === ipProtocols.udp) return `> udp (${packet.bytes.length - 8})`;
  return `> icmp type ${packet.bytes[0]} code ${packet.bytes[1]}`;
}
