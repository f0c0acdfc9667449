/** Whose packet a frame carries, as far as its bytes go: what the trace says of a forged one. */
import { arp } from '../../protocols/arp/header.ts';
import { ethernet, etherTypes } from '../../protocols/ethernet/header.ts';
import { icmpAt } from '../../protocols/icmp/header.ts';
import {
  ipProtocols,
  ipv4,
  ipv4FragmentOffset,
  ipv4HeaderLength,
} from '../../protocols/ipv4/header.ts';
import { tcp } from '../../protocols/tcp/header/header.ts';
import { udp } from '../../protocols/udp/header.ts';
import type { EventBodies } from '../../trace/schema.ts';
import type { forgeEvents } from './events.ts';

type ForgedKind = keyof typeof forgeEvents.fields;

/** A kind of event with its body. */
export type Forged = {
  [K in ForgedKind]: { readonly kind: K; readonly body: EventBodies[K] };
}[ForgedKind];

export function forgedIn(bytes: Uint8Array): Forged {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const room = bytes.length - ethernet.length;
  const start = ethernet.length;
  if (room < 0) return { kind: 'forged.frame', body: { etherType: 0 } };
  const etherType = view.getUint16(ethernet.at.etherType);
  if (etherType === etherTypes.arp && room >= arp.length) {
    return { kind: 'forged.arp', body: { operation: view.getUint16(start + arp.at.operation) } };
  }
  return etherType === etherTypes.ipv4 && room >= ipv4.length
    ? forgedOnIp(view, start)
    : { kind: 'forged.frame', body: { etherType } };
}

function forgedOnIp(view: DataView, start: number): Forged {
  const protocol = view.getUint8(start + ipv4.at.protocol);
  const inside = start + ipv4HeaderLength(view, start);
  const room = view.byteLength - inside;
  const others: Forged = { kind: 'forged.ip', body: { protocol } };
  // Only the first piece of a datagram has the header that is inside (RFC 791 §3.2).
  if (ipv4FragmentOffset(view, start) > 0) return others;
  if (protocol === ipProtocols.icmp && room >= icmpAt.checksum) {
    const type = view.getUint8(inside + icmpAt.type);
    return { kind: 'forged.icmp', body: { type } };
  }
  if (protocol === ipProtocols.udp && room >= udp.length) {
    return { kind: 'forged.udp', body: { dstPort: view.getUint16(inside + udp.at.dstPort) } };
  }
  if (protocol !== ipProtocols.tcp || room < tcp.length) return others;
  const seq = view.getUint32(inside + tcp.at.seq);
  const ack = view.getUint32(inside + tcp.at.ack);
  return { kind: 'forged.tcp', body: { seq, ack, flags: view.getUint8(inside + tcp.at.flags) } };
}
