/**
 * DHCP with programs of others: udhcpc and dhclient take leases of our server, our client takes one of
 * dnsmasq's, and our relay stands between udhcpc and dnsmasq.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { NetworkSpec } from '../src/stack/apps/dhcp/network.ts';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import { formatIpv4, formatMac } from '../src/stack/core/addresses.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import '../src/stack/protocols/dhcp/events.ts';
import { cable, type Lab, type Network, type Tool, withKernels } from './kernel/network.ts';
import { waitFor } from './kernel/wall.ts';

const SCRIPT = fileURLToPath(new URL('kernel/lease.sh', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const app = (name: string, args: object): ProcessSpec => ({ name, app: name, args });

const POOL: NetworkSpec = {
  ...{ from: '10.79.1.50', to: '10.79.1.52', prefixLength: 24, router: '10.79.1.1' },
  ...{ names: ['10.79.1.53'], lease: 120 * SECOND },
};

/** A server of ours and two kernels on one switch. */
function served(pool: NetworkSpec = POOL): Network {
  const server = {
    ...{ name: 'server', address: '10.79.1.1' },
    processes: [app('dhcp.server', { networks: [pool] })],
  };
  return {
    nodes: [cable('client'), cable('other'), { kind: 'switch', name: 'switch' }, server],
    links: ['client', 'other', 'server'].map((name) => ({ between: [name, 'switch'] })),
  };
}

/** In the foreground, until it is told to stop; what it got is printed by the script. */
const CLIENTS = {
  udhcpc: (lab: Lab, kernel: string) =>
    lab.tool(kernel, 'udhcpc', '-f', '-R', '-t', '10', '-T', '2', '-i', 'wg1', '-s', SCRIPT),
  dhclient: (lab: Lab, kernel: string) => {
    const file = (name: string) => join(folder, `${kernel}-${name}`);
    const files = ['-lf', file('leases'), '-pf', file('pid'), '-sf', SCRIPT];
    return lab.tool(kernel, 'dhclient', '-4', '-d', '-cf', '/dev/null', ...files, 'wg1');
  },
} as const;

const states = (lab: Lab) =>
  lab.events('dhcp.lease').map(({ address, state }) => `${formatIpv4(address)} ${state}`);

async function end(client: Tool): Promise<void> {
  client.signal('SIGKILL');
  await client.ended;
}

const UNADDRESSED = { client: { address: '' }, other: { address: '' } };

withKernels('a DHCP server of ours', UNADDRESSED, (lab) => {
  const flush = () => {
    for (const kernel of ['client', 'other']) {
      lab.inside(kernel, 'ip', 'address', 'flush', 'dev', 'wg1');
    }
  };

  test.each(['udhcpc', 'dhclient'] as const)(
    '%s gets a lease with all that comes with it, and the kernel is reached at the address',
    async (name) => {
      flush();
      await lab.plug(served());
      const client = CLIENTS[name](lab, 'client');
      const [, , ...got] = (await client.says(/^got .*$/m)).split(' ');
      expect(got).toEqual([
        ...['10.79.1.50', '255.255.255.0', '10.79.1.1', '10.79.1.53', '120', '10.79.1.1'],
      ]);
      const { stdout } = await lab.tool('client', 'ping', '-c', '1', '-W', '5', '10.79.1.1').ended;
      expect(stdout).toContain('1 received');
      const bound = lab.events('dhcp.lease').find(({ state }) => state === 'bound');
      const link = lab.inside('client', 'cat', '/sys/class/net/wg1/address').trim();
      expect(formatMac(bound?.mac ?? 0)).toBe(link);
      await end(client);
    },
  );

  test('udhcpc renews before it must, and gives back what it no longer needs', async () => {
    flush();
    await lab.plug(served());
    const client = CLIENTS.udhcpc(lab, 'client');
    await client.says(/^got bound/m);
    client.signal('SIGUSR1');
    await client.says(/^got renew 10\.79\.1\.50/m);
    client.signal('SIGUSR2');
    await client.says(/^none deconfig[\s\S]*got renew[\s\S]*none deconfig/m);
    await lab.wall.until(() => states(lab).includes('10.79.1.50 released'));
    await end(client);
  });

  test('two clients get two addresses, and who comes back gets the one it had', async () => {
    flush();
    await lab.plug(served());
    const clients = ['client', 'other'].map((kernel) => CLIENTS.udhcpc(lab, kernel));
    const got = await Promise.all(clients.map((each) => each.says(/^got bound \S+/m)));
    expect(new Set(got)).toEqual(new Set(['got bound 10.79.1.50', 'got bound 10.79.1.51']));
    await Promise.all(clients.map(end));
    const again = CLIENTS.udhcpc(lab, 'other');
    expect(await again.says(/^got bound \S+/m)).toBe(got[1]);
    await end(again);
  });

  test('an address that a kernel has without a lease answers the probe, and is not offered', async () => {
    flush();
    lab.inside('other', 'ip', 'address', 'add', '10.79.1.50/24', 'dev', 'wg1');
    await lab.plug(served());
    const client = CLIENTS.udhcpc(lab, 'client');
    expect(await client.says(/^got bound \S+/m)).toBe('got bound 10.79.1.51');
    expect(states(lab)).toContain('10.79.1.50 in-use');
    await end(client);
  });
});

