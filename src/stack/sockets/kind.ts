/** What a kind of socket is: a folder in kinds/, which the socket API finds by a socket's type. */
import type { FrameRef } from '../core/arena.ts';
import type { IpPacket } from '../protocols/kind.ts';
import type { CallOutcome, Errno, SocketCall, SocketType } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import type { Socket, TransportState } from './state.ts';

/** The calls that differ from kind to kind. */
export type KindCall = Exclude<
  SocketCall,
  { name: 'socket' | 'setsockopt' | 'getsockopt' | 'setNonBlocking' }
>;

export interface SocketKind {
  readonly type: SocketType;
  /** A socket of this kind was made. An error takes it back. */
  open?(
    state: TransportState,
    socket: Socket,
    protocol: number,
    fx: TransportFx,
  ): Errno | undefined;
  /** `call` is the caller's number for this call, under which a blocked one returns (fx.complete). */
  call(
    state: TransportState,
    socket: Socket,
    call: number,
    request: KindCall,
    fx: TransportFx,
  ): CallOutcome;
  /** A frame that a card took, for sockets below the link protocols. True: one wanted its EtherType. */
  frameArrives?(state: TransportState, frame: FrameRef, nic: number, fx: TransportFx): boolean;
  /** A packet for this host, for sockets beside its protocol. True: one wanted it. */
  packetArrives?(state: TransportState, packet: IpPacket, fx: TransportFx): boolean;
}

/** The kinds that a world has, by the types of their sockets. */
export type SocketTable = Readonly<Partial<Record<SocketType, SocketKind>>>;
