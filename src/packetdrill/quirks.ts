/** What a kernel does to its sockets besides the protocol, where its suite can see it. */
import type { Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import type { ScriptTcpOption } from './ast.ts';
import type { Connection } from './connection.ts';
import type { Run } from './run-state.ts';

/** The two headers without options. */
const IP_AND_TCP = 40;
/** A peer that names no MSS (RFC 9293 §3.7.1, MUST-15). */
const DEFAULT_MSS = 536;

/** FreeBSD rounds a receive buffer up to whole segments as soon as it knows how large they are. */
export function wholeSegments(run: Run, size: number, peerMss: number): number {
  const mss = Math.min(peerMss, run.settings.mtu - IP_AND_TCP);
  return size > mss ? Math.ceil(size / mss) * mss : size;
}

/** What SO_RCVBUF says before a connection is open. */
export function askedBuffer(run: Run, size: number): number {
  const { receiveSpace, transport } = run.driver.host;
  return size === transport.receiveBuffer ? receiveSpace : size;
}

/** A SYN of the peer is about to arrive: the connection that it is for gets its real buffer. */
export function roundReceiveBuffers(
  run: Run,
  connection: Connection,
  options: readonly ScriptTcpOption[],
): void {
  if (run.personality.name !== 'freebsd') return;
  const named = options.find((option) => option.kind === 'mss');
  const peerMss = named === undefined ? DEFAULT_MSS : named.value;
  const { connections, sockets } = run.driver.transport;
  for (const tcb of connections.values()) {
    if (!takesSyn(tcb, connection)) continue;
    const size = wholeSegments(run, askedBuffer(run, tcb.set.receiveBuffer), peerMss);
    tcb.set.receiveBuffer = size;
    tcb.receiveBuffer.limit = size;
    const owner = sockets.get(tcb.fd);
    if (owner !== undefined) owner.set.receiveBuffer = size;
  }
}

function takesSyn(tcb: Tcb, { localPort, remotePort }: Connection): boolean {
  if (tcb.localPort !== localPort) return false;
  return tcb.state === 'LISTEN' || (tcb.state === 'SYN_SENT' && tcb.remotePort === remotePort);
}
