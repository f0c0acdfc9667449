/** What the attackers send: messages of every protocol of the network, honest, lying, cut and damaged. */
import { nextBelow, nextU32, type Rng } from '../../src/stack/core/rng.ts';
import { arpFrame } from '../../src/stack/protocols/arp/frame.ts';
import { MESSAGE_TYPES, type MessageType, OPTIONS } from '../../src/stack/protocols/dhcp/codes.ts';
import { encodeDhcp, words } from '../../src/stack/protocols/dhcp/message.ts';
import { ethernet } from '../../src/stack/protocols/ethernet/header.ts';
import {
  encodeIgmp,
  type IgmpMessage,
  igmpPacket,
  RECORD_TYPES,
  type RecordType,
} from '../../src/stack/protocols/igmp/message.ts';
import { ipProtocols, ipv4, ipv4Shared } from '../../src/stack/protocols/ipv4/header.ts';
import { checksum, wordBytes } from '../../src/stack/wire/checksum.ts';
import { type Addressing, ipFrame, repairChecksums, viewOf } from '../frames/build.ts';
import { damage } from '../frames/forge.ts';
import { fragmentFrame } from '../frames/fragments.ts';
import { between, magnitude, often, pick, randomBytes } from '../random.ts';
import { ADDRESS, macOf, type Name, OUTSIDE, PORTS } from './rig.ts';

export type Attacker = 'mallory' | 'mallet';

const HOME: readonly Name[] = ['anna', 'server', 'dora', 'router', 'mallory'];
const EVERYBODY = 0xffffffffffff;
const [RARP, ARP] = [0x8035, 0x0806];
/** What an Ethernet of 1,500 octets carries. */
const LONGEST = 1_514;

/** A frame of one of the protocols, in the attacker's name or in another's. */
export function forge(rng: Rng, who: Attacker): Uint8Array {
  const make = pick(rng, who === 'mallory' ? INSIDE : OUTER);
  const frame = damage(rng, make(rng, who));
  return frame.length < ethernet.length ? randomBytes(rng, 60) : frame.slice(0, LONGEST);
}

type Forger = (rng: Rng, who: Attacker) => Uint8Array;

/** Somebody of the network, or nobody. */
function anyAddress(rng: Rng): number {
  const strange = [0, 0xffffffff, 0x0a0000ff, 0x7f000001, 0xe0000001, nextU32(rng)];
  if (often(rng, 15)) return pick(rng, strange);
  if (often(rng, 15)) return 0x0a000064 + nextBelow(rng, 24);
  return pick(rng, [...Object.values(ADDRESS), OUTSIDE]);
}

function anyMac(rng: Rng): number {
  if (often(rng, 10)) return 0x020000aa0000 + nextBelow(rng, 0x10000);
  return often(rng, 5) ? EVERYBODY : macOf(pick(rng, HOME));
}

/** From the attacker, or as if from another, to somebody who is there to hear it. */
function addressing(rng: Rng, who: Attacker): Addressing {
  if (who === 'mallet') {
    const src = often(rng, 70) ? pick(rng, [ADDRESS.mallet, ADDRESS.outer]) : anyAddress(rng);
    const dst = often(rng, 80) ? OUTSIDE : anyAddress(rng);
    return { srcMac: macOf('mallet'), dstMac: macOf('router', 1), src, dst };
  }
  const to = pick(rng, HOME);
  const src = often(rng, 60) ? ADDRESS.mallory : anyAddress(rng);
  // What goes out passes the router.
  if (often(rng, 40)) {
    const dst = pick(rng, [ADDRESS.outer, ADDRESS.mallet, OUTSIDE]);
    return { srcMac: macOf('mallory'), dstMac: macOf('router'), src, dst };
  }
  const dst = often(rng, 85) ? ADDRESS[to] : anyAddress(rng);
  const all = often(rng, 10);
  return { srcMac: macOf('mallory'), dstMac: all ? EVERYBODY : macOf(to), src, dst };
}

