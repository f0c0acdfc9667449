/** What public reports say of other NATs, tried on ours. */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { laterPiece, udpFrame } from './testing/bytes.ts';
import { ANNAS, ARNOS, homes, NORTH, runHomes, SERVER, SERVERS } from './testing/homes.ts';
import { bound, hear, heard, into, reasons, say, wait, whole } from './testing/steps.ts';

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);
const reads = [
  ...bound(7),
  { do: 'recvfrom', on: 'u', size: 4_000 } as const,
  { do: 'recvfrom', on: 'u', size: 4_000 } as const,
];

/** Two pieces of one datagram of a host inside. */
function inPieces(src: number, port: number, value: number, at: number) {
  const header = { src, dst: SERVERS, identification: 77 };
  // Its length is that of the whole, without a checksum.
  const first = udpFrame(NORTH, 0, { ...header, flags: 1 }, [port, 7], bytes(72, value));
  const rest = laterPiece(NORTH, 0, { ...header, fragmentOffset: 10 }, bytes(40, value));
  const view = new DataView(first.buffer, first.byteOffset);
  view.setUint16(14 + 20 + 4, 8 + 72 + 40);
  view.setUint16(14 + 20 + 6, 0);
  return [into(NORTH, 0, first, at), into(NORTH, 0, rest, at + 3)];
}

test('pieces of two hosts inside with one identification do not meet in one datagram (RFC 6864)', () => {
  const running = runHomes(
    { server: reads },
    [...inPieces(ANNAS, 5000, 1, SECOND), ...inPieces(ARNOS, 6000, 2, SECOND + 1)].sort(
      (a, b) => a.at - b.at,
    ),
    whole,
  );
  expect(all(running.sim.log, 'datagram.refused')).toEqual([]);
  expect(all(running.sim.log, 'datagram.whole')).toHaveLength(2);
  expect(heard(running, SERVER)).toBe(2);
});

test('a datagram of 65,507 bytes leaves and comes by a link of 68 bytes', () => {
  const running = runHomes({
    anna: [
      wait(SECOND),
      ...bound(5000),
      say('first', SERVERS, 7),
      wait(SECOND),
      say('x'.repeat(65_507), SERVERS, 7),
    ],
    server: [...bound(7), hear, { do: 'recvfrom', on: 'u', size: 65_536 }],
    more: {
      until: 300 * SECOND,
      links: homes().links.map((link, i) => (i === 4 ? { ...link, mtu: 68 } : link)),
    },
  });
  expect(reasons(running)).toEqual([]);
  expect(all(running.sim.log, 'datagram.whole')).toHaveLength(1);
});

test('when all ports are gone those that come then are refused, and nothing else fails', () => {
  const one = (src: number, port: number, i: number) =>
    into(NORTH, 0, udpFrame(NORTH, 0, { src, dst: SERVERS }, [port, 7]), MILLISECOND + i * 10);
  const inputs = [];
  for (let i = 0; i < 300; i++) inputs.push(one(ANNAS, 2_000 + i, i));
  const running = runHomes({ north: { ports: { low: 2_000, high: 2_199 } } }, inputs);
  expect(all(running.sim.log, 'nat.mapped')).toHaveLength(200);
  expect(all(running.sim.log, 'nat.exhausted')).toHaveLength(100);
});
