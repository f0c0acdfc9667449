/**
 * The socket API as data: what a process may ask of the stack, and what it gets back.
 * A call either returns at once or blocks; a blocked call returns through `fx.complete`.
 */
import type { Ipv4 } from '../core/addresses.ts';

export type Errno =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'EALREADY'
  | 'EBADF'
  | 'ECONNABORTED'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EDESTADDRREQ'
  | 'EHOSTUNREACH'
  | 'EINPROGRESS'
  | 'EINVAL'
  | 'EISCONN'
  | 'EMSGSIZE'
  | 'ENETUNREACH'
  | 'ENOBUFS'
  | 'ENOPROTOOPT'
  | 'ENOTCONN'
  | 'EOPNOTSUPP'
  | 'EPIPE'
  | 'EPROTONOSUPPORT'
  | 'ETIMEDOUT'
  | 'EMFILE';

/**
 * `raw`: datagrams of one IP protocol, `icmp`: those of ICMP; `packet`: frames of one EtherType;
 * `route`: the host's interfaces and routes.
 */
export type SocketType = 'stream' | 'dgram' | 'raw' | 'icmp' | 'packet' | 'route';

export type SocketCall =
  | { name: 'socket'; type: 'stream' | 'dgram' | 'icmp'; nonBlocking?: boolean }
  | { name: 'bind'; fd: number; address: Ipv4; port: number }
  | { name: 'listen'; fd: number; backlog: number }
  | { name: 'accept'; fd: number }
  | { name: 'connect'; fd: number; address: Ipv4; port: number }
  /** Queues all of `data`; blocks while the send buffer is full. */
  | { name: 'send'; fd: number; data: Uint8Array; push?: boolean; urgent?: boolean }
  /**
   * At most `size` bytes; blocks until there is at least one, or end of stream (0). A caller that only
   * counts what it reads says so (`forget`): long reads then all go into the same memory.
   */
  | { name: 'recv'; fd: number; size: number; forget?: boolean }
  | { name: 'sendto'; fd: number; data: Uint8Array; address: Ipv4; port: number }
  | { name: 'recvfrom'; fd: number; size: number }
  | { name: 'shutdown'; fd: number; how: 'rd' | 'wr' | 'rdwr' }
  | { name: 'close'; fd: number }
  | { name: 'abort'; fd: number }
  | { name: 'setsockopt'; fd: number; option: string; value: number | string }
  | { name: 'getsockopt'; fd: number; option: string }
  | { name: 'setNonBlocking'; fd: number; on: boolean };

/**
 * What a program may ask: a person's calls, and sockets below the transport layer. `protocol` is the IP
 * protocol of a raw socket, or the EtherType of a packet socket (0: every one).
 */
export type ProgramCall =
  | SocketCall
  | {
      name: 'socket';
      type: 'raw' | 'packet' | 'route';
      protocol?: number;
      nonBlocking?: boolean;
    };

/** What a call returned: a non-negative value (descriptor, byte count, option) or an error. */
export interface CallResult {
  value: number;
  error?: Errno;
  /** Bytes of recv and recvfrom, unless they were to be forgotten. */
  data?: Uint8Array | undefined;
  /** Peer of accept and recvfrom. */
  address?: Ipv4;
  port?: number;
  /** Result of a getsockopt that is not a number. */
  text?: string;
}

/** `done: false` means that the call blocks and `fx.complete(call, …)` follows. */
export type CallOutcome = { done: true; result: CallResult } | { done: false };
