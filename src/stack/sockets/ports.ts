/** Local ports: which are taken, and which one to take when the user does not care (RFC 6056). */
import type { Ipv4 } from '../core/addresses.ts';
import { findConnection } from './connections.ts';
import { keyedHash } from './siphash.ts';
import type { Socket, TransportState } from './state.ts';

/** May this socket have the address and port? Two may share one only when neither would get lost. */
export function portIsFree(
  state: TransportState,
  socket: Socket,
  address: Ipv4,
  port: number,
): boolean {
  for (const other of state.sockets.values()) {
    if (other === socket || !other.bound || other.type !== socket.type) continue;
    if (other.localPort !== port || !overlap(other.localAddress, address)) continue;
    // An accepted connection shares its listener's port and stands in nobody's way.
    if (socket.reuseAddress && !isListening(state, other)) continue;
    return false;
  }
  if (socket.type !== 'stream' || socket.reuseAddress) return true;
  // Closed sockets whose connections linger, in TIME_WAIT above all, still hold the port.
  for (const tcb of state.connections.values()) {
    if (tcb.fd < 0 && tcb.localPort === port && overlap(tcb.localAddress, address)) return false;
  }
  return true;
}

function overlap(a: Ipv4, b: Ipv4): boolean {
  return a === 0 || b === 0 || a === b;
}

function isListening(state: TransportState, socket: Socket): boolean {
  return state.connections.get(socket.conn)?.state === 'LISTEN';
}

/** A free ephemeral port, from a place that an outsider cannot guess (RFC 6056 §3.3.3); 0: none. */
export function chooseEphemeralPort(
  state: TransportState,
  socket: Socket,
  local: Ipv4,
  remote: Ipv4,
  remotePort: number,
): number {
  const { firstEphemeralPort: first, lastEphemeralPort: last } = state.settings;
  const count = last - first + 1;
  const start = keyedHash(state.secret, local, remote, remotePort) % count;
  for (let tried = 0; tried < count; tried++) {
    const port = first + ((start + state.portCounter) % count);
    state.portCounter = (state.portCounter + 1) % count;
    const taken =
      socket.type === 'stream' &&
      findConnection(state, local, port, remote, remotePort) !== undefined;
    if (!taken && portIsFree(state, socket, local, port)) return port;
  }
  return 0;
}
