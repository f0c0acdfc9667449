/** The kernel's own kinds of event: frames on links, timers, socket calls, programs. */
import type { RfcText } from '../core/rfc.ts';
import { type BodiesOf, bool, defineEvents, int, stopAt, text, time } from './schema.ts';

/** Why a frame did not arrive. A kind of link or queue with reasons of its own merges them. */
export interface DropReasons extends KernelDropReasons {}
export interface KernelDropReasons {
  loss: true;
  learner: true;
  'queue-full': true;
  'link-down': true;
  'corrupt-fcs': true;
  'too-big': true;
  'no-receiver': true;
}
export type DropReason = keyof DropReasons;

/** `…-by-learner`: an input of the session did it, not the link. */
export type FrameChange =
  | 'corrupted'
  | 'duplicated'
  | 'reordered'
  | 'ecn-marked'
  | 'delay-by-learner'
  | 'duplicate-by-learner'
  | 'corrupt-by-learner';

/** Why a node put a frame or packet aside. Each protocol merges its reasons. */
// biome-ignore lint/suspicious/noEmptyInterface: declarations are merged into it.
export interface IgnoredReasons {}
export type IgnoredReason = keyof IgnoredReasons;

/** The tables of a host whose rows are traced. Each protocol merges its own. */
// biome-ignore lint/suspicious/noEmptyInterface: declarations are merged into it.
export interface CacheTables {}
export type CacheTable = keyof CacheTables & string;

/** What happened to a socket, for the owner of its descriptor. */
export type SocketEventName =
  | 'accept'
  | 'connected'
  | 'readable'
  | 'writable'
  | 'urgent'
  | 'end'
  | 'closed'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'aborted';
/** What `socket.event` says: an error is followed by its name in errno. */
export type SocketEventText = SocketEventName | `${SocketErrorEvent} ${string}`;
/** A soft error ends nothing: the connection goes on trying (RFC 9293 §3.9.2.2). */
export type SocketErrorEvent = 'soft-error' | 'error';

/** Why the guard ended a run (world/guard.ts). */
export type StopReason = 'time-stands-still' | 'frames-without-end' | 'nothing-new';

/**
 * A frame was to be changed that had not been sent yet, or was not in flight any more, or has no
 * such bit; a line or a signal was for a process that is not there.
 */
export type FutileReason =
  | 'not-sent'
  | 'not-under-way'
  | 'no-process'
  | 'no-such-bit'
  | 'next-hop-elsewhere'
  | 'no-such-route';

export const kernelEvents = defineEvents(0, {
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
  /** A node looked at a frame or packet and put it aside. `layer` names who. */
  'packet.ignored': {
    layer: text<'link' | 'network' | 'transport'>(),
    why: text<IgnoredReason>(),
    rfc: text<RfcText>(),
  },
  /** A row of a table changed: ARP cache, path MTU … `state` '' means removed. */
  'cache.changed': { table: text<CacheTable>(), key: text(), value: text(), state: text() },

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
  /** A socket event for the owner of a descriptor. */
  'socket.event': { fd: int, conn: int, what: text<SocketEventText>() },
  'app.event': { process: int, name: text(), detail: text() },
  /** The guard ended a run that never comes to rest; `count`: heap entries or frames in vain. */
  'run.stopped': { why: text<StopReason>(), count: int },
  /** The session's input number `index` had nothing to act on. */
  'input.futile': { index: int, why: text<FutileReason>() },
  /**
   * What `frame.sent` said of a frame that still waits has changed: the link has another bandwidth or
   * delay, or a frame before it was dropped.
   */
  'frame.rescheduled': { frame: int, link: int, starts: time, arrives: time },
});

declare module './schema.ts' {
  interface EventBodies extends BodiesOf<typeof kernelEvents> {}
}

stopAt('session.input', 'frame.sent', 'frame.delivered', 'frame.dropped');
stopAt('socket.call', 'socket.return', 'timer.fired');
