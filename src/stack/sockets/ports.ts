/** Local ports: which are taken, and which one to take when the user does not care (RFC 6056). */
import type { Ipv4 } from '../core/addresses.ts';
import type { CallOutcome } from './calls.ts';
import { findConnection } from './connections.ts';
import type { TransportFx } from './ip-service.ts';
import { done, failed } from './outcomes.ts';
import { keyedHash } from './siphash.ts';
import type { Socket, TransportState } from './state.ts';

/**
 * May this socket bind the address and port? Two may share one only when neither would get lost: that
 * is what SO_REUSEADDR asks for.
 */
export function portIsFree(
  state: TransportState,
  socket: Socket,
  address: Ipv4,
  port: number,
): boolean {
  for (const other of state.sockets.values()) {
    if (!uses(state, other, socket, address, port)) continue;
    // An accepted connection shares its listener's port and stands in nobody's way.
    if (socket.reuseAddress && !isListening(state, other)) continue;
    return false;
  }
  return socket.reuseAddress || !isLeftOver(state, socket, address, port);
}

/** Has another socket of the same protocol the port, on an address that overlaps? */
function uses(
  state: TransportState,
  other: Socket,
  socket: Socket,
  address: Ipv4,
  port: number,
): boolean {
  if (other === socket || !other.bound || other.type !== socket.type) return false;
  if (other.localPort !== port || !overlap(other.localAddress, address)) return false;
  // A port that came with a connection goes with it, though the descriptor stays.
  return other.portFrom === 'bind' || state.connections.get(other.conn)?.state !== 'CLOSED';
}

/** Closed sockets whose connections linger, in TIME_WAIT above all, still hold the port. */
function isLeftOver(state: TransportState, socket: Socket, address: Ipv4, port: number): boolean {
  if (socket.type !== 'stream') return false;
  for (const tcb of state.connections.values()) {
    if (tcb.fd < 0 && tcb.localPort === port && overlap(tcb.localAddress, address)) return true;
  }
  return false;
}

function overlap(a: Ipv4, b: Ipv4): boolean {
  return a === 0 || b === 0 || a === b;
}

function isListening(state: TransportState, socket: Socket): boolean {
  return state.connections.get(socket.conn)?.state === 'LISTEN';
}

/** Gives a socket an address (0: any) and a port (0: one that is free). */
export function bindPort(
  state: TransportState,
  socket: Socket,
  address: Ipv4,
  port: number,
  fx: TransportFx,
): CallOutcome {
  if (socket.bound) return failed('EINVAL');
  if (address !== 0 && !fx.ip.isLocal(address)) return failed('EADDRNOTAVAIL');
  if (port < 0 || port > 0xffff) return failed('EINVAL');
  const chosen = port === 0 ? chooseFreePort(state, socket, address) : port;
  if (chosen === 0 || !portIsFree(state, socket, address, chosen)) return failed('EADDRINUSE');
  socket.localAddress = address;
  socket.localPort = chosen;
  socket.bound = true;
  return done(0);
}

/** A port that nobody has in any way; 0: there is none. The peer, if there is one yet, moves the start. */
export function chooseFreePort(
  state: TransportState,
  socket: Socket,
  address: Ipv4,
  remote: Ipv4 = 0,
  remotePort = 0,
): number {
  return choosePort(state, keyedHash(state.secret, address, remote, remotePort), (port) => {
    for (const other of state.sockets.values()) {
      if (uses(state, other, socket, address, port)) return false;
    }
    return !isLeftOver(state, socket, address, port);
  });
}

/**
 * A port for a connection: its four-tuple must be free (RFC 6056 §3.3). Connections to other sockets
 * may have the same port, unless somebody asked for that port by name. 0: no four-tuple is free.
 */
export function chooseConnectionPort(
  state: TransportState,
  socket: Socket,
  local: Ipv4,
  remote: Ipv4,
  remotePort: number,
): number {
  return choosePort(state, keyedHash(state.secret, local, remote, remotePort), (port) => {
    if (findConnection(state, local, port, remote, remotePort) !== undefined) return false;
    for (const other of state.sockets.values()) {
      if (other.portFrom !== 'connect' && uses(state, other, socket, local, port)) return false;
    }
    return true;
  });
}

/** The next ephemeral port that will do, from a place that an outsider cannot guess (RFC 6056 §3.3.3). */
function choosePort(
  state: TransportState,
  offset: number,
  isFree: (port: number) => boolean,
): number {
  const { firstEphemeralPort: first, lastEphemeralPort: last } = state.settings;
  const count = last - first + 1;
  const start = offset % count;
  for (let tried = 0; tried < count; tried++) {
    const port = first + ((start + state.portCounter) % count);
    state.portCounter = (state.portCounter + 1) % count;
    if (isFree(port)) return port;
  }
  return 0;
}
