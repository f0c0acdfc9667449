/** Frames of runs as bytes: whether their checksums are right, and packets as a host inside makes them. */
import { capturedFrame } from '../../../trace/capture.ts';
import { fold, pseudoHeaderSum, sum, wordBytes } from '../../../wire/checksum.ts';
import { ethernet, icmpEcho, ipv4, layer, packet, udp } from '../../../wire/index.ts';
import { cardMac } from '../../../world/ids.ts';
import type { SessionRun } from '../../../world/session.ts';
import { all } from '../../../world/testing.ts';

const IP = 14;

function sumOf(bytes: Uint8Array, initial = 0): number {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  return fold(sum(area, 0, bytes.length) + initial);
}

/** Which of the checksums of a frame are wrong. Of pieces, only the header's can be told. */
export function wrongSums(frame: Uint8Array): string[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint16(12) !== 0x0800) return [];
  const start = IP + ((frame[IP] as number) & 15) * 4;
  const end = IP + view.getUint16(IP + 2);
  const wrong = sumOf(frame.subarray(IP, start)) === 0xffff ? [] : ['ip'];
  const protocol = frame[IP + 9] as number;
  if ((view.getUint16(IP + 6) & 0x3fff) !== 0) return wrong;
  const rest = frame.subarray(start, end);
  const pseudo = pseudoHeaderSum(
    view.getUint32(IP + 12),
    view.getUint32(IP + 16),
    protocol,
    rest.length,
  );
  const none = protocol === 17 && view.getUint16(start + 6) === 0;
  const initial = protocol === 1 ? 0 : pseudo;
  if (!none && sumOf(rest, initial) !== 0xffff) wrong.push(`protocol ${protocol}`);
  // An error: the header that it quotes is whole.
  if (protocol === 1 && [3, 11].includes(rest[0] as number)) {
    const quoted = rest.subarray(8, 8 + ((rest[8] as number) & 15) * 4);
    if (sumOf(quoted) !== 0xffff) wrong.push('quoted');
  }
  return wrong;
}

/** All that went over links, by which node sent it. */
export function framesOf({ sim }: SessionRun, node: number): Uint8Array[] {
  return all(sim.log, 'frame.sent')
    .filter((event) => event.node === node)
    .map(({ frame }) => capturedFrame(sim.capture, frame) as Uint8Array);
}

export function wrongIn(running: SessionRun): string[] {
  return all(running.sim.log, 'frame.sent').flatMap(({ frame }) =>
    wrongSums(capturedFrame(running.sim.capture, frame) as Uint8Array),
  );
}

interface Header {
  readonly src: number;
  readonly dst: number;
  readonly ttl?: number;
  readonly identification?: number;
  readonly flags?: number;
  readonly fragmentOffset?: number;
}

const linkTo = (router: number, card: number) =>
  layer(ethernet, { dst: cardMac(String(router), card), src: 0x02_00_00_00_00_77 });

/** An echo request as it comes in at a card of a router. */
export function echo(router: number, card: number, header: Header, identifier: number): Uint8Array {
  const request = layer(icmpEcho, { type: 8, identifier, sequence: 1 });
  return packet([linkTo(router, card), layer(ipv4, header), request], new Uint8Array(32));
}

export function udpFrame(
  router: number,
  card: number,
  header: Header,
  [srcPort, dstPort]: readonly [number, number],
  data = new Uint8Array(20),
): Uint8Array {
  return packet(
    [linkTo(router, card), layer(ipv4, header), layer(udp, { srcPort, dstPort })],
    data,
  );
}

/** A later piece: bytes without a transport header. */
export function laterPiece(
  router: number,
  card: number,
  header: Header,
  data: Uint8Array,
): Uint8Array {
  return packet([linkTo(router, card), layer(ipv4, { ...header, protocol: 17 })], data);
}
