import type { FrameSighting, Seen, Witness } from '../testing/wire.ts';
import {
  ARNO_ASKS,
  FRIEND,
  HOME_A,
  KNOCK,
  LAST_WORD,
  MEET,
  MORE,
  NOWHERE,
  PORT,
  PRIVATE,
  PSST,
  SERVER,
  WEB,
} from './scenario.ts';

const IP = 14;
const SECOND = 1_000_000;

/** What stands in an IPv4 packet, by the bytes of its frame. */
function read({ bytes }: FrameSighting) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = IP + (view.getUint8(IP) & 15) * 4;
  return {
    ...{ view, start, protocol: view.getUint8(IP + 9) },
    ...{ src: view.getUint32(IP + 12), dst: view.getUint32(IP + 16) },
    ...{ srcPort: view.getUint16(start), dstPort: view.getUint16(start + 2) },
  };
}

type Packet = ReturnType<typeof read> & FrameSighting;

const packets = ({ frames }: Seen, from = 0, to = Infinity): readonly Packet[] =>
  frames
    .filter(
      ({ at, arrives, bytes }) => at >= from && at < to && arrives !== Infinity && bytes[12] === 8,
    )
    .map((frame) => ({ ...frame, ...read(frame) }));

const UDP = 17;
const TCP = 6;
const datagramsTo = (seen: Seen, node: string, from = 0, to = Infinity) =>
  packets(seen, from, to).filter((each) => each.protocol === UDP && each.to === node);

/** Whether the one’s complement sum of a datagram with its pseudo-header is right (RFC 768). */
function sumIsRight({ view, start, src, dst }: Packet): boolean {
  const length = view.getUint16(start + 4);
  let sum = (src >>> 16) + (src & 0xffff) + (dst >>> 16) + (dst & 0xffff) + UDP + length;
  for (let i = 0; i < length; i += 2) {
    const low = i + 1 < length ? view.getUint8(start + i + 1) : 0;
    sum += view.getUint8(start + i) * 256 + low;
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum === 0xffff;
}

/** A report's quotation begins eight bytes behind the ICMP header's start. */
const quotedSource = ({ view, start }: Packet) => view.getUint32(start + 8 + 12);

export const witness: Witness = {
  'who-hears': (seen) => {
    const [from, to] = [NOWHERE, NOWHERE + SECOND];
    const heard = ['anna', 'bella'].filter((node) => datagramsTo(seen, node, from, to).length > 0);
    if (heard.length === 0) return 'nobody';
    return heard.length === 2 ? 'both' : 'anna';
  },
  'seen-as': (seen) => {
    const source = datagramsTo(seen, 'server')[0]?.src;
    if (source === PRIVATE) return 'private';
    return source === HOME_A ? 'outside' : '';
  },
  careless: (_, made) => {
    const [from, to] = [ARNO_ASKS - SECOND, ARNO_ASKS];
    const [there] = datagramsTo(made, 'server', from, to);
    if (there === undefined) return 'router';
    return sumIsRight(there) ? 'arrives' : 'server';
  },
  apart: (seen) => {
    const [anna, arno] = datagramsTo(seen, 'server');
    if (anna?.src !== arno?.src) return 'address';
    return anna?.srcPort === arno?.srcPort ? 'nothing' : 'port';
  },
  // As many as there are ports that the server has seen; the last to speak was Anna, to another port.
  'how-many': (seen) => {
    const all = datagramsTo(seen, 'server', 0, KNOCK);
    if (all.at(-1)?.dstPort !== MORE) return -1;
    return new Set(all.map(({ srcPort }) => srcPort)).size;
  },
  'how-far': (_, knocked) => {
    const syns = packets(knocked, KNOCK, PSST).filter(
      ({ protocol, dstPort }) => protocol === TCP && dstPort === WEB,
    );
    const farthest = syns.findLast(({ dst, src }) => dst === HOME_A || src === SERVER)?.to;
    if (syns.some(({ to }) => to === 'arno')) return 'arno';
    return farthest === 'home-a' ? 'router' : 'core';
  },
  'gets-in': (_, open) => {
    const inside = (node: string) => datagramsTo(open, node, PSST, PSST + SECOND);
    const meant = (node: string, address: number) =>
      inside(node).some(({ dst }) => dst === address);
    if (meant('arno', PRIVATE + 1)) return 'arno';
    return meant('anna', PRIVATE) ? 'anna' : 'dies';
  },
  // Nothing has left Anna's home for Bella's port but this, before Bella's datagram came in.
  hole: (seen) => {
    const out = packets(seen, 0, MEET + 3 * SECOND).filter(
      ({ from, dstPort }) => from === 'anna' && dstPort === FRIEND,
    );
    const came = datagramsTo(seen, 'anna', MEET + 2 * SECOND, MEET + 3 * SECOND);
    return out.length === 1 && came.length === 1 ? 'hole' : '';
  },
  arrive: (_, other) => {
    const [from, to] = [MEET + 2 * SECOND, MEET + 8 * SECOND];
    const own = (node: string) =>
      datagramsTo(other, node, from, to).filter(({ dst }) => dst === PRIVATE).length;
    return own('anna') + own('bella');
  },
  'quoted-source': (seen) => {
    const report = packets(seen).filter(
      ({ protocol, view, start, to }) =>
        protocol === 1 && view.getUint8(start) === 11 && to === 'anna',
    )[1];
    if (report === undefined) return 'none';
    return quotedSource(report) === PRIVATE ? 'private' : 'outside';
  },
  news: (seen) =>
    datagramsTo(seen, 'anna', LAST_WORD + SECOND).filter(
      ({ dst, dstPort }) => dst === PRIVATE && dstPort === PORT,
    ).length,
};
