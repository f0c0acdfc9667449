/** Whole networks: what stands below and beside TCP, so that tshark reads ARP, RARP, IGMP, DHCP and ICMP. */
import type { ProcessSpec } from '../../src/stack/apps/process-spec.ts';
import type { ScriptStep } from '../../src/stack/apps/script/script.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { SECOND } from '../../src/stack/core/instant.ts';
import { homes, SERVERS } from '../../src/stack/hooks/nat/testing/homes.ts';
import { fetchFrom, serves } from '../../src/stack/hooks/nat/testing/steps.ts';
import {
  CLIENT,
  CLIENT_ADDRESS,
  internet,
  LAPTOP,
  SERVER,
  SERVER_ADDRESS,
  WEST,
} from '../../src/stack/nodes/router/testing/internet.ts';
import { checksum, wordBytes } from '../../src/stack/wire/checksum.ts';
import { ethernet, ipv4 as ipv4Header, layer, packet } from '../../src/stack/wire/index.ts';
import { cardMac } from '../../src/stack/world/ids.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import type { LabScenario } from './kit.ts';

const app = (name: string, args: object = {}, startAt = 0): ProcessSpec => ({
  ...{ name, app: name, args, startAt },
});
const typed = (program: string, line: string) => app(program, { line });

/** Three hosts at a switch that listens to IGMP. */
function atSwitch(programs: readonly ProcessSpec[][]): ScenarioSpec {
  const names = ['anna', 'bert', 'cora'];
  const hosts = names.map((name, i) => ({
    ...{ name, address: `10.0.0.${i + 1}` },
    processes: programs[i] ?? [],
  }));
  return {
    id: 'switched',
    nodes: [...hosts, { kind: 'switch', name: 'switch', snooping: true }],
    links: names.map((name) => ({ between: [name, 'switch'] as [string, string], delay: 5 })),
    until: 60 * SECOND,
    needs: ['igmp'],
  };
}

/** The routers' network, with what runs where. */
function routed(
  programs: Readonly<Record<number, ProcessSpec[]>>,
  given: Parameters<typeof internet>[0] = {},
): ScenarioSpec {
  const spec = internet({ more: { until: 90 * SECOND }, ...given });
  const nodes = spec.nodes.map((node, i) =>
    programs[i] === undefined ? node : { ...node, processes: programs[i] },
  );
  return { ...spec, nodes };
}

const hello = (to: string): ProcessSpec => ({
  name: 'hello',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'sendto', on: 'u', text: 'hello', address: ipv4(to), port: 9 },
  ],
});

const GROUP = '239.1.2.3';
const joins: ProcessSpec = {
  name: 'joins',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'waitUntil', at: 2 * SECOND },
    { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: GROUP },
    { do: 'setsockopt', on: 'u', option: 'IP_BLOCK_SOURCE', value: `${GROUP} 10.0.0.3` },
    { do: 'waitUntil', at: 30 * SECOND },
    { do: 'close', on: 'u' },
  ],
};

const pool = {
  ...{ from: '10.0.1.100', to: '10.0.1.110', prefixLength: 24, router: '10.0.1.1' },
  ...{ names: ['10.0.2.53', '10.0.2.54'], lease: 60 * SECOND },
};

const narrow = {
  west: { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 600 }] },
  east: { cards: [{ address: '10.0.9.2', mtu: 600 }, { address: '10.0.2.1' }] },
};

const refused: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'sendto', on: 'u', text: 'anybody?', address: SERVERS, port: 9 },
];

