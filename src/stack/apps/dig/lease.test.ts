/** Whom dig asks when nobody says whom: the name servers of the host's DHCP lease. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import '../../protocols/dhcp/events.ts';
import '../../protocols/ipv4/events.ts';
import { words } from '../../protocols/dhcp/message.ts';
import type { ProcessSpec, ScenarioSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { leaseIn } from '../dhcp/lease.ts';
import { ANNA, type LanGiven, lan, SERVER } from '../dhcp/testing/lan.ts';

const zone = { origin: 'example.com', records: ['@ SOA ns1 host 1 2 3 4 5', 'www A 10.0.0.80'] };
const NAMED: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [zone] } };
const DIG: ProcessSpec = {
  ...{ name: 'dig', app: 'dns.dig', args: { line: '+short www.example.com' } },
  startAt: 20 * SECOND,
};

/** The server of addresses is that of names, too; anna looks a name up once she has an address. */
function network(given: LanGiven = {}, dig = DIG): ScenarioSpec {
  const spec = lan(given);
  const more = new Map([
    [SERVER, NAMED],
    [ANNA, dig],
  ]);
  const nodes = spec.nodes.map((node, i) => {
    const { processes = [] } = node as { processes?: ProcessSpec[] };
    const own = more.get(i);
    return own === undefined ? node : { ...node, processes: [...processes, own] };
  });
  return { ...spec, nodes };
}
const printed = ({ sim }: SessionRun) =>
  all(sim.log, 'app.printed').flatMap(({ node, process, line }) =>
    node === ANNA && process === 1 ? [line] : [],
  );
const asked = ({ sim }: SessionRun) =>
  all(sim.log, 'dns.query.sent').map(({ server }) => formatIpv4(server));
const told = ({ sim }: SessionRun) => all(sim.log, 'dhcp.names').map(({ servers }) => servers);
const NONE = 'dig: no server to ask: none is set, and no DHCP lease names one (say @10.0.0.53)';

describe('dig without a server', () => {
  test('asks the name server of the lease', async () => {
    const running = await played(network({ network: { names: ['10.0.0.1'] } }));
    expect(asked(running)).toEqual(['10.0.0.1']);
    expect(printed(running)).toEqual(['10.0.0.80']);
    expect(told(running)).toEqual(['10.0.0.1']);
  });

  test('asks the next name server of the lease when the first is silent', async () => {
    const running = await played(network({ network: { names: ['10.0.0.53', '10.0.0.1'] } }));
    expect(asked(running)).toEqual(['10.0.0.53', '10.0.0.1']);
    expect(printed(running).at(-1)).toBe('10.0.0.80');
  });

  test('says that there is none when the lease names none', async () => {
    const running = await played(network({ network: { names: [] } }));
    expect(printed(running)).toEqual([NONE]);
    expect(told(running)).toEqual([]);
  });

  test('says that there is none on a host without a lease', async () => {
    const running = await played(network({ clients: [] }, { ...DIG, startAt: 0 }));
    const lines = all(running.sim.log, 'app.printed').map(({ line }) => line);
    expect(lines).toEqual([NONE]);
  });

  test('no longer knows one when the lease has been given back', async () => {
    const release: SessionInput = {
      ...{ at: 15 * SECOND, kind: 'type', node: ANNA, process: 0, line: 'release' },
    };
    const names = { network: { names: ['10.0.0.1'] } };
    const running = await played(network(names), { inputs: [release] });
    expect(told(running)).toEqual(['10.0.0.1', '']);
    expect(printed(running)).toEqual([NONE]);
  });

  test('no longer knows one when the client was ended, and the trace says so', async () => {
    const end: SessionInput = {
      ...{ at: 15 * SECOND, kind: 'signal', node: ANNA, process: 0, signal: 'KILL' },
    };
    const names = { network: { names: ['10.0.0.1'] } };
    const running = await played(network(names), { inputs: [end] });
    expect(all(running.sim.log, 'name-servers.gone')).toMatchObject([
      { node: ANNA, at: 15 * SECOND, gone: '10.0.0.1', left: '' },
    ]);
    expect(printed(running)).toEqual([NONE]);
  });
});

test('dig asks the server that it is told, whatever the lease says', async () => {
  const args = { line: '@10.0.0.1 +short www.example.com' };
  const running = await played(network({}, { ...DIG, args }));
  expect(asked(running)).toEqual(['10.0.0.1']);
});

test('a client keeps three name servers, and none that no host can be', () => {
  const servers = ['224.0.0.1', '10.0.0.2', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'];
  const options = new Map([
    [OPTIONS.serverId, words(1)],
    [OPTIONS.leaseTime, words(60)],
    [OPTIONS.domainServer, words(...servers.map(ipv4))],
  ]) as ReadonlyMap<number, Uint8Array>;
  const message = {
    ...{
      type: 'ACK' as const,
      hops: 0,
      xid: 1,
      seconds: 0,
      flags: 0,
      ciaddr: 0,
      giaddr: 0,
      mac: 1,
    },
    ...{ yiaddr: ipv4('10.0.0.9'), options },
  };
  const lease = leaseIn(message, 0);
  expect(lease?.names.map(formatIpv4)).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
});