const forgeArp: Forger = (rng) => {
  const message = {
    operation: often(rng, 90) ? between(rng, 1, 4) : nextBelow(rng, 65_536),
    senderMac: anyMac(rng),
    senderIp: anyAddress(rng),
    targetMac: often(rng, 50) ? 0 : anyMac(rng),
    targetIp: anyAddress(rng),
  };
  const to = often(rng, 50) ? EVERYBODY : anyMac(rng);
  const frame = arpFrame(to, message, often(rng, 70) ? ARP : RARP);
  // A length or a type that is not of Ethernet and IPv4.
  if (often(rng, 10)) frame[ethernet.length + nextBelow(rng, 8)] = nextBelow(rng, 256);
  return frame;
};

const TYPES = RECORD_TYPES.filter((each): each is RecordType => each !== '');
const anyGroup = (rng: Rng) =>
  pick(rng, [
    0xef010203,
    0xef010203,
    0xe0000001,
    0xe0000016,
    0,
    0xef000000 + nextBelow(rng, 3_000),
  ]);
const senders = (rng: Rng) =>
  Array.from({ length: magnitude(rng, 100) }, () => 0x0a000000 + nextBelow(rng, 400));

function anyIgmp(rng: Rng): IgmpMessage {
  switch (nextBelow(rng, 5)) {
    case 0: {
      const version = pick(rng, [1, 2, 3] as const);
      const times = { maxResponse: magnitude(rng, 60_000_000), interval: magnitude(rng, 1e9) };
      const sources = version === 3 && often(rng, 50) ? senders(rng) : [];
      const group = often(rng, 50) ? 0 : anyGroup(rng);
      const robustness = nextBelow(rng, 8);
      return { kind: 'query', version, group, sources, ...times, suppress: false, robustness };
    }
    case 1:
      return { kind: 'report', version: pick(rng, [1, 2] as const), group: anyGroup(rng) };
    case 2:
      return { kind: 'leave', group: anyGroup(rng) };
    default: {
      const records = Array.from({ length: magnitude(rng, 12) }, () => ({
        ...{ type: pick(rng, TYPES), group: anyGroup(rng), sources: senders(rng) },
      }));
      return { kind: 'records', records };
    }
  }
}

const forgeIgmp: Forger = (rng, who) => {
  const dst = anyGroup(rng);
  const message = encodeIgmp(anyIgmp(rng));
  // How many records or senders follow: a lie.
  if (often(rng, 20) && message.length > 8) {
    viewOf(message).setUint16(pick(rng, [6, 10]), magnitude(rng, 65_535));
    sumInto(message, 2);
  }
  const packet = igmpPacket(anyAddress(rng), dst, message);
  const frame = new Uint8Array(ethernet.length + packet.length);
  frame.set([1, 0, 0x5e, (dst >> 16) & 127, (dst >> 8) & 255, dst & 255]);
  frame.set([2, 0, 0, 0, 0, 1 + nextBelow(rng, 9), 8, 0], 6);
  frame.set(packet, ethernet.length);
  return who === 'mallet' && often(rng, 50) ? frame.slice(0, 46) : frame;
};

function sumInto(message: Uint8Array, at: number): void {
  const view = viewOf(message);
  view.setUint16(at, 0);
  const area = wordBytes(message.length);
  area.bytes.set(message);
  view.setUint16(at, checksum(area, 0, message.length));
}

const KINDS = MESSAGE_TYPES.filter((each): each is MessageType => each !== undefined);
/** Options that programs look at, and any others. */
const CODES = Object.values(OPTIONS).filter((each) => each > 0 && each < 255 && each !== 53);

