/** Whatever a network sends, the agent goes on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framesOnWire } from '../drivers/pcap/frames.ts';
import { framesOf } from '../drivers/receive.ts';
import { tcpFrame, udpFrame } from '../testing/frames.ts';

const sound = [
  tcpFrame({ data: new Uint8Array(4_000) }),
  udpFrame({ data: new Uint8Array(3_000) }),
  tcpFrame(),
  udpFrame(),
];
const spoilt = fc
  .tuple(
    fc.constantFrom(...sound),
    fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }),
    fc.nat(4_200),
  )
  .map(([frame, changes, cut]) => {
    const out = Uint8Array.from(frame).slice(0, Math.max(0, Math.min(frame.length, 4_200 - cut)));
    for (const [at, value] of changes) if (at < out.length) out[at] = value;
    return out;
  });

test('frames that libpcap gives become frames that fit the link, however they are spoilt', () => {
  fc.assert(
    fc.property(spoilt, fc.constantFrom(68, 576, 1_500), (frame, mtu) => {
      for (const each of framesOnWire(frame, mtu) ?? [])
        expect(each.length).toBeLessThanOrEqual(Math.max(14 + mtu, 14));
    }),
    { numRuns: 3_000 },
  );
});

test('messages of a packet socket are read, however they are spoilt', () => {
  fc.assert(
    fc.property(
      spoilt,
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      fc.constantFrom(0, 1, 0x81, 3, 4),
      (frame, header, type) => {
        const message = new Uint8Array(10 + frame.length);
        message.set(header);
        message[1] = type;
        message.set(frame, 10);
        framesOf(message);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('a header of virtio that says a size of no octets, or a sum behind the end, is read', () => {
  for (const header of [
    [0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 255, 255, 255, 255],
    [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]) {
    framesOf(Uint8Array.from([...header, ...tcpFrame()]));
  }
});