/** dnsmasq gives leases and does nothing else. */
async function dnsmasq(lab: Lab, kernel: string, range: string, router: string) {
  const leases = join(folder, `${kernel}.leases`);
  const log = ['--log-dhcp', '--log-facility=-', `--dhcp-leasefile=${leases}`];
  const args = [
    '--conf-file=/dev/null',
    '--port=0',
    '--interface=wg1',
    '--user=root',
    '--group=root',
  ];
  const gives = [`--dhcp-range=${range}`, `--dhcp-option=option:router,${router}`];
  const pid = `--pid-file=${join(folder, `${kernel}.pid`)}`;
  const server = lab.tool(
    kernel,
    ...['dnsmasq', '--keep-in-foreground', '--no-ping', ...args, ...gives, ...log, pid],
  );
  await server.says(/DHCP, IP range/);
  return { server, leases: () => readFileSync(leases, 'utf8') };
}

withKernels('dnsmasq', { server: { address: '10.79.2.2/24', gateway: '10.79.2.1' } }, (lab) => {
  const client: Network = {
    nodes: [
      cable('server'),
      // It lays the address down that it was given at first, and asks.
      { name: 'ours', address: '10.99.0.9', processes: [app('dhcp.client', {})] },
    ],
    links: [{ between: ['server', 'ours'] }],
  };
  const phases = () => lab.events('dhcp.client').map(({ state }) => state);

  test('our client gets a lease of it, uses it, renews it and gives it back', async () => {
    const { server, leases } = await dnsmasq(
      lab,
      'server',
      '10.79.2.50,10.79.2.50,5m',
      '10.79.2.1',
    );
    await lab.plug(client);
    await lab.wall.until(() => phases().includes('BOUND'), 40_000);
    const bound = lab.events('dhcp.client').at(-1);
    expect(formatIpv4(bound?.address ?? 0)).toBe('10.79.2.50');
    // It counts from when it was asked for (RFC 2131 §4.4.1), and probing has taken its time.
    const asked = lab.events('dhcp.client').findLast(({ state }) => state === 'SELECTING');
    expect((bound?.until ?? 0) - (asked?.at ?? 0)).toBe(300 * SECOND);
    await waitFor(() => leases().includes('10.79.2.50'), 5_000);
    const ping = await lab.tool('server', 'ping', '-c', '1', '-W', '5', '10.79.2.50').ended;
    expect(ping.stdout).toContain('1 received');

    const type = (line: string) =>
      lab.wall.act((at) => ({ at, kind: 'type', node: 1, process: 0, line }));
    type('renew');
    await lab.wall.until(() => phases().at(-1) === 'BOUND' && phases().includes('RENEWING'));
    type('release');
    await server.says(/DHCPRELEASE\(wg1\) 10\.79\.2\.50/);
    await waitFor(() => !leases().includes('10.79.2.50'), 10_000);
    await end(server);
  });

  test('our client declines an address that the kernel has, and dnsmasq hears of it', async () => {
    lab.inside('server', 'ip', 'address', 'add', '10.79.2.60/32', 'dev', 'wg1');
    const range = '10.79.2.60,10.79.2.60,5m';
    const { server } = await dnsmasq(lab, 'server', range, '10.79.2.1');
    await lab.plug(client);
    await server.says(/DHCPDECLINE\(wg1\) 10\.79\.2\.60/, 40_000);
    await end(server);
  });
});

const RELAYED = {
  client: { address: '' },
  server: { address: '10.79.2.2/24', gateway: '10.79.2.1' },
};
withKernels('a relay of ours', RELAYED, (lab) => {
  test('stands between udhcpc and dnsmasq on another network', async () => {
    const { server } = await dnsmasq(
      lab,
      ...(['server', '10.79.1.70,10.79.1.75,255.255.255.0,5m', '10.79.1.1'] as const),
    );
    await lab.plug({
      nodes: [
        cable('client'),
        {
          ...{ kind: 'router', name: 'relay' },
          cards: [{ address: '10.79.1.1' }, { address: '10.79.2.1' }],
          processes: [app('dhcp.relay', { server: '10.79.2.2' })],
        },
        cable('server'),
      ],
      links: [{ between: ['client', 'relay'] }, { between: ['relay', 'server'] }],
    });
    const client = CLIENTS.udhcpc(lab, 'client');
    expect(await client.says(/^got bound \S+ \S+ \S+/m)).toMatch(
      /^got bound 10\.79\.1\.7\d 255\.255\.255\.0 10\.79\.1\.1$/,
    );
    // The lease is good for something: the client reaches the server through the router.
    const ping = await lab.tool('client', 'ping', '-c', '1', '-W', '5', '10.79.2.2').ended;
    expect(ping.stdout).toContain('1 received');
    await end(client);
    await end(server);
  });
});
