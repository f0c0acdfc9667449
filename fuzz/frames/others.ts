/** Frames that are no TCP segments: ICMP errors about segments of the victim's, UDP, ARP, fragments, noise. */
import { nextBelow, nextU32, type Rng } from '../../src/stack/core/rng.ts';
import { ARP_HARDWARE_ETHERNET, arp } from '../../src/stack/protocols/arp/header.ts';
import { ethernet, etherTypes, writeMac } from '../../src/stack/protocols/ethernet/header.ts';
import { ipProtocols, ipv4 } from '../../src/stack/protocols/ipv4/header.ts';
import { checksum, wordBytes } from '../../src/stack/wire/checksum.ts';
import { between, magnitude, often, pick, randomBytes } from '../random.ts';
import { ipFrame, segmentFrame, viewOf } from './build.ts';
import type { Aim } from './forge.ts';
import { fragmentFrame } from './fragments.ts';

/** Unreachable, source quench, redirect, echo, time exceeded, parameter problem, and any other. */
const ICMP_TYPES = [3, 3, 3, 3, 4, 5, 8, 0, 11, 12];
const ICMP_HEADER = 8;
const CHECKSUM_AT = 2;

export function otherFrame(rng: Rng, aim: Aim): Uint8Array {
  switch (nextBelow(rng, 8)) {
    case 0:
    case 1:
      return icmpFrame(rng, aim);
    case 2:
      return ipFrame(aim.addressing, ipProtocols.udp, randomBytes(rng, magnitude(rng, 600)));
    case 3:
      return arpFrame(rng, aim);
    case 4:
      return oddPacket(rng, aim);
    case 5:
    case 6:
      return fragmentFrame(rng, aim.addressing);
    default: {
      const noise = randomBytes(rng, magnitude(rng, 1514));
      if (often(rng, 70) && noise.length >= 6) writeMac(viewOf(noise), 0, aim.addressing.dstMac);
      return noise;
    }
  }
}

/** An ICMP message; most errors quote a segment that the victim may have sent. */
function icmpFrame(rng: Rng, aim: Aim): Uint8Array {
  const { addressing: to, tcb } = aim;
  const outwards = { srcMac: to.dstMac, dstMac: to.srcMac, src: to.dst, dst: to.src };
  const flight = tcb === undefined ? 0 : (tcb.snd.max - tcb.snd.una) >>> 0;
  const quoted = segmentFrame(outwards, {
    srcPort: aim.dstPort,
    dstPort: aim.srcPort,
    seq: tcb === undefined ? nextU32(rng) : tcb.snd.una + between(rng, -1, flight + 1),
    ack: tcb?.rcv.nxt ?? 0,
    flags: between(rng, 0, 63),
    window: 1000,
    urgentPointer: 0,
    options: new Uint8Array(0),
    payload: new Uint8Array(0),
  }).subarray(ethernet.length);
  if (often(rng, 30)) viewOf(quoted).setUint16(ipv4.at.totalLength, between(rng, 0, 65_535));
  const kept = often(rng, 80) ? ipv4.length + ICMP_HEADER : nextBelow(rng, quoted.length + 1);
  const body = new Uint8Array(ICMP_HEADER + kept);
  body[0] = often(rng, 90) ? pick(rng, ICMP_TYPES) : nextBelow(rng, 256);
  body[1] = often(rng, 50) ? 4 : nextBelow(rng, 20);
  // The next hop's MTU: absurd, just too small, plausible.
  viewOf(body).setUint16(6, pick(rng, [0, 1, 67, 68, 576, 1400, 65_535]));
  body.set(quoted.subarray(0, kept), ICMP_HEADER);
  const area = wordBytes(body.length);
  area.bytes.set(body);
  viewOf(body).setUint16(CHECKSUM_AT, checksum(area, 0, body.length));
  return ipFrame(to, ipProtocols.icmp, body);
}

/** ARP in the attacker's own name or that of nobody: a stolen name is another kind of attack. */
function arpFrame(rng: Rng, { addressing: to }: Aim): Uint8Array {
  const frame = new Uint8Array(ethernet.length + arp.length);
  const view = viewOf(frame);
  writeMac(view, ethernet.at.dst, often(rng, 70) ? to.dstMac : 0xffffffffffff);
  writeMac(view, ethernet.at.src, to.srcMac);
  view.setUint16(ethernet.at.etherType, etherTypes.arp);
  const at = ethernet.length;
  view.setUint16(at + arp.at.hardwareType, often(rng, 90) ? ARP_HARDWARE_ETHERNET : nextU32(rng));
  view.setUint16(at + arp.at.protocolType, often(rng, 90) ? etherTypes.ipv4 : nextU32(rng));
  view.setUint8(at + arp.at.hardwareLength, often(rng, 90) ? 6 : nextBelow(rng, 256));
  view.setUint8(at + arp.at.protocolLength, often(rng, 90) ? 4 : nextBelow(rng, 256));
  view.setUint16(at + arp.at.operation, between(rng, 0, 4));
  writeMac(view, at + arp.at.senderMac, to.srcMac);
  view.setUint32(at + arp.at.senderIp, often(rng, 60) ? to.src : foreignAddress(rng));
  view.setUint32(at + arp.at.targetIp, often(rng, 80) ? to.dst : nextU32(rng));
  return often(rng, 90) ? frame : frame.slice(0, nextBelow(rng, frame.length));
}

/** Somewhere in 10.1.0.0/16, where none of ours is. */
function foreignAddress(rng: Rng): number {
  return 0x0a010000 + nextBelow(rng, 1 << 16);
}

/** IPv4 with another protocol, sender or receiver. */
function oddPacket(rng: Rng, { addressing: to }: Aim): Uint8Array {
  const strange = [0, 0x0a0000ff, 0xffffffff, 0xe0000001, 0x7f000001, nextU32(rng)];
  const addressing = {
    ...to,
    src: often(rng, 50) ? to.src : pick(rng, strange),
    dst: often(rng, 50) ? to.dst : pick(rng, strange),
  };
  return ipFrame(addressing, nextBelow(rng, 256), randomBytes(rng, magnitude(rng, 400)));
}
