/** How often a message is relayed. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { MAC_BROADCAST } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { internet, WEST } from '../../nodes/router/testing/internet.ts';
import { udpFrame } from '../../protocols/dhcp/frame.ts';
import { encodeDhcp } from '../../protocols/dhcp/message.ts';
import { all } from '../../world/testing.ts';

test.each([
  [15, 1],
  [16, 1],
  [17, 0],
])('a message with %d hops is relayed %d times (RFC 1542 §4.1.1)', async (hops, times) => {
  const mac = 0x020000aa0000;
  const data = encodeDhcp({
    ...{ type: 'DISCOVER', hops, xid: 7, seconds: 0, flags: 0x8000, mac },
    ...{ ciaddr: 0, yiaddr: 0, giaddr: 0, options: new Map() },
  });
  const bytes = udpFrame({
    ...{ from: mac, to: MAC_BROADCAST, src: 0, dst: 0xffffffff },
    ...{ srcPort: 68, dstPort: 67, ttl: 64, data },
  });
  const input: SessionInput = { at: SECOND, kind: 'frame', node: WEST, nic: 0, bytes };
  const west = {
    processes: [{ name: 'relay', app: 'dhcp.relay', args: { server: '10.0.2.2' } }],
  };
  const running = await played(internet({ west, more: { until: 10 * SECOND } }), {
    inputs: [input],
  });
  expect(all(running.sim.log, 'dhcp.relayed')).toHaveLength(times);
});
