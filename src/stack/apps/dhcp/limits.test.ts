/** Whoever may speak DHCP may do so in the name of any number of cards: the table is as large as the pool. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { IPV4_BROADCAST, MAC_BROADCAST } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import { udpFrame } from '../../protocols/dhcp/frame.ts';
import { encodeDhcp } from '../../protocols/dhcp/message.ts';
import type { DhcpServerState } from './server.ts';

const FIRST_CARD = 0x020000aa0000;
const CARDS = 300;
const POOL = 21;

test('cards without number exhaust the pool, and nothing more is kept of them', async () => {
  const network = { from: '10.0.0.100', to: '10.0.0.120', prefixLength: 24 };
  const server = { name: 'dhcpd', app: 'dhcp.server', args: { networks: [network] } };
  const spec = {
    id: 'limits',
    nodes: [{ name: 'server', address: '10.0.0.1', processes: [server] }],
    links: [],
    until: 30 * SECOND,
  };
  const inputs = Array.from({ length: CARDS }, (_, i): SessionInput => {
    const mac = FIRST_CARD + i;
    const data = encodeDhcp({
      ...{ type: 'DISCOVER', hops: 0, xid: i, seconds: 0, flags: 0x8000, mac },
      ...{ ciaddr: 0, yiaddr: 0, giaddr: 0, options: new Map() },
    });
    const bytes = udpFrame({
      ...{ from: mac, to: MAC_BROADCAST, src: 0, dst: IPV4_BROADCAST },
      ...{ srcPort: 68, dstPort: 67, ttl: 64, data },
    });
    return { at: SECOND + i * MILLISECOND, kind: 'frame', node: 0, nic: 0, bytes };
  });
  const { sim } = await played(spec, { inputs });
  const [process] = (sim.world.nodes[0] as Host).processes;
  const state = process?.state as DhcpServerState | undefined;
  expect(state?.networks[0]?.pool.leases.size).toBe(POOL);
  expect(state?.asking.size).toBe(0);
});
