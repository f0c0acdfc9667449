/**
 * The kind of node `by-hand`: a host without a TCP. Somebody has decided what it sends, and when;
 * what arrives is recorded, and answered by nobody. Only who asks for its address is told (RFC 826):
 * a neighbour whose segments stay unanswered asks anew (RFC 1122 §4.2.3.5).
 */
import { type Ipv4, type Mac, parseIpv4 } from '../../core/addresses.ts';
import { type FrameRef, frameBytes, frameStart, freeFrame, importFrame } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import type {} from '../../protocols/arp/events.ts';
import { arp, arpOperations } from '../../protocols/arp/header.ts';
import { ethernet, etherTypes, readMac, writeMac } from '../../protocols/ethernet/header.ts';
import { ipProtocols, ipv4, ipv4Shared } from '../../protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../../protocols/tcp/header/header.ts';
import type { SegmentReason } from '../../protocols/tcp/names.ts';
import {
  emitSegmentReceived,
  emitSegmentSent,
  type SegmentFields,
} from '../../protocols/tcp/state/trace-segments.ts';
import type { Fx } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import type { NodeKind, NodeSpecBase, NodeState } from '../kind.ts';

export interface ByHandSpec extends NodeSpecBase {
  kind: 'by-hand';
  address: string;
  /** Whole frames, in the order of their times. */
  sends: readonly { readonly at: Instant; readonly bytes: Uint8Array }[];
}

declare module '../kind.ts' {
  interface NodeSpecs {
    'by-hand': ByHandSpec;
  }
}

export interface ByHand extends NodeState {
  kind: 'by-hand';
  address: Ipv4;
  mac: Mac;
  /** What it has yet to send. */
  sends: { at: Instant; bytes: Uint8Array }[];
}

const { SYN, FIN, RST, ACK } = tcpFlags;
const IP = ethernet.length;
/** It has one connection. */
const CONNECTION = 0;

export const byHand: NodeKind<ByHand, ByHandSpec, Fx> = {
  kind: 'by-hand',
  cards: () => 1,
  create: ({ name, address, sends }, site) => ({
    kind: 'by-hand',
    name,
    address: parseIpv4(address) ?? 0,
    mac: site.mac(0),
    sends: sends.map((each) => ({ ...each })),
  }),
  start(state, _, site) {
    for (const { at } of state.sends) site.arm(site.newTimer('by-hand', 0, 'send'), at);
  },
  known: ({ address, mac }) => [{ address, mac }],
  bind: (_, fx) => fx,
  frame(state, _, frame, fx) {
    const fields = segmentIn(frame, fx);
    if (fields) emitSegmentReceived(fx.log, fx.node, CONNECTION, fields, 'accepted');
    else if (asksFor(state.address, frame, fx)) tellAddress(state, frame, fx);
    freeFrame(fx.arena, frame);
  },
  timer(state, _, __, fx) {
    const next = state.sends.shift();
    if (next === undefined) return;
    const frame = importFrame(fx.arena, next.bytes);
    const fields = segmentIn(frame, fx);
    if (fields) {
      const sent = emitSegmentSent(fx.log, fx.node, CONNECTION, fields, reasonOf(fields));
      fx.arena.packets[frame] = sent;
    }
    fx.transmit(0, frame);
  },
};

/** The segment in a frame, if there is one. */
function segmentIn(frame: FrameRef, { arena }: Fx): SegmentFields | undefined {
  const { view } = arena;
  const start = frameStart(frame);
  if (view.getUint16(start + ethernet.at.etherType) !== etherTypes.ipv4) return undefined;
  const ip = start + IP;
  if (view.getUint8(ip + ipv4.at.protocol) !== ipProtocols.tcp) return undefined;
  const header = (view.getUint8(ip + ipv4Shared.versionIhl) & 15) * 4;
  const at = ip + header;
  return {
    srcAddress: view.getUint32(ip + ipv4.at.src),
    dstAddress: view.getUint32(ip + ipv4.at.dst),
    srcPort: view.getUint16(at + tcp.at.srcPort),
    dstPort: view.getUint16(at + tcp.at.dstPort),
    seq: view.getUint32(at + tcp.at.seq),
    ack: view.getUint32(at + tcp.at.ack),
    flags: view.getUint8(at + tcp.at.flags),
    window: view.getUint16(at + tcp.at.window),
    length: view.getUint16(ip + ipv4.at.totalLength) - header - tcpHeaderLength(view, at),
  };
}

function asksFor(address: Ipv4, frame: FrameRef, { arena: { view } }: Fx): boolean {
  const start = frameStart(frame);
  if (view.getUint16(start + ethernet.at.etherType) !== etherTypes.arp) return false;
  const at = start + ethernet.length;
  return (
    view.getUint16(at + arp.at.operation) === arpOperations.request &&
    view.getUint32(at + arp.at.targetIp) === address
  );
}

/** The question, turned around. */
function tellAddress({ address, mac }: ByHand, frame: FrameRef, fx: Fx): void {
  const reply = importFrame(fx.arena, frameBytes(fx.arena, frame).slice());
  const { view } = fx.arena;
  const start = frameStart(reply);
  const at = start + ethernet.length;
  const asker = readMac(view, at + arp.at.senderMac);
  const target = view.getUint32(at + arp.at.senderIp);
  writeMac(view, start + ethernet.at.dst, asker);
  writeMac(view, start + ethernet.at.src, mac);
  view.setUint16(at + arp.at.operation, arpOperations.reply);
  writeMac(view, at + arp.at.senderMac, mac);
  view.setUint32(at + arp.at.senderIp, address);
  writeMac(view, at + arp.at.targetMac, asker);
  view.setUint32(at + arp.at.targetIp, target);
  const told = { operation: 'reply', sender: address, target } as const;
  fx.arena.packets[reply] = emit(fx.log, 'arp.sent', fx.node, told);
  fx.transmit(0, reply);
}

/** By its flags alone: why it was sent, only somebody else knows. */
function reasonOf({ flags, length }: SegmentFields): SegmentReason {
  if ((flags & RST) !== 0) return 'rst';
  if ((flags & SYN) !== 0) return (flags & ACK) === 0 ? 'syn' : 'syn-ack';
  if ((flags & FIN) !== 0) return 'fin';
  return length > 0 ? 'data' : 'ack';
}
