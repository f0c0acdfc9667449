/** The world of a live run: our host, with programs that wait for lines, and the network outside. */
import type { Hello } from '../../../relay/messages.ts';
import type { ProcessSpec } from '../../../stack/apps/process-spec.ts';
import { LONGEST_RUN } from '../../../stack/core/instant.ts';
import type { NetworkSpec } from '../../../stack/nodes/network/index.ts';
import type { HostSpec } from '../../../stack/world/scenario.ts';
import type { LiveScenario } from '../../live/messages.ts';
import { CONNECTIONS } from '../../live/programs.ts';

/** TEST-NET-1 (RFC 5737): a host must begin with some address, which the DHCP client takes away. */
const NO_ADDRESS = '192.0.2.1';
const US = 0;
const OUTSIDE = 1;
/** The loopback is 0. */
const CABLE = 1;
/**
 * As of some two hundred metres. Without any, a frame would arrive at the instant at which it is sent,
 * and nobody who makes another run of it could drop it on its way.
 */
export const CABLE_DELAY = 1;

/** `page`: its random name, by which two pages behind one hardware address differ (RFC 2132 §9.14). */
export function liveScenario(hello: Hello, page: string): LiveScenario {
  const { mac, mtu, ip } = hello;
  const processes = [addressProgram(hello, page), ...PROGRAMS_BY_APP];
  const address = ip === 'dhcp' ? { address: NO_ADDRESS } : withAddress(ip);
  const us: HostSpec = { id: mac.toLowerCase(), name: 'us', mtu, ...address, processes };
  const outside: NetworkSpec = { kind: 'network', name: 'network' };
  return {
    spec: {
      id: 'live',
      nodes: [us, outside],
      links: [{ name: 'cable', between: [us.name, outside.name], mtu, delay: CABLE_DELAY }],
      // Lines, signals and the cable are inputs that come later, and a line may join a group.
      needs: ['type', 'signal', 'wire', 'igmp'],
      until: LONGEST_RUN,
    },
    ...{ us: US, outside: OUTSIDE, cable: CABLE },
    processes: Object.fromEntries(processes.map(({ name }, pid) => [name, pid])),
  };
}

const PROGRAMS_BY_APP: readonly ProcessSpec[] = [
  { name: 'ping', app: 'ping', args: {} },
  { name: 'traceroute', app: 'traceroute', args: {} },
  { name: 'dig', app: 'dns.dig', args: {} },
  { name: 'names', app: 'dns.dig', args: {} },
  ...CONNECTIONS.map((name): ProcessSpec => ({ name, app: 'nc', args: {} })),
];

function withAddress({ address, prefixLength, gateway }: Exclude<Hello['ip'], 'dhcp'>) {
  return { address, prefixLength, ...(gateway === undefined ? {} : { gateway }) };
}

/** Who sees to our address: a lease, or a question whether somebody has it already (RFC 5227). */
function addressProgram({ ip, macIs, refuse }: Hello, page: string): ProcessSpec {
  if (ip !== 'dhcp') return { name: 'lease', app: 'arp.claim', args: {} };
  const clientId = macIs === 'host' ? { clientId: `wireglass-${page.slice(0, 16)}` } : {};
  return { name: 'lease', app: 'dhcp.client', args: { refuse: refuse.slice(0, 64), ...clientId } };
}