const SPECS: Readonly<Record<string, ScenarioSpec>> = {
  'ARP: asked, answered, and nobody there': atSwitch([[hello('10.0.0.2')], [hello('10.0.0.77')]]),
  'ARP: an address is claimed': atSwitch([[app('arp.claim')]]),
  'RARP: an address by a card': atSwitch([
    [app('rarp.client')],
    [app('rarp.server', { cards: [{ mac: '02:00:00:00:00:01', address: '10.0.0.8' }] })],
  ]),
  'IGMP: version 3': atSwitch([[joins], [app('igmp.querier', { version: 3 }, SECOND)]]),
  'IGMP: version 2': atSwitch([[joins], [app('igmp.querier', { version: 2 }, SECOND)]]),
  'ICMP: ping through routers': routed({ [CLIENT]: [typed('ping', '-c 3 10.0.2.2')] }),
  'ICMP: ping in pieces': routed({ [CLIENT]: [typed('ping', '-c 2 -s 4000 10.0.2.2')] }, narrow),
  'ICMP: a packet that must not be cut': routed(
    { [CLIENT]: [typed('ping', '-c 2 -s 1000 -M do 10.0.2.2')] },
    narrow,
  ),
  'ICMP: traceroute': routed({ [CLIENT]: [typed('traceroute', '10.0.2.2')] }),
  'ICMP: traceroute by echoes': routed({ [CLIENT]: [typed('traceroute', '-I 10.0.2.2')] }),
  'ICMP: no route': routed({ [CLIENT]: [typed('ping', '-c 1 192.0.2.1')] }),
  'ICMP: a better router': routed(
    { [CLIENT]: [typed('ping', '-c 2 10.0.2.2')] },
    {
      clientCard: { gateway: '10.0.1.9' },
      nodes: [
        { kind: 'router', name: 'porter', cards: [{ address: '10.0.1.9' }], gateway: '10.0.1.1' },
      ],
      links: [{ between: ['porter', 'switch'] }],
    },
  ),
  'ICMP: an option that is wrong': routed({}),
  'DHCP: through a relay and without': routed(
    {
      [CLIENT]: [app('dhcp.client')],
      [LAPTOP]: [app('dhcp.client', { probes: false, lease: 40 * SECOND })],
      [SERVER]: [app('dhcp.server', { networks: [pool] })],
    },
    {
      west: { processes: [app('dhcp.relay', { server: '10.0.2.2' })] },
      more: { until: 90 * SECOND },
    },
  ),
  'NAT: a fetch': homes({ anna: fetchFrom(SERVERS), server: serves(20_000) }),
  'NAT: a port that is closed': homes({ anna: refused }),
};

/** A record of a route that begins inside its own header: there can be no such pointer (RFC 791 §3.1). */
const BAD_OPTION = Uint8Array.of(7, 7, 1, 0, 0, 0, 0, 0);

/** Nobody speaks it (RFC 3692 §2.1). */
const EXPERIMENT = 253;

/** A datagram of the client's with that option, as it comes in at the first router. */
function withBadOption(): Uint8Array {
  const link = layer(ethernet, {
    dst: cardMac(String(WEST), 0),
    src: cardMac(String(CLIENT), 0),
    etherType: 0x0800,
  });
  const to = { src: CLIENT_ADDRESS, dst: SERVER_ADDRESS, protocol: EXPERIMENT };
  const length = 20 + BAD_OPTION.length;
  const header = packet([layer(ipv4Header, { ...to, ihl: length / 4, totalLength: length + 8 })]);
  const ip = Uint8Array.from([...header.subarray(0, 20), ...BAD_OPTION]);
  const area = wordBytes(length);
  ip.set([0, 0], 10);
  area.bytes.set(ip);
  new DataView(ip.buffer).setUint16(10, checksum(area, 0, length));
  return Uint8Array.from([...packet([link]), ...ip, ...new Uint8Array(8)]);
}

const inputs: Readonly<Record<string, LabScenario['inputs']>> = {
  'ICMP: an option that is wrong': [
    { at: SECOND, kind: 'frame', node: WEST, nic: 0, bytes: withBadOption() },
  ],
};

export const networks: LabScenario[] = Object.entries(SPECS).map(([name, spec]) => ({
  ...{ name, spec, seed: 1, inputs: inputs[name] ?? [] },
}));
