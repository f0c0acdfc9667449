/** ICMP errors whose quotes are unusual. */
import { expect, test } from 'vitest';
import { MILLISECOND } from '../../core/instant.ts';
import { checksum, wordBytes } from '../../wire/checksum.ts';
import { ethernet, icmpEcho, ipv4, layer, packet, udp } from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { udpFrame } from './testing/bytes.ts';
import { ANNA, ANNAS, NORTH, NORTHS, runHomes, SERVERS } from './testing/homes.ts';
import { bound, expectTidy, into, whole } from './testing/steps.ts';

const [ETH, IP] = [14, 20];
const sumOf = (bytes: Uint8Array): number => {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  return checksum(area, 0, bytes.length);
};

/** What left by the NAT, with `options` in its header, as an error quotes it. */
function quoted(options: number[], protocol: 'udp' | 'igmp'): Uint8Array {
  const plain = packet(
    [
      layer(ethernet, { dst: 2, src: 1 }),
      layer(ipv4, { src: NORTHS, dst: SERVERS, ttl: 1, protocol: protocol === 'udp' ? 17 : 2 }),
      ...(protocol === 'udp' ? [layer(udp, { srcPort: 5_000, dstPort: 7 })] : []),
    ],
    new Uint8Array(8),
  ).subarray(ETH);
  const bytes = Uint8Array.from([...plain.subarray(0, IP), ...options, ...plain.subarray(IP)]);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x40 | ((IP + options.length) / 4);
  view.setUint16(2, bytes.length);
  view.setUint16(10, 0);
  view.setUint16(10, sumOf(bytes.subarray(0, IP + options.length)));
  return bytes;
}

function error(about: Uint8Array): Uint8Array {
  const bytes = packet(
    [
      layer(ethernet, { dst: cardMac(String(NORTH), 1), src: 0x020000000077 }),
      layer(ipv4, { src: SERVERS, dst: NORTHS }),
      layer(icmpEcho, { type: 3, code: 3, identifier: 0, sequence: 0 }),
    ],
    about,
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(ETH + IP + 2, 0);
  view.setUint16(ETH + IP + 2, sumOf(bytes.subarray(ETH + IP)));
  return bytes;
}

const out = into(NORTH, 0, udpFrame(NORTH, 0, { src: ANNAS, dst: SERVERS }, [5_000, 7]));

test.each([
  ['without options', []],
  ['with a router alert', [0x94, 4, 0, 0]],
  ['with forty octets of them', [...Array(39).fill(1), 0]],
])('an error about a packet %s finds who sent it', (_, options) => {
  const inputs = [out, into(NORTH, 1, error(quoted(options, 'udp')), 30 * MILLISECOND)];
  const running = runHomes({ server: bound(7) }, inputs, whole);
  expect(all(running.sim.log, 'nat.error.translated')).toMatchObject([{ after: ANNAS }]);
  const heard = all(running.sim.log, 'icmp.received').filter(({ node }) => node === ANNA);
  expect(heard).toMatchObject([{ type: 3, code: 3 }]);
  expectTidy(running);
});

test('an error about IGMP, or cut short, breaks nothing', () => {
  const igmp = quoted([], 'igmp');
  const inputs = [
    out,
    into(NORTH, 1, error(igmp), 30 * MILLISECOND),
    into(NORTH, 1, error(igmp.subarray(0, 12)), 40 * MILLISECOND),
    into(NORTH, 1, error(quoted(Array(40).fill(1), 'udp').subarray(0, 60)), 50 * MILLISECOND),
  ];
  const running = runHomes({ server: bound(7) }, inputs, whole);
  expect(all(running.sim.log, 'nat.error.translated')).toEqual([]);
  expectTidy(running);
});
