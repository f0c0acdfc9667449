/**
 * One declaration per kind of trace event. It gives the columnar writer and reader (log.ts) their
 * layout and TypeScript the type of the event's body. Everything on the screen is drawn from these.
 *
 * Units: times are Instants (µs), sizes are bytes, addresses and sequence numbers are u32 values.
 */
import type { SegmentReason, SegmentVerdict, TcpChartEvent, TcpState } from './tcp-names.ts';

/** One field: how it is stored, and (as a phantom) the TypeScript type a reader gets. */
export interface Field<T> {
  readonly store: 'int' | 'u32' | 'bool' | 'time' | 'text' | 'u32s';
  readonly type?: T;
}

const int: Field<number> = { store: 'int' };
const u32: Field<number> = { store: 'u32' };
const bool: Field<boolean> = { store: 'bool' };
/** An Instant, two words. */
const time: Field<number> = { store: 'time' };
/** A list of u32 values: a count, then the values. Must be an event's last field. */
const u32s: Field<readonly number[]> = { store: 'u32s' };
const words: Field<never> = { store: 'text' };
/** An interned string. */
const text = <T extends string = string>(): Field<T> => words;

export type DropReason =
  | 'loss'
  | 'learner'
  | 'queue-full'
  | 'link-down'
  | 'corrupt-fcs'
  | 'too-big'
  | 'no-receiver';

/** Why the guard ended a run (sim/guard.ts). */
export type StopReason = 'time-stands-still' | 'frames-without-end' | 'nothing-new';

/**
 * A frame was to be dropped that had not been sent yet, or was not under way any more; a line or a
 * signal was for a process that is not there.
 */
export type FutileReason = 'not-sent' | 'not-under-way' | 'no-process';

/** Why a host put aside a frame or packet that it had, by the layer that did. */
export type IgnoredReason =
  | 'frame-truncated'
  | 'frame-too-long'
  | 'not-our-mac'
  | 'ether-type'
  | 'loopback-card'
  | 'arp-format'
  | 'arp-sender-mac'
  | 'arp-sender-ip'
  | 'arp-conflict'
  | 'arp-queue-full'
  | 'neighbour-unreachable'
  | 'ip-truncated'
  | 'ip-version'
  | 'ip-header-length'
  | 'ip-total-length'
  | 'ip-checksum'
  | 'ip-not-for-us'
  | 'ip-unicast-in-broadcast'
  | 'ip-source'
  | 'ip-own-source'
  | 'ip-loopback'
  | 'ip-fragment'
  | 'ip-protocol'
  | 'no-route'
  | 'above-mtu'
  | 'icmp-truncated'
  | 'icmp-checksum'
  | 'icmp-doubtful'
  | 'udp-length'
  | 'udp-checksum'
  | 'udp-queue-full'
  | 'tcp-truncated'
  | 'tcp-data-offset'
  | 'tcp-checksum';

export type FrameChange = 'corrupted' | 'duplicated' | 'reordered' | 'ecn-marked';

const segmentFields = {
  /** The node's connection number, −1 when there is none (a RST for a closed port). */
  conn: int,
  srcAddress: u32,
  dstAddress: u32,
  srcPort: int,
  dstPort: int,
  seq: u32,
  ack: u32,
  /** The flag bits as in the header: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128. */
  flags: int,
  /** The window field as it is on the wire, unscaled. */
  window: int,
  /** Payload bytes. */
  length: int,
};

