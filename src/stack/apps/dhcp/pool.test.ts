/** Which addresses a server gives, and for how long. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import '../../protocols/dhcp/events.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
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

test('a pool that begins with the number of its network, or ends with its broadcast address, is refused', async () => {
  const network = { from: '10.0.0.0', to: '10.0.0.255' };
  await expect(played(lan({ network }))).rejects.toThrow(
    /networks\[0\]\.from: 10\.0\.0\.0 \(host-address\).*networks\[0\]\.to: 10\.0\.0\.255 \(host-address\)/,
  );
});

test('an address that no host of the network can have is not given, though the pool goes over it', async () => {
  const network = { from: '10.0.0.254', to: '10.0.1.1' };
  const running = await played(
    lan({ network, server: { probes: false }, clients: [{}, {}], until: 60 }),
  );
  expect(offersOf(running)).toContain('10.0.0.254');
  expect(offersOf(running)).not.toContain('10.0.0.255');
  expect(offersOf(running)).not.toContain('10.0.1.0');
});

test('the address of the network’s router is never offered', async () => {
  const network = { from: '10.0.0.100', to: '10.0.0.101', router: '10.0.0.100' };
  const running = await played(lan({ network, server: { probes: false }, until: 60 }));
  expect(offersOf(running)).toEqual(['10.0.0.101']);
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

test('of two ranges of one network, the second is given from once the first is full', async () => {
  const running = await played(
    lan({
      network: { to: '10.0.0.100' },
      more: [{ from: '10.0.0.200', to: '10.0.0.203' }],
      server: { probes: false },
      clients: [{}, {}],
      startAt: [0, 10 * SECOND],
    }),
  );
  expect([addressOf(running, ANNA), addressOf(running, BERT)]).toEqual([
    ...['10.0.0.100', '10.0.0.200'],
  ]);
});

test('a client of the second range is told that range’s router, and has its lease confirmed', async () => {
  const running = await played(
    lan({
      network: { to: '10.0.0.100' },
      more: [{ from: '10.0.0.200', to: '10.0.0.203', router: '10.0.0.2', lease: 60 * SECOND }],
      clients: [{}, {}],
      startAt: [0, 10 * SECOND],
      until: 120,
    }),
  );
  expect(all(running.sim.log, 'dhcp.sent').filter(({ message }) => message === 'NAK')).toEqual([]);
  const bert = running.sim.world.nodes[BERT] as Host;
  expect(bert.routes.map(({ gateway }) => formatIpv4(gateway))).toContain('10.0.0.2');
  const bound = all(running.sim.log, 'dhcp.lease').filter(
    ({ state, address }) => state === 'bound' && formatIpv4(address) === '10.0.0.200',
  );
  expect(bound.length).toBeGreaterThan(2);
});

test('an address kept for a card in the second range is given to it', async () => {
  const reserved = [{ mac: ANNAS, address: '10.0.0.250' }];
  const running = await played(
    lan({ more: [{ from: '10.0.0.200', to: '10.0.0.203', reserved }], server: { probes: false } }),
  );
  expect(addressOf(running, ANNA)).toBe('10.0.0.250');
});

test('two ranges that overlap give each address once', async () => {
  const running = await played(
    lan({ network: { to: '10.0.0.101' }, more: [{ to: '10.0.0.101' }], clients: [{}, {}] }),
  );
  expect(new Set([addressOf(running, ANNA), addressOf(running, BERT)]).size).toBe(2);
});
