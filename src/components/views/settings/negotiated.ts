/** What became of an option in the handshake, read off the SYNs themselves. */
import type { Cursor } from '../../../model/cursor.ts';
import { type Packet, segmentOf } from '../../../model/packets.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { ethernet } from '../../../stack/protocols/ethernet/header.ts';
import { ipv4HeaderLength } from '../../../stack/protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../../../stack/protocols/tcp/header/header.ts';
import { scanTcpOptions, tcpOptionsScratch } from '../../../stack/protocols/tcp/header/options.ts';
import type { Offer } from '../../../stack/protocols/tcp/page/cards/card.ts';

/** What a SYN offers. */
type Offers = Readonly<Record<Offer, boolean>>;

/** The SYNs of the connection that was opened last: who sent each, and what it offers. */
export interface Handshake {
  readonly first: { readonly node: number; readonly offers: Offers };
  /** Undefined while the answer is still to come. */
  readonly answer: { readonly node: number; readonly offers: Offers } | undefined;
}

export type BytesOf = (frame: number) => Uint8Array | undefined;

const SYN = tcpFlags.SYN;
const ECN = tcpFlags.ECE | tcpFlags.CWR;

/** Every SYN of the run, in the order of sending. */
export const synsOf = (run: RecordedRun): readonly Packet[] =>
  packetsOf(run).filter((packet) => (flagsOf(packet) & SYN) !== 0);

export interface SynPair {
  readonly first: Packet;
  readonly answer: Packet | undefined;
}

/** Those that opened the latest connection at the cursor: the first of each side. */
export function pairAt(syns: readonly Packet[], { event }: Cursor): SynPair | undefined {
  const sent = syns.filter(({ sentEvent }) => sentEvent < event);
  const own = sent.filter(({ connection }) => connection === sent.at(-1)?.connection);
  const isAnswer = (packet: Packet) => (flagsOf(packet) & tcpFlags.ACK) !== 0;
  const first = own.find((packet) => !isAnswer(packet));
  return first && { first, answer: own.find(isAnswer) };
}

export function handshakeOf({ first, answer }: SynPair, bytesOf: BytesOf): Handshake | undefined {
  const asked = readSyn(first, bytesOf);
  return asked && { first: asked, answer: readSyn(answer, bytesOf) };
}

const flagsOf = (packet: Packet): number => segmentOf(packet)?.flags ?? 0;

function readSyn(packet: Packet | undefined, bytesOf: BytesOf): Handshake['answer'] {
  const bytes = packet && bytesOf(packet.frame);
  const offers = bytes && offersIn(bytes, flagsOf(packet));
  return offers && { node: packet.from, offers };
}

const scratch = tcpOptionsScratch();

function offersIn(bytes: Uint8Array, flags: number): Offers | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < ethernet.length + 20) return undefined;
  const start = ethernet.length + ipv4HeaderLength(view, ethernet.length);
  if (start + tcp.length > bytes.length) return undefined;
  const end = Math.min(bytes.length, start + tcpHeaderLength(view, start));
  scanTcpOptions(view, start + tcp.length, end, scratch);
  return {
    scale: scratch.windowScale >= 0,
    sack: scratch.sackPermitted,
    timestamps: scratch.hasTimestamps,
    // A SYN asks by both flags, its answer agrees by ECE alone (RFC 3168 §6.1.1).
    ecn: (flags & ECN) === ((flags & tcpFlags.ACK) === 0 ? ECN : tcpFlags.ECE),
  };
}
