/** The longest datagrams and the last ports. */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { udpFrame } from './testing/bytes.ts';
import { ANNAS, homes, NORTH, runHomes, SERVERS } from './testing/homes.ts';
import { bound, hear, into, reasons, say, wait } from './testing/steps.ts';

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
