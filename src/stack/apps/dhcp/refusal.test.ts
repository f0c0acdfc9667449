/** What ends a client's request, and what does not. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { ipv4, MAC_BROADCAST } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import '../../protocols/dhcp/events.ts';
import { udpFrame } from '../../protocols/dhcp/frame.ts';
import { encodeDhcp, words } from '../../protocols/dhcp/message.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { ANNA, lan } from './testing/lan.ts';

/** Another server, or nobody that says who it is, refuses just after the client’s request. */
async function refusedBy(server: number | undefined): Promise<SessionRun> {
  const plain = await played(lan());
  const request = all(plain.sim.log, 'dhcp.sent').find(({ message }) => message === 'REQUEST');
  const { at = 0, xid = 0 } = request ?? {};
  const mac = 0x020000000002;
  const options = new Map<number, Uint8Array>();
  if (server !== undefined) options.set(OPTIONS.serverId, words(server));
  const data = encodeDhcp({
    ...{ type: 'NAK', hops: 0, xid, seconds: 0, flags: 0x8000, mac },
    ...{ ciaddr: 0, yiaddr: 0, giaddr: 0, options },
  });
  const bytes = udpFrame({
    ...{ from: 0x0200000000aa, to: MAC_BROADCAST, src: ipv4('10.0.0.66'), dst: 0xffffffff },
    ...{ srcPort: 67, dstPort: 68, ttl: 64, data },
  });
  return played(lan(), {
    inputs: [{ at: at + 100, kind: 'frame', node: ANNA, nic: 0, bytes }],
  });
}

test('a NAK of a server that was not chosen does not end a request', async () => {
  const running = await refusedBy(ipv4('10.0.0.66'));
  expect(all(running.sim.log, 'dhcp.client').map(({ event }) => event)).not.toContain(
    'rcv DHCPNAK',
  );
});

test('a NAK without a server identifier is no answer (RFC 2131 table 3)', async () => {
  const running = await refusedBy(undefined);
  expect(all(running.sim.log, 'dhcp.client').map(({ event }) => event)).not.toContain(
    'rcv DHCPNAK',
  );
});

test('a renewal that nobody answers is asked for again and again until the lease ends', async () => {
  const dies: SessionInput = {
    kind: 'signal',
    at: 30 * SECOND,
    node: 0,
    process: 0,
    signal: 'KILL',
  };
  const running = await played(lan({ network: { lease: 3_600 * SECOND }, until: 3_650 }), {
    inputs: [dies],
  });
  const asked = all(running.sim.log, 'dhcp.sent').filter(
    ({ node, message, at }) => node === ANNA && message === 'REQUEST' && at > 60 * SECOND,
  );
  expect(asked.length).toBeGreaterThan(6);
});
