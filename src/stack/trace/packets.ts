/**
 * Kinds of event that make a packet (`frame.sent` names such an event), and what the packet is
 * called. Each protocol registers its own in its `title.ts`, which the read model imports. A program
 * that says what it sends (`dns.query.sent`, which causes the packet) gives the packet its name: then
 * the layer is 'application'.
 */
import type { LayerName } from '../core/layers.ts';
import { type EventKind, kindId, type TraceEvent } from './schema.ts';

export interface PacketMaker<K extends EventKind = EventKind> {
  /** The protocol's name: 'tcp'. */
  readonly protocol: string;
  /** What it is in one event, where a kind of event makes packets of several protocols. */
  protocolOf?(event: TraceEvent<K>): string;
  /** Who says what is in it: 'application' for a program; else the layer whose header it has. */
  readonly layer: LayerName;
  /** The layer whose colour it has, where that is another: an echo is a program's, its message is ICMP's. */
  colour?(event: TraceEvent<K>): LayerName;
  /** In one or two words that are the same in every language: 'SYN, ACK', 'ARP request'. */
  title(event: TraceEvent<K>): string;
  /** Bytes that it carries for an application. */
  length?(event: TraceEvent<K>): number;
}

/** By the number of the kind, sparse; and by its name. */
const byNumber: (PacketMaker | undefined)[] = [];
const byKind = new Map<string, PacketMaker>();

export function definePacket<K extends EventKind>(kind: K, maker: PacketMaker<K>): void {
  byNumber[kindId(kind)] = maker as unknown as PacketMaker;
  byKind.set(kind, maker as unknown as PacketMaker);
}

/** Who made a packet, by the number of the event's kind; undefined for one that makes none. */
export function packetMakerOf(number: number): PacketMaker | undefined {
  return byNumber[number];
}

/** The same by the name of the kind. */
export function packetMaker(kind: EventKind): PacketMaker | undefined {
  return byKind.get(kind);
}
