import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { ipv4 as address } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { ethernet, ipv4, layer, packet, tcp, tcpFlags } from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { all, runToEnd } from '../../world/testing.ts';
import type {} from './index.ts';

const syn = packet([
  layer(ethernet, { dst: cardMac('1', 0), src: cardMac('0', 0) }),
  layer(ipv4, { src: address('10.0.0.1'), dst: address('10.0.0.2') }),
  layer(tcp, { srcPort: 5000, dstPort: 80, seq: 7, ack: 0, flags: tcpFlags.SYN, window: 9000 }),
]);

const spec: ScenarioSpec = {
  id: 'by-hand',
  nodes: [
    {
      kind: 'by-hand',
      name: 'you',
      address: '10.0.0.1',
      sends: [{ at: 5 * MILLISECOND, bytes: syn }],
    },
    {
      name: 'server',
      address: '10.0.0.2',
      processes: [
        {
          name: 'door',
          steps: [
            { do: 'socket', as: 'door' },
            { do: 'bind', on: 'door', port: 80 },
            { do: 'listen', on: 'door', backlog: 1 },
          ],
        },
      ],
    },
  ],
  links: [{ between: ['you', 'server'], delay: 20 * MILLISECOND }],
  knowsNeighbours: true,
  until: SECOND,
};

test('what was decided is sent at its time, and what comes is recorded and not answered', async () => {
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  const { log } = runToEnd(spec, {}, { kernel }).sim;
  const sent = all(log, 'segment.sent').filter(({ node }) => node === 0);
  const received = all(log, 'segment.received').filter(({ node }) => node === 0);
  expect(sent).toMatchObject([{ at: 5 * MILLISECOND, seq: 7, reason: 'syn' }]);
  expect(received).toMatchObject([
    { at: 45 * MILLISECOND, ack: 8, flags: tcpFlags.SYN | tcpFlags.ACK },
  ]);
});
