import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arp as arpHeader, ethernet, layer, packet } from '../../wire/index.ts';
import { arpFrame, readArpFrame } from './frame.ts';

const mac = fc.maxSafeNat().map((n) => n % 2 ** 48);
const address = fc.nat({ max: 0xffffffff });
const message = fc.record({
  ...{ operation: fc.nat({ max: 0xffff }), senderMac: mac, senderIp: address },
  ...{ targetMac: mac, targetIp: address },
});

test('a frame has the bytes that the declaration gives it, and reads back as what was written', () => {
  fc.assert(
    fc.property(mac, message, (dst, fields) => {
      const bytes = arpFrame(dst, fields);
      const around = layer(ethernet, { dst, src: fields.senderMac });
      expect(bytes).toEqual(packet([around, layer(arpHeader, fields)]));
      expect(readArpFrame(bytes)).toEqual(fields);
    }),
  );
});

test('whatever else comes is no message, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const read = readArpFrame(bytes);
      if (read !== undefined) expect(bytes.length).toBeGreaterThanOrEqual(42);
    }),
  );
  const cut = arpFrame(1, { operation: 1, senderMac: 1, senderIp: 1, targetMac: 0, targetIp: 2 });
  expect(readArpFrame(cut.subarray(0, 41))).toBeUndefined();
  for (const at of [15, 16, 18, 19]) {
    expect(readArpFrame(cut.map((byte, i) => (i === at ? byte + 1 : byte)))).toBeUndefined();
  }
});
