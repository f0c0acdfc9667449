/** How many datagrams wait for their reader. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { SERVER, SERVER_ADDRESS, twoRun } from '../../apps/testing/world-of.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import { ethernet, ipv4 as ip, layer, packet, udp } from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';

const [MANY, QUEUE, HEADERS] = [4_000, 65_536, 28];

test('datagrams without data that nobody reads fill a socket’s queue, too', async () => {
  const bytes = packet(
    [
      layer(ethernet, { dst: cardMac(String(SERVER), 0), src: 0x020000000077 }),
      layer(ip, { src: SERVER_ADDRESS - 1, dst: SERVER_ADDRESS }),
      layer(udp, { srcPort: 9, dstPort: 7_000 }),
    ],
    new Uint8Array(0),
  );
  const inputs = Array.from(
    { length: MANY },
    (_, i): SessionInput => ({
      ...{ at: SECOND + i * 10, kind: 'frame', node: SERVER, nic: 0, bytes },
    }),
  );
  const { sim } = await played(
    twoRun(
      [],
      [
        {
          name: 'main',
          steps: [
            { do: 'socket', as: 'u', type: 'dgram' },
            { do: 'bind', on: 'u', port: 7_000 },
            { do: 'wait', for: 50 * SECOND },
          ],
        },
      ],
    ),
    { inputs },
  );
  const [socket] = [...(sim.world.nodes[SERVER] as Host).transport.sockets.values()];
  expect(socket?.datagrams.length).toBeGreaterThan(0);
  expect(socket?.datagrams.length).toBeLessThanOrEqual(QUEUE / HEADERS);
});
