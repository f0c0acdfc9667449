/**
 * What an attacker who sees everything might send: segments whose fields lie on the edges of what
 * the connection accepts, then damaged in all the ways that frames can be.
 */
import { nextBelow, nextU32, type Rng } from '../../src/stack/core/rng.ts';
import { tcpFlags } from '../../src/stack/protocols/tcp/header/header.ts';
import { flightSize, receiveWindow, type Tcb } from '../../src/stack/protocols/tcp/state/tcb.ts';
import { between, magnitude, often, pick, randomBytes } from '../random.ts';
import { type Addressing, repairChecksums, type SegmentFields, segmentFrame } from './build.ts';
import { forgeOptions } from './options.ts';
import { otherFrame } from './others.ts';

/** Whom the frames are for, and as whom they come. */
export interface Aim {
  addressing: Addressing;
  srcPort: number;
  dstPort: number;
  /** The connection under attack, when there is one. */
  tcb: Tcb | undefined;
}

const { FIN, SYN, RST, PSH, ACK, URG, ECE, CWR } = tcpFlags;
const LIKELY_FLAGS = [
  ACK,
  ACK,
  ACK | PSH,
  ACK | PSH,
  ACK | FIN,
  SYN,
  SYN | ACK,
  RST,
  RST | ACK,
  ACK | URG,
  ACK | ECE,
  ACK | CWR,
  SYN | ECE | CWR,
  SYN | FIN,
  FIN,
  0,
];

export function forgeFrame(rng: Rng, aim: Aim): Uint8Array {
  if (often(rng, 8)) return otherFrame(rng, aim);
  const frame = segmentFrame(aim.addressing, forgeSegment(rng, aim));
  return damage(rng, frame);
}

export function forgeSegment(rng: Rng, { tcb, srcPort, dstPort }: Aim): SegmentFields {
  const flags = often(rng, 85) ? pick(rng, LIKELY_FLAGS) : nextBelow(rng, 256);
  const size = often(rng, 50) ? 0 : magnitude(rng, 1400);
  return {
    srcPort: often(rng, 97) ? srcPort : between(rng, 0, 65_535),
    dstPort: often(rng, 97) ? dstPort : between(rng, 0, 65_535),
    seq: tcb === undefined ? nextU32(rng) : nearReceiveWindow(rng, tcb, size),
    ack: tcb === undefined ? nextU32(rng) : nearFlight(rng, tcb),
    flags,
    window: pick(rng, [0, 1, 2, 1460, 65_535, between(rng, 0, 65_535)]),
    urgentPointer: often(rng, 90) ? 0 : between(rng, 0, 65_535),
    options: often(rng, 15) ? new Uint8Array(0) : forgeOptions(rng, tcb, (flags & SYN) !== 0),
    payload: randomBytes(rng, size),
  };
}

/** The edges of the receive window, most often the left one, where data is accepted. */
function nearReceiveWindow(rng: Rng, tcb: Tcb, size: number): number {
  const window = receiveWindow(tcb);
  const base = pick(rng, [0, 0, 0, 0, 0, window, -window, -size, window - size, 2 ** 31]);
  const offset = often(rng, 60) ? 0 : between(rng, -2, 2);
  const inside = often(rng, 20) ? nextBelow(rng, window + 1) : 0;
  return often(rng, 97) ? (tcb.rcv.nxt + base + offset + inside) >>> 0 : nextU32(rng);
}

/** The edges of what is in flight, and the edges of what is too old to be believed. */
function nearFlight(rng: Rng, tcb: Tcb): number {
  const flight = flightSize(tcb);
  const base = pick(rng, [0, 0, flight, flight, flight, -tcb.snd.maxWnd, 2 ** 31]);
  const offset = often(rng, 60) ? 0 : between(rng, -2, 2);
  const inside = often(rng, 20) ? nextBelow(rng, flight + 1) : 0;
  return often(rng, 97) ? (tcb.snd.una + base + offset + inside) >>> 0 : nextU32(rng);
}

export function damage(rng: Rng, frame: Uint8Array): Uint8Array {
  const kind = nextBelow(rng, 100);
  if (kind < 70) return frame;
  if (kind < 78) return flipBits(rng, frame, 0);
  if (kind < 90) {
    // Behind the Ethernet header, and nobody notices by the checksums.
    const flipped = flipBits(rng, frame, 14);
    repairChecksums(flipped);
    return flipped;
  }
  if (kind < 95) return frame.slice(0, nextBelow(rng, frame.length + 1));
  const padded = new Uint8Array(Math.min(frame.length + magnitude(rng, 60), 1514));
  padded.set(frame.subarray(0, padded.length));
  return padded;
}

function flipBits(rng: Rng, frame: Uint8Array, from: number): Uint8Array {
  const flips = 1 + magnitude(rng, 8);
  for (let i = 0; i < flips; i++) {
    // Headers rather than payload.
    const end = often(rng, 80) ? Math.min(frame.length, 74) : frame.length;
    const at = between(rng, from, end - 1);
    frame[at] = (frame[at] as number) ^ (1 << nextBelow(rng, 8));
  }
  return frame;
}
