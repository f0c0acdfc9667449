import { expect, test } from 'vitest';
import { ipv4 } from '../../../src/stack/core/addresses.ts';
import { fold, pseudoHeaderSum } from '../../../src/stack/wire/checksum.ts';
import { arpFrame, OUR_IP, PEER_IP, tcpFrame, udpFrame } from '../../testing/frames.ts';
import { framesOnWire } from './frames.ts';

const TCP = 34;
const CHECKSUM = TCP + 16;
const numbered = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7) & 0xff);

test('a frame that is as it was sent stays so', () => {
  for (const frame of [tcpFrame({ data: numbered(1_460) }), udpFrame(), arpFrame()]) {
    const before = Uint8Array.from(frame);
    expect(framesOnWire(frame, 1_500)).toEqual([before]);
  }
});

test('a checksum that was left to the card is finished', () => {
  const sound = tcpFrame({ data: numbered(100) });
  const left = Uint8Array.from(sound);
  const length = left.length - TCP;
  const pseudo = fold(pseudoHeaderSum(ipv4(PEER_IP), ipv4(OUR_IP), 6, length));
  new DataView(left.buffer).setUint16(CHECKSUM, pseudo);
  expect(left).not.toEqual(sound);
  expect(framesOnWire(left, 1_500)).toEqual([sound]);
});

test('segments that were glued together come apart where the MTU would have cut them', () => {
  const data = numbered(4_000);
  const pieces = [0, 1_460, 2_920].map((at, i) =>
    tcpFrame({ seq: 1_000 + at, identification: i, data: data.subarray(at, at + 1_460) }),
  );
  expect(framesOnWire(tcpFrame({ data }), 1_500)).toEqual(pieces);
});

test('what is too long and no segment is not passed on', () => {
  expect(framesOnWire(udpFrame({ data: numbered(4_000) }), 1_500)).toBeUndefined();
});
