/** Ways of one hop, and the longest packets. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { CLIENT, type Differences, internet } from '../../nodes/router/testing/internet.ts';
import { all } from '../../world/testing.ts';

const ran = async (line: string, given: Differences = {}) => {
  const processes = [{ name: 'traceroute', app: 'traceroute', args: { line } }];
  const { sim } = await played(internet({ ...given, clientCard: { processes } }));
  return all(sim.log, 'app.printed').flatMap((each) => (each.node === CLIENT ? [each.line] : []));
};

test.each(['', '-I '])('the way to oneself has one hop (%s)', async (by) => {
  expect(await ran(`${by}-q 1 10.0.1.2`)).toHaveLength(2);
});

test.each(['', '-I '])('the way to a neighbour has one hop (%s)', async (by) => {
  expect(await ran(`${by}-q 1 10.0.1.3`)).toHaveLength(2);
});

test.each(['', '-I '])('the way to the far card of a router has one hop (%s)', async (by) => {
  expect(await ran(`${by}-q 1 10.0.9.1`)).toHaveLength(2);
});

test.each(['', '-I '])('65,535 octets go over a link of 68 bytes (%s)', async (by) => {
  const lines = await ran(`${by}-q 1 -w 20 10.0.2.2 65535`, {
    west: {
      cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 68 }],
    },
    east: {
      cards: [{ address: '10.0.9.2', mtu: 68 }, { address: '10.0.2.1' }],
    },
    more: { knowsNeighbours: true },
  });
  expect(lines).toHaveLength(4);
});
