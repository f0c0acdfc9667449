/** What a kind of socket is: a folder in kinds/, which the socket API finds by the type of the descriptor. */
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
}
