/** Frames that somebody could make to get past the filter. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipv4, parseMac } from '../../src/stack/core/addresses.ts';
import {
  arpFrame,
  dhcpFrame,
  HOST_IP,
  OUR_IP,
  OUR_MAC,
  PEER_IP,
  tagged,
  udpFrame,
  withEtherType,
} from '../testing/frames.ts';
import { refusalOf, type Sender } from './egress.ts';

const sender: Sender = {
  ...{ mac: parseMac(OUR_MAC) as number, mtu: 1500 },
  own: new Set([ipv4(OUR_IP)]),
  refuse: new Set([ipv4(HOST_IP)]),
};
const changed = (frame: Uint8Array, ...changes: [number, number][]) => {
  const out = Uint8Array.from(frame);
  for (const [at, value] of changes) out[at] = value;
  return out;
};

test.each([
  ['a frame behind two tags', tagged(tagged(udpFrame()), 0x88a8)],
  ['a tag of Cisco', tagged(udpFrame(), 0x9200)],
  ['MPLS', withEtherType(udpFrame(), 0x8847)],
  ['PPPoE', withEtherType(udpFrame(), 0x8864)],
  ['LLC with SNAP', withEtherType(udpFrame(), 1_500)],
  ['a length of 0', withEtherType(udpFrame(), 0)],
  ['gratuitous ARP of another', arpFrame({ senderIp: PEER_IP, targetIp: PEER_IP })],
  [
    'gratuitous ARP of the computer',
    arpFrame({ senderIp: HOST_IP, targetIp: HOST_IP, operation: 2 }),
  ],
  ['an inverse ARP without an address', arpFrame({ senderIp: '0.0.0.0', operation: 8 })],
  ['a later fragment of DHCP', changed(dhcpFrame(), [14 + 7, 1])],
  ['DHCP with options of IP that hide the ports', changed(dhcpFrame(), [14, 0x4f])],
  ['DHCP over TCP', changed(dhcpFrame(), [14 + 9, 6])],
  ['IPv4 that ends within its header', udpFrame().slice(0, 33)],
  ['the total length of a header alone, less one', changed(udpFrame(), [16, 0], [17, 19])],
  ['IPv4 of another behind our Ethernet', udpFrame({ from: PEER_IP })],
])('%s is refused', (_, frame) => {
  expect(refusalOf(frame, sender)).toBeDefined();
});

test('of any bytes that are changed in a sound frame, what goes out is from us', () => {
  const sound = fc.constantFrom(
    udpFrame(),
    arpFrame(),
    dhcpFrame(),
    arpFrame({ senderIp: '0.0.0.0' }),
  );
  const changes = fc.array(fc.tuple(fc.nat(45), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(sound, changes, fc.nat(400), (frame, all, cut) => {
      const out = changed(frame, ...all.filter(([at]) => at < frame.length)).slice(0, 400 - cut);
      if (refusalOf(out, sender) !== undefined) return;
      const view = new DataView(out.buffer, out.byteOffset, out.length);
      const from = view.getUint16(12) === 0x0806 ? view.getUint32(28) : view.getUint32(26);
      expect([0, ipv4(OUR_IP)]).toContain(from);
      expect(Buffer.from(out.subarray(6, 12)).toString('hex')).toBe(OUR_MAC.replaceAll(':', ''));
    }),
    { numRuns: 20_000 },
  );
});
