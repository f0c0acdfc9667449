/** What public reports say of other DHCP servers and clients, tried on ours. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4, ipv4, MAC_BROADCAST } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import '../../protocols/dhcp/events.ts';
import { udpFrame } from '../../protocols/dhcp/frame.ts';
import { encodeDhcp, words } from '../../protocols/dhcp/message.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { leaseIn } from './lease.ts';
import { ANNA, BERT, lan } from './testing/lan.ts';

const ANNAS = '02:00:00:00:00:02';
const addressOf = ({ sim }: SessionRun, node: number) =>
  formatIpv4((sim.world.nodes[node] as Host).nics[0]?.address ?? 0);
const offersOf = ({ sim }: SessionRun) =>
  all(sim.log, 'dhcp.sent').flatMap(({ message, address }) =>
    message === 'OFFER' ? [formatIpv4(address)] : [],
  );

test('a reserved address that somebody has already is probed once, not for ever', async () => {
  const reserved = [{ mac: ANNAS, address: '10.0.0.50' }];
  const running = await played(lan({ network: { reserved }, squatter: '10.0.0.50', until: 30 }));
  const probes = all(running.sim.log, 'dhcp.lease').filter(({ state }) => state === 'probed');
  expect(probes.length).toBeLessThan(5);
  expect(addressOf(running, ANNA)).toBe('10.0.0.100');
});

test('a reserved address that its client has declined is not offered again while it is shunned', async () => {
  const reserved = [{ mac: ANNAS, address: '10.0.0.50' }];
  const running = await played(
    lan({ network: { reserved }, server: { probes: false }, squatter: '10.0.0.50', until: 120 }),
  );
  expect(offersOf(running).filter((each) => each === '10.0.0.50')).toHaveLength(1);
  expect(addressOf(running, ANNA)).toBe('10.0.0.100');
});

test('the address of the server itself is never offered', async () => {
  const running = await played(
    lan({ network: { from: '10.0.0.1', to: '10.0.0.9' }, server: { probes: false }, until: 60 }),
  );
  expect(offersOf(running)).not.toContain('10.0.0.1');
});

test('neither the number nor the broadcast address of the network is offered', async () => {
  const network = { from: '10.0.0.0', to: '10.0.0.255' };
  const running = await played(lan({ network, server: { probes: false }, until: 60 }));
  expect(offersOf(running)).not.toContain('10.0.0.0');
  expect(addressOf(running, ANNA)).not.toBe('0.0.0.0');
});

test('of two ranges in one subnet the second is used when the first is full', async () => {
  const first = { from: '10.0.0.100', to: '10.0.0.100', prefixLength: 24 };
  const second = { from: '10.0.0.200', to: '10.0.0.200', prefixLength: 24 };
  const running = await played(
    lan({ server: { networks: [first, second] }, clients: [{}, {}], startAt: [0, 10 * SECOND] }),
  );
  expect(addressOf(running, BERT)).toBe('10.0.0.200');
});

test('a pool of one address serves the next client once the first has released it', async () => {
  const release: SessionInput = {
    ...{ kind: 'type', at: 20 * SECOND, node: ANNA, process: 0, line: 'release' },
  };
  const running = await played(
    lan({
      network: { to: '10.0.0.100' },
      clients: [{}, {}],
      startAt: [0, 10 * SECOND],
      until: 200,
    }),
    { inputs: [release] },
  );
  expect(addressOf(running, BERT)).toBe('10.0.0.100');
});

test('a lease of less than a second is told as one second, which a client can take', async () => {
  const running = await played(
    lan({ network: { lease: 400 * MILLISECOND }, clients: [{ probes: false }], until: 20 }),
  );
  expect(all(running.sim.log, 'dhcp.client').map(({ state }) => state)).toContain('BOUND');
});

test('a lease for ever, wanted for ever, stays', async () => {
  const running = await played(lan({ network: { lease: 0 }, until: 3_000 }));
  expect(all(running.sim.log, 'dhcp.client').map(({ state }) => state)).toEqual([
    ...['SELECTING', 'REQUESTING', 'BOUND'],
  ]);
});

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

test.each([
  ['T1 behind the end', 700, 800],
  ['T1 behind T2', 500, 100],
  ['nothing', 0, 0],
  ['the largest numbers', 0xffffffff, 0xffffffff],
])('times that say %s are those that the RFC proposes', (_, t1, t2) => {
  const options = new Map<number, Uint8Array>([
    [OPTIONS.serverId, words(ipv4('10.0.0.1'))],
    [OPTIONS.leaseTime, words(600)],
    [OPTIONS.subnetMask, words(0xffffff00)],
    [OPTIONS.renewalTime, words(t1)],
    [OPTIONS.rebindingTime, words(t2)],
  ]);
  const lease = leaseIn(
    {
      ...{ type: 'ACK', hops: 0, xid: 1, seconds: 0, flags: 0, mac: 1, ciaddr: 0 },
      ...{ yiaddr: ipv4('10.0.0.7'), giaddr: 0, options },
    },
    0,
  );
  expect(lease).toMatchObject({
    ...{ renewAt: 300 * SECOND, rebindAt: 525 * SECOND, endsAt: 600 * SECOND },
  });
});