function dhcpOptions(rng: Rng): Map<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  if (often(rng, 60))
    options.set(OPTIONS.serverId, words(pick(rng, [ADDRESS.server, nextU32(rng)])));
  if (often(rng, 60)) options.set(OPTIONS.requestedAddress, words(anyAddress(rng)));
  if (often(rng, 60))
    options.set(OPTIONS.subnetMask, words(pick(rng, [0xffffff00, 0, nextU32(rng)])));
  if (often(rng, 60)) {
    options.set(OPTIONS.leaseTime, words(pick(rng, [0, 1, 60, 600, 0xffffffff, nextU32(rng)])));
  }
  for (let i = magnitude(rng, 6); i > 0; i--) {
    const code = often(rng, 80) ? pick(rng, CODES) : between(rng, 1, 254);
    options.set(code, randomBytes(rng, pick(rng, [0, 1, 3, 4, 8, magnitude(rng, 300)])));
  }
  return options;
}

const forgeDhcp: Forger = (rng, who) => {
  const type = pick(rng, KINDS);
  const message = encodeDhcp({
    ...{ type, hops: magnitude(rng, 255), xid: often(rng, 50) ? 7 : nextU32(rng) },
    ...{ seconds: magnitude(rng, 65_535), flags: pick(rng, [0, 0x8000, nextU32(rng) & 0xffff]) },
    ...{ ciaddr: often(rng, 70) ? 0 : anyAddress(rng), yiaddr: anyAddress(rng) },
    ...{ giaddr: often(rng, 60) ? 0 : anyAddress(rng), mac: anyMac(rng) },
    options: dhcpOptions(rng),
  });
  const reply = type === 'OFFER' || type === 'ACK' || type === 'NAK';
  const ports = often(rng, 90) === reply ? [67, 68] : [68, 67];
  const to = addressing(rng, who);
  if (often(rng, 60)) Object.assign(to, { dstMac: EVERYBODY, dst: 0xffffffff });
  // An option that leads beyond the end, or says that it goes on in the names.
  if (often(rng, 15)) message[240 + nextBelow(rng, 20)] = pick(rng, [0, 52, 82, 255, 3]);
  return udpFrame(
    to,
    ports,
    message.subarray(0, often(rng, 90) ? message.length : nextBelow(rng, message.length)),
  );
};

function udpFrame(to: Addressing, [src = 0, dst = 0]: readonly number[], data: Uint8Array) {
  const body = new Uint8Array(8 + data.length);
  const view = viewOf(body);
  view.setUint16(0, src);
  view.setUint16(2, dst);
  view.setUint16(4, body.length);
  body.set(data, 8);
  return ipFrame(to, ipProtocols.udp, body);
}

const anyPort = (rng: Rng) =>
  often(rng, 70)
    ? between(rng, PORTS.low, PORTS.high)
    : pick(rng, [7, 22, 67, 68, 80, 5_000, nextU32(rng) & 0xffff]);

const forgeUdp: Forger = (rng, who) =>
  udpFrame(
    addressing(rng, who),
    [anyPort(rng), anyPort(rng)],
    randomBytes(rng, magnitude(rng, 600)),
  );

/** A segment with any flags: connections that a NAT and a firewall open, follow and end. */
const forgeTcp: Forger = (rng, who) => {
  const body = new Uint8Array(20 + magnitude(rng, 60));
  const view = viewOf(body);
  view.setUint16(0, anyPort(rng));
  view.setUint16(2, anyPort(rng));
  view.setUint32(4, nextBelow(rng, 50));
  view.setUint32(8, nextBelow(rng, 50));
  view.setUint8(12, often(rng, 90) ? 0x50 : nextBelow(rng, 256));
  view.setUint8(13, often(rng, 80) ? pick(rng, [2, 18, 16, 17, 4, 20, 24]) : nextBelow(rng, 256));
  return ipFrame(addressing(rng, who), ipProtocols.tcp, body);
};

const ERRORS = [3, 3, 3, 4, 5, 11, 12];

