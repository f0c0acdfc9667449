/** Many requests under way, and long ones. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { MILLISECOND } from '../../core/instant.ts';
import { CLIENT, type Differences, internet } from '../../nodes/router/testing/internet.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';

const ran = (line: string, given: Differences = {}) =>
  played(
    internet({
      ...given,
      clientCard: { processes: [{ name: 'ping', app: 'ping', args: { line } }] },
    }),
  );
const printed = ({ sim }: SessionRun) =>
  all(sim.log, 'app.printed')
    .filter((event) => event.node === CLIENT)
    .map(({ line }) => line);
const slow = (delay: number): Differences => ({
  more: {
    links: internet().links.map((link, i) => (i === 4 ? { ...link, delay } : link)),
    knowsNeighbours: true,
  },
});

test('answers that come after 1,024 further requests, but in time, are counted', async () => {
  const lines = printed(await ran('-i 0.002 -c 2000 10.0.2.2', slow(1_500 * MILLISECOND)));
  expect(lines.at(-2)).toMatch(/^2000 requests, 2000 replies, 0% lost/);
});

test('65,507 octets go over a link of 68 bytes and back', async () => {
  const given: Differences = {
    west: { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 68 }] },
    east: { cards: [{ address: '10.0.9.2', mtu: 68 }, { address: '10.0.2.1' }] },
    more: { knowsNeighbours: true },
  };
  const lines = printed(await ran('-c 2 -s 65507 10.0.2.2', given));
  expect(lines.at(-2)).toMatch(/^2 requests, 2 replies/);
});

test('an echo request to everybody is answered by nobody, and ping ends', async () => {
  const lines = printed(await ran('-c 1 -W 1 10.0.1.255'));
  expect(lines.at(-1)).toMatch(/100% lost/);
});
