/** Clients on one network, the server on another, and two routers between (nodes/router/testing/internet.ts). */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { Host } from '../../nodes/host/host.ts';
import { CLIENT, internet, LAPTOP, SERVER, WEST } from '../../nodes/router/testing/internet.ts';
import { page } from '../../protocols/dhcp/page/index.ts';
import type { ProcessSpec, ScenarioSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';

const NETWORK = {
  ...{ from: '10.0.1.100', to: '10.0.1.150', prefixLength: 24, router: '10.0.1.1' },
  lease: 100 * SECOND,
};

function relayed(relays: ProcessSpec[], networks: object[] = [NETWORK]): ScenarioSpec {
  const spec = internet({ more: { until: 60 * SECOND }, west: { processes: relays } });
  const program = (name: string, args: object): ProcessSpec[] => [{ name, app: name, args }];
  const processes: Record<number, ProcessSpec[]> = {
    [CLIENT]: program('dhcp.client', {}),
    [LAPTOP]: program('dhcp.client', {}),
    [SERVER]: program('dhcp.server', { networks }),
  };
  const nodes = spec.nodes.map((node, i) => ({
    ...node,
    ...(processes[i] && { processes: processes[i] }),
  }));
  return { ...spec, nodes };
}
const RELAY: ProcessSpec = { name: 'relay', app: 'dhcp.relay', args: { server: '10.0.2.2' } };
const addressOf = ({ sim }: SessionRun, node: number) =>
  formatIpv4((sim.world.nodes[node] as Host).nics[0]?.address ?? 0);

describe('a relay', () => {
  test('carries the questions of a network to the server, and its answers back', async () => {
    const running = await played(relayed([RELAY]));
    expect([addressOf(running, CLIENT), addressOf(running, LAPTOP)].sort()).toEqual([
      '10.0.1.100',
      '10.0.1.101',
    ]);
    const passed = all(running.sim.log, 'dhcp.relayed').filter(({ node }) => node === WEST);
    expect(passed.map(({ message }) => message).sort()).toEqual(
      ['ACK', 'DISCOVER', 'OFFER', 'REQUEST'].flatMap((each) => [each, each]),
    );
    const toServer = all(running.sim.log, 'udp.sent').filter(({ node }) => node === WEST);
    expect(
      toServer.every(
        ({ dstAddress, dstPort }) => dstAddress === ipv4('10.0.2.2') && dstPort === 67,
      ),
    ).toBe(true);
    // Once it has an address, a client renews without the relay.
    expect(all(running.sim.log, 'dhcp.client').some(({ state }) => state === 'RENEWING')).toBe(
      true,
    );
  });

  test('without one, broadcasts end at the router', async () => {
    const running = await played(relayed([]));
    expect(all(running.sim.log, 'dhcp.received')).toEqual([]);
    expect(addressOf(running, CLIENT)).toBe('0.0.0.0');
  });

  test('gets nothing from a server that has no addresses of its network', async () => {
    const running = await played(
      relayed([RELAY], [{ ...NETWORK, from: '10.0.7.1', to: '10.0.7.9' }]),
    );
    expect(all(running.sim.log, 'dhcp.discarded').map(({ why }) => why)).toContain('other-network');
    expect(addressOf(running, CLIENT)).toBe('0.0.0.0');
  });
});

test('the trace says all in both languages', async () => {
  const spec = relayed([RELAY], [{ ...NETWORK, names: ['10.0.0.53'] }]);
  const other = relayed([RELAY], [{ ...NETWORK, from: '10.0.7.1', to: '10.0.7.9' }]);
  expect(
    untold(page, [
      [await played(spec), spec],
      [await played(other), other],
    ]),
  ).toEqual([]);
});
