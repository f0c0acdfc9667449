/** A datagram for which nobody says another time to live has that of its host (RFC 1122 §3.2.1.7, RFC 1812 §4.2.2.9). */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import type { ProcessSpec } from '../../apps/process-spec.ts';
import type { RouterSpec } from '../../nodes/router/spec.ts';
import { CLIENT, internet, SERVER, WEST } from '../../nodes/router/testing/internet.ts';
import { capturedFrame } from '../../trace/capture.ts';
import { readEvent } from '../../trace/log.ts';
import type { HostSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { ethernet } from '../ethernet/header.ts';
import { ipv4 } from './header.ts';

const TTL = { [CLIENT]: 99, [SERVER]: 77, [WEST]: 200 };

async function ran(client: Partial<HostSpec>, west: Partial<RouterSpec> = {}, server = {}) {
  const spec = internet({ clientCard: client, west });
  const nodes = spec.nodes.map((node, i) => {
    const more = i === SERVER ? server : {};
    return i in TTL ? { ...node, ...more, settings: { ttl: TTL[i] } } : node;
  });
  return played({ ...spec, nodes: nodes as typeof spec.nodes }, { capture: true });
}

const ping = (line: string): Partial<HostSpec> => ({
  processes: [{ name: 'ping', app: 'ping', args: { line } }],
});
const program = (app: string, args: object): ProcessSpec[] => [{ name: app, app, args }];

/** The times to live with which a node sent what it made itself. */
function ttlsFrom({ sim }: SessionRun, node: number): number[] {
  const at = ethernet.length + ipv4.at.ttl;
  const sent = all(sim.log, 'frame.sent').filter(({ node: from, packet }) => {
    if (from !== node || packet < 0) return false;
    const made = readEvent(sim.log, packet);
    return made.node === node && made.kind !== 'arp.sent';
  });
  return [...new Set(sent.map(({ frame }) => capturedFrame(sim.capture, frame)?.[at] ?? -1))];
}

test('an echo request has that of the host that asks, its reply that of the host that answers', async () => {
  const running = await ran(ping('-c 1 10.0.2.2'));
  expect(ttlsFrom(running, CLIENT)).toEqual([99]);
  expect(ttlsFrom(running, SERVER)).toEqual([77]);
});

test('a program may say another', async () => {
  expect(ttlsFrom(await ran(ping('-c 1 -t 33 10.0.2.2')), CLIENT)).toEqual([33]);
});

test('a router’s error has that of the router, not of the packet it is about', async () => {
  expect(ttlsFrom(await ran(ping('-c 1 -t 1 10.0.2.2')), WEST)).toEqual([200]);
});

test('what a firewall answers has that of its router', async () => {
  const config = { rules: [], otherwise: 'reject' };
  const client = { processes: program('nc', { line: '10.0.2.2 80' }) };
  const running = await ran(client, { hooks: [{ hook: 'firewall', config }] });
  expect(all(running.sim.log, 'firewall.reset')).not.toEqual([]);
  expect(ttlsFrom(running, WEST)).toEqual([200]);
});

test('what a DHCP relay hands to a client has that of the relay', async () => {
  const network = { from: '10.0.1.100', to: '10.0.1.150', prefixLength: 24, router: '10.0.1.1' };
  const running = await ran(
    { processes: program('dhcp.client', {}) },
    { processes: program('dhcp.relay', { server: '10.0.2.2' }) },
    { processes: program('dhcp.server', { networks: [{ ...network, lease: 100_000_000 }] }) },
  );
  expect(all(running.sim.log, 'dhcp.relayed').length).toBeGreaterThan(2);
  expect(ttlsFrom(running, WEST)).toEqual([200]);
});