export const eventSchema = {
  /** A learner's or a script's input took effect; `index` is its place in the session's inputs. */
  'session.input': { index: int, what: text() },

  /**
   * A frame was handed to a link. `starts`: first bit on the wire; `arrives`: last bit at the far
   * end. `packet` is the event that made the packet in it, −1 when none did: a frame that is
   * forwarded, repeated or doubled carries the packet of the frame it comes from.
   */
  'frame.sent': {
    frame: int,
    nic: int,
    link: int,
    bytes: int,
    starts: time,
    arrives: time,
    packet: int,
  },
  'frame.delivered': { frame: int, nic: int, link: int },
  'frame.dropped': { frame: int, link: int, why: text<DropReason>() },
  /**
   * A link changed a frame on its way: sent it twice, delayed it, marked it (ECN CE), or flipped
   * the bit number `bit`, counted from the frame's first; −1 when no bit was flipped.
   */
  'frame.changed': { frame: int, link: int, how: text<FrameChange>(), bit: int },
  /** A host looked at a frame or packet and put it aside. `layer` names who. */
  'packet.ignored': {
    layer: text<'link' | 'network' | 'transport'>(),
    why: text<IgnoredReason>(),
    rfc: text(),
  },

  /** A row of a table changed: ARP cache, route cache, path MTU … `state` '' means removed. */
  'cache.changed': { table: text<'arp' | 'pmtu'>(), key: text(), value: text(), state: text() },
  'route.changed': { destination: text(), via: text(), nic: int },

  'arp.sent': { operation: text<'request' | 'reply'>(), sender: u32, target: u32 },
  'arp.received': { operation: text<'request' | 'reply'>(), sender: u32, target: u32 },
  'icmp.sent': { type: int, code: int, src: u32, dst: u32 },
  'icmp.received': { type: int, code: int, src: u32, dst: u32 },
  'udp.sent': { srcAddress: u32, dstAddress: u32, srcPort: int, dstPort: int, length: int },
  'udp.received': { srcAddress: u32, dstAddress: u32, srcPort: int, dstPort: int, length: int },

  'segment.sent': { ...segmentFields, reason: text<SegmentReason>() },
  'segment.received': { ...segmentFields, verdict: text<SegmentVerdict>() },
  'tcp.transition': {
    conn: int,
    from: text<TcpState>(),
    to: text<TcpState>(),
    event: text<TcpChartEvent>(),
    rfc: text(),
    localAddress: u32,
    localPort: int,
    remoteAddress: u32,
    remotePort: int,
  },
  /** A choice the stack made and why, e.g. 'nagle-holds', 'rto-backoff'; `rfc` is 'RFC#section'. */
  'tcp.note': { conn: int, code: text(), rfc: text(), a: u32, b: u32 },
  'tcp.vars': {
    conn: int,
    // What most segments move comes first, what sending moves and then what receiving does: each of
    // the two is given whole, or not at all (chained.ts).
    sndUna: u32,
    sndNxt: u32,
    sndWl2: u32,
    cwnd: u32,
    pipe: u32,
    /** Bytes sent and not yet cumulatively acknowledged. */
    flight: u32,
    /** µs; −1 before the first sample. */
    srtt: int,
    rttvar: int,
    rto: int,
    /** Bytes in the send buffer, unacknowledged and unsent. */
    sndBuffered: u32,
    /** A timer's due time; NEVER when it is not running. So are the others below. */
    retransmissionDue: time,
    sndWl1: u32,
    rcvNxt: u32,
    /** Receive window in bytes that the peer has been told, after scaling. */
    rcvWnd: u32,
    /** In-order bytes the application has not read. */
    rcvBuffered: u32,
    delayedAckDue: time,
    // The rest stays the same for a long time, and is stored when it changes.
    state: text<TcpState>(),
    iss: u32,
    irs: u32,
    /** Send window in bytes, after scaling. */
    sndWnd: u32,
    sndUp: u32,
    rcvUp: u32,
    sndMss: int,
    ssthresh: u32,
    backoff: int,
    dupAcks: int,
    recovery: text<'open' | 'disorder' | 'cwr' | 'recovery' | 'loss'>(),
    recover: u32,
    sndBufferSize: u32,
    rcvBufferSize: u32,
    connectionDue: time,
    persistDue: time,
    keepaliveDue: time,
    finWait2Due: time,
    timeWaitDue: time,
    /** `sackedCount` pairs [left, right) of the sender's scoreboard, then the reassembly blocks. */
    sackedCount: int,
    blocks: u32s,
  },
  'timer.armed': { conn: int, layer: text(), name: text(), due: time },
  'timer.fired': { conn: int, layer: text(), name: text() },
  'timer.cancelled': { conn: int, layer: text(), name: text() },

  /** A call into the socket API. `args` is how a C programmer would write them. */
  'socket.call': { call: int, process: int, name: text(), args: text(), fd: int },
  /** Its return; `blocked` says that the call had to wait. */
  'socket.return': {
    call: int,
    process: int,
    name: text(),
    result: text(),
    fd: int,
    blocked: bool,
  },
  /** News for the owner of a descriptor: 'readable', 'writable', 'closed', 'reset', 'urgent' … */
  'socket.event': { fd: int, conn: int, what: text() },
  'app.event': { process: int, name: text(), detail: text() },
  /** The guard ended a run that never comes to rest; `count`: heap entries or frames in vain. */
  'run.stopped': { why: text<StopReason>(), count: int },
  /** The session's input number `index` had nothing to act on. */
  'input.futile': { index: int, why: text<FutileReason>() },
  /** A program was started: by process `parent`, or by nobody (−1). */
  'app.started': { process: int, name: text(), app: text(), parent: int },
  'app.exited': { process: int, name: text(), code: int },
  /** A line on the program's terminal: written by it, or typed there. */
  'app.printed': { process: int, line: text() },
  'app.input': { process: int, line: text() },
  'app.signal': { process: int, signal: text() },
  /** What a stream layer has to say to its program, such as 'secured'. */
  'stream.event': { fd: int, conn: int, layer: text(), what: text() },
} as const satisfies Record<string, Record<string, Field<unknown>>>;

export type EventKind = keyof typeof eventSchema;
type FieldTypes<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };
/** The fields of one kind of event, without its envelope. */
export type EventBody<K extends EventKind> = FieldTypes<(typeof eventSchema)[K]>;

/** An event as readers see it. `cause` is the id of the event that led to it, −1 for none. */
export type TraceEvent<K extends EventKind = EventKind> = {
  [P in K]: { id: number; at: number; node: number; cause: number; kind: P } & EventBody<P>;
}[K];

export const EVENT_KINDS = Object.keys(eventSchema) as EventKind[];

/** Words that a field takes, without the values of a list. */
export function wordsIn(store: Field<unknown>['store']): number {
  return store === 'time' ? 2 : 1;
}

/** Where each field of a kind of event stands in its words. */
export type Places<K extends EventKind> = { readonly [F in keyof EventBody<K> & string]: number };

/** Of `tcp.vars`, these are the places in a whole one: most are stored as differences (chained.ts). */
export function placesOf<K extends EventKind>(kind: K): Places<K> {
  const places: Record<string, number> = {};
  let word = 0;
  for (const [name, { store }] of Object.entries<Field<unknown>>(eventSchema[kind])) {
    places[name] = word;
    word += wordsIn(store);
  }
  return places as Places<K>;
}

/** Words of an event's body, without the values of a list at its end. */
export function wordsOf(kind: EventKind): number {
  const fields = Object.values<Field<unknown>>(eventSchema[kind]);
  return fields.reduce((words, { store }) => words + wordsIn(store), 0);
}
