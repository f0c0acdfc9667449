/**
 * One host of ours and a peer made of forged segments, for tests that put a connection into any
 * state and say anything to it. Sequence numbers are relative: the peer's start at 0, and the
 * host's are counted from the ISN of its last SYN.
 */
import { ipv4 as address, simulatedMac } from '../../core/addresses.ts';
import { type Duration, MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import type { TransportSettings } from '../../sockets/index.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import { observed } from '../../trace/testing.ts';
import {
  arp,
  ethernet,
  icmpUnreachable,
  ipv4,
  layer,
  packet,
  tcp,
  tcpFlags,
} from '../../wire/index.ts';
import type { SessionInput } from '../inputs.ts';
import type { SessionRun } from '../session.ts';
import { run } from '../simulator.ts';
import { all } from '../testing.ts';
import { startSession } from './whole.ts';

export const PEER_ADDRESS = address('10.0.0.9');
export const PEER_PORT = 50_000;
const PEER = { mac: simulatedMac(99), ip: PEER_ADDRESS, port: PEER_PORT };
const HOST = { mac: simulatedMac(1), ip: address('10.0.0.1'), port: 80 };
/** The peer's ISN; any number will do. */
const PEER_ISS = 0x10000000;

type FlagName = keyof typeof tcpFlags;

export interface Segment {
  flags: FlagName[];
  /** Relative to the peer's ISN. */
  seq: number;
  /** Relative to the host's ISN; needs the ACK flag. */
  ack?: number;
  length?: number;
  window?: number;
}

export interface Peer {
  running: SessionRun;
  inputs: SessionInput[];
  /** The host's port of the connection. */
  hostPort: number;
}

/** A host that already knows where the peer is. */
export function createPeer(settings: Partial<TransportSettings> = {}): Peer {
  const inputs: SessionInput[] = [];
  const spec = {
    id: 'peer',
    nodes: [{ name: 'host', address: '10.0.0.1', settings }],
    links: [],
    until: 10_000 * SECOND,
  };
  const running = startSession(spec, { scenario: 'peer', seed: 1, inputs });
  observed(running.sim.log);
  const peer = { running, inputs, hostPort: HOST.port };
  const hello = packet([
    layer(ethernet, { dst: HOST.mac, src: PEER.mac }),
    layer(arp, { operation: 1, senderMac: PEER.mac, senderIp: PEER.ip, targetIp: HOST.ip }),
  ]);
  put(peer, { kind: 'frame', node: 0, nic: 0, bytes: hello });
  return peer;
}

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

function put(peer: Peer, input: WithoutTime<SessionInput>): void {
  const at = peer.running.sim.world.now + MILLISECOND;
  peer.inputs.push({ at, ...input } as SessionInput);
  run(peer.running.sim, at);
}

export function wait(peer: Peer, time: Duration): void {
  run(peer.running.sim, peer.running.sim.world.now + time);
}

/** A call made on the host; returns what it returned, '' when it blocks. */
export function call(peer: Peer, request: SocketCall): string {
  const before = all(peer.running.sim.log, 'socket.return').length;
  put(peer, { kind: 'call', node: 0, call: request });
  return all(peer.running.sim.log, 'socket.return')[before]?.result ?? '';
}

export function connect(peer: Peer, fd: number): void {
  call(peer, { name: 'connect', fd, address: PEER.ip, port: PEER.port });
  peer.hostPort = lastSent(peer)?.srcPort ?? HOST.port;
}

/** The peer sends a segment. */
export function segment(
  peer: Peer,
  { flags, seq, ack, length = 0, window = 65535 }: Segment,
): void {
  const bits = flags.reduce((sum, name) => sum | tcpFlags[name], 0);
  const bytes = packet(
    [
      layer(ethernet, { dst: HOST.mac, src: PEER.mac }),
      layer(ipv4, { src: PEER.ip, dst: HOST.ip }),
      layer(tcp, {
        srcPort: PEER.port,
        dstPort: peer.hostPort,
        seq: (PEER_ISS + seq) >>> 0,
        ack: ack === undefined ? 0 : (hostIss(peer) + ack) >>> 0,
        flags: bits,
        window,
        urgentPointer: 0,
      }),
    ],
    new Uint8Array(length),
  );
  put(peer, { kind: 'frame', node: 0, nic: 0, bytes });
}

/** A router says that the host's segment with this sequence number cannot be delivered. */
export function unreachable(peer: Peer, code: number, seq: number): void {
  const quoted = packet(
    [
      layer(ipv4, { src: HOST.ip, dst: PEER.ip }),
      layer(tcp, {
        srcPort: peer.hostPort,
        dstPort: PEER.port,
        seq: (hostIss(peer) + seq) >>> 0,
        ack: 0,
        flags: tcpFlags.ACK,
        window: 0,
        urgentPointer: 0,
      }),
    ],
    new Uint8Array(0),
  );
  const bytes = packet(
    [
      layer(ethernet, { dst: HOST.mac, src: PEER.mac }),
      layer(ipv4, { src: address('10.0.0.254'), dst: HOST.ip }),
      layer(icmpUnreachable, { type: 3, code }),
    ],
    quoted,
  );
  put(peer, { kind: 'frame', node: 0, nic: 0, bytes });
}

export function sent(peer: Peer): TraceEvent<'segment.sent'>[] {
  return all(peer.running.sim.log, 'segment.sent');
}

export function lastSent(peer: Peer): TraceEvent<'segment.sent'> | undefined {
  return sent(peer).at(-1);
}

function hostIss(peer: Peer): number {
  return sent(peer).findLast((event) => (event.flags & tcpFlags.SYN) !== 0)?.seq ?? 0;
}

export function transitions(peer: Peer): TraceEvent<'tcp.transition'>[] {
  return all(peer.running.sim.log, 'tcp.transition');
}