/** An error that quotes what has passed, or might have; or a query with any identifier. */
const forgeIcmp: Forger = (rng, who) => {
  const to = addressing(rng, who);
  const turned = {
    srcMac: 0,
    dstMac: 0,
    src: often(rng, 80) ? to.dst : anyAddress(rng),
    dst: to.src,
  };
  const make = pick(rng, [forgeUdp, forgeTcp]);
  const inside = ipFrame(turned, pick(rng, [1, 6, 17]), make(rng, who).slice(34)).slice(
    ethernet.length,
  );
  if (often(rng, 20)) inside[nextBelow(rng, inside.length)] = nextBelow(rng, 256);
  const kept = often(rng, 80) ? 28 : nextBelow(rng, inside.length + 1);
  const isError = often(rng, 70);
  const body = new Uint8Array(8 + (isError ? kept : magnitude(rng, 100)));
  body[0] = isError ? pick(rng, ERRORS) : pick(rng, [8, 0, 13, 14, 17, nextBelow(rng, 256)]);
  body[1] = often(rng, 50) ? nextBelow(rng, 16) : 4;
  viewOf(body).setUint32(4, pick(rng, [0, anyAddress(rng), anyPort(rng) << 16, 68, 600, 1_400]));
  if (isError) body.set(inside.subarray(0, kept), 8);
  sumInto(body, 2);
  return ipFrame(to, ipProtocols.icmp, body);
};

const OPTION_KINDS = [0, 1, 7, 68, 131, 137, 148];

/** IPv4 options: right, wrong in one octet, or noise, before a datagram or a query. */
const forgeOptions: Forger = (rng, who) => {
  const length = 4 * between(rng, 1, 10);
  const options = often(rng, 20) ? randomBytes(rng, length) : new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const kind = often(rng, 90) ? pick(rng, OPTION_KINDS) : nextBelow(rng, 256);
    const own = Math.min(length - at, kind < 2 ? 1 : pick(rng, [3, 4, 7, 8, 11, 12]));
    options[at] = kind;
    if (own > 1) options[at + 1] = often(rng, 90) ? own : nextBelow(rng, 256);
    if (own > 2) options[at + 2] = often(rng, 80) ? pick(rng, [4, 5, 8, 9]) : nextBelow(rng, 256);
    if (own > 3 && kind === 68) options[at + 3] = pick(rng, [0, 1, 3, 0xf0, nextBelow(rng, 256)]);
    at += own;
  }
  const plain = pick(rng, [forgeUdp, forgeIcmp])(rng, who);
  const end = ethernet.length + ipv4.length;
  const frame = Uint8Array.from([...plain.slice(0, end), ...options, ...plain.slice(end)]);
  const view = viewOf(frame);
  view.setUint8(ethernet.length + ipv4Shared.versionIhl, 0x40 | ((ipv4.length + length) / 4));
  view.setUint16(ethernet.length + ipv4.at.totalLength, frame.length - ethernet.length);
  view.setUint8(ethernet.length + ipv4.at.ttl, pick(rng, [0, 1, 2, 64]));
  repairChecksums(frame);
  return frame;
};

/** Pieces of UDP, which a NAT and a firewall must keep together, and of echo requests. */
const forgePiece: Forger = (rng, who) => {
  const to = addressing(rng, who);
  if (often(rng, 40)) return fragmentFrame(rng, to);
  const frame = forgeUdp(rng, who);
  const view = viewOf(frame);
  view.setUint16(ethernet.length + ipv4.at.identification, nextBelow(rng, 4));
  const place = often(rng, 90) ? nextBelow(rng, 6) : nextBelow(rng, 8_192);
  view.setUint16(ethernet.length + ipv4Shared.fragment, (often(rng, 70) ? 0x2000 : 0) | place);
  repairChecksums(frame);
  return frame;
};

const ANYWHERE = [forgeUdp, forgeTcp, forgeIcmp, forgeIcmp, forgeOptions, forgePiece];
const OUTER: readonly Forger[] = [...ANYWHERE, forgeArp, forgeIgmp, forgeDhcp];
const INSIDE: readonly Forger[] = [
  ...ANYWHERE,
  ...[forgeArp, forgeArp, forgeIgmp, forgeIgmp, forgeDhcp, forgeDhcp, forgeDhcp],
];
