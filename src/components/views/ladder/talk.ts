/** What there is to choose from when the ladder is to show less: protocols and conversations. */
import type { Packet } from '../../../model/packets.ts';
import { formatEndpoint } from '../../../model/parts/connections.ts';
import { endsOf, keyOf, protocolOf } from './conversations.ts';

export interface Conversation {
  /** The same for both directions, and for every fork of a run. */
  readonly key: string;
  /** '10.0.0.1:49152 ↔ 10.0.0.2:80', who spoke first in front. */
  readonly name: string;
  readonly protocol: string;
}

export interface Talk {
  readonly protocols: readonly string[];
  readonly conversations: readonly Conversation[];
}

/** What there is to choose from among packets, in the order in which it first appeared. */
export function talkOf(packets: readonly Packet[]): Talk {
  const protocols = new Set<string>();
  const conversations = new Map<string, Conversation>();
  /** A TCP connection needs to be looked at once. */
  const known = new Set<number>();
  for (const packet of packets) {
    const protocol = protocolOf(packet);
    protocols.add(protocol);
    if (packet.connection >= 0 && known.has(packet.connection)) continue;
    known.add(packet.connection);
    const ends = endsOf(packet);
    if (ends === undefined) continue;
    const key = keyOf(ends);
    if (conversations.has(key)) continue;
    const a = formatEndpoint({ address: ends.srcAddress, port: ends.srcPort });
    const b = formatEndpoint({ address: ends.dstAddress, port: ends.dstPort });
    conversations.set(key, { key, name: `${a} ↔ ${b}`, protocol });
  }
  return { protocols: [...protocols], conversations: [...conversations.values()] };
}
