/** Which connection a segment belongs to, and the coming and going of connections. */
import type { Ipv4 } from '../core/addresses.ts';
import { freeRing } from '../protocols/tcp/send/ring.ts';
import { createTcb } from '../protocols/tcp/state/create-tcb.ts';
import type { TransportSettings } from '../protocols/tcp/state/settings.ts';
import type { Endpoints, Tcb } from '../protocols/tcp/state/tcb.ts';
import { freeTimers } from '../protocols/tcp/timers/timers.ts';
import type { Fx } from '../trace/fx.ts';
import type { TransportState } from './state.ts';

/** A small integer from the four numbers; connections that share it form a chain. */
function keyOf(
  localAddress: Ipv4,
  localPort: number,
  remoteAddress: Ipv4,
  remotePort: number,
): number {
  const mixed = Math.imul(remoteAddress ^ (localAddress << 7), 0x9e3779b1);
  return (
    ((mixed ^ (mixed >>> 15)) + Math.imul(remotePort, 0x10001) + (localPort << 3)) & 0x3fffffff
  );
}

export function findConnection(
  state: TransportState,
  localAddress: Ipv4,
  localPort: number,
  remoteAddress: Ipv4,
  remotePort: number,
): Tcb | undefined {
  let id = state.byKey.get(keyOf(localAddress, localPort, remoteAddress, remotePort)) ?? -1;
  while (id >= 0) {
    const tcb = state.connections.get(id) as Tcb;
    if (
      tcb.remotePort === remotePort &&
      tcb.localPort === localPort &&
      tcb.remoteAddress === remoteAddress &&
      tcb.localAddress === localAddress
    ) {
      return tcb;
    }
    id = tcb.nextInChain;
  }
  return undefined;
}

/** A new connection in CLOSED, known by its number but not found by segments yet. */
export function addConnection(
  state: TransportState,
  ends: Endpoints,
  settings: TransportSettings,
  id = state.nextConnection,
): Tcb {
  const tcb = createTcb(id, ends, settings);
  if (id === state.nextConnection) state.nextConnection++;
  state.connections.set(tcb.id, tcb);
  return tcb;
}

/** From now on segments with its addresses and ports find it. */
export function indexConnection(state: TransportState, tcb: Tcb): void {
  const key = keyOf(tcb.localAddress, tcb.localPort, tcb.remoteAddress, tcb.remotePort);
  tcb.nextInChain = state.byKey.get(key) ?? -1;
  state.byKey.set(key, tcb.id);
}

function unindexConnection(state: TransportState, tcb: Tcb): void {
  const key = keyOf(tcb.localAddress, tcb.localPort, tcb.remoteAddress, tcb.remotePort);
  let id = state.byKey.get(key) ?? -1;
  if (id === tcb.id) {
    if (tcb.nextInChain < 0) state.byKey.delete(key);
    else state.byKey.set(key, tcb.nextInChain);
    return;
  }
  while (id >= 0) {
    const other = state.connections.get(id) as Tcb;
    if (other.nextInChain === tcb.id) {
      other.nextInChain = tcb.nextInChain;
      return;
    }
    id = other.nextInChain;
  }
}

export function addListener(state: TransportState, tcb: Tcb): void {
  const list = state.listeners.get(tcb.localPort);
  if (list === undefined) state.listeners.set(tcb.localPort, [tcb.id]);
  else list.push(tcb.id);
}

/** For a listener that ends, or turns active. */
export function removeListener(state: TransportState, tcb: Tcb): void {
  const list = state.listeners.get(tcb.localPort);
  const index = list?.indexOf(tcb.id) ?? -1;
  if (list === undefined || index < 0) return;
  list.splice(index, 1);
  if (list.length === 0) state.listeners.delete(tcb.localPort);
}

/** The listener for a local address and port; one that names the address goes before one for all. */
export function findListener(state: TransportState, address: Ipv4, port: number): Tcb | undefined {
  const list = state.listeners.get(port);
  if (list === undefined) return undefined;
  let any: Tcb | undefined;
  for (const id of list) {
    const tcb = state.connections.get(id) as Tcb;
    if (tcb.localAddress === address) return tcb;
    if (tcb.localAddress === 0) any ??= tcb;
  }
  return any;
}

/** Deletes a connection that is over. While a descriptor is open its record stays, to be read. */
export function removeConnection(state: TransportState, tcb: Tcb, fx: Fx): void {
  freeTimers(tcb, fx);
  unindexConnection(state, tcb);
  removeListener(state, tcb);
  if (tcb.fd < 0) forgetConnection(state, tcb, fx);
}

/** Nobody can ask for it any more: its record goes, and its memory. */
export function forgetConnection(state: TransportState, tcb: Tcb, fx: Fx): void {
  freeRing(fx.arena, tcb.sendBuffer);
  freeRing(fx.arena, tcb.receiveBuffer);
  state.connections.delete(tcb.id);
}
