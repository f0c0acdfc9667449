/** A server, clients, and somebody who has an address of the pool already, on one switch. */
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { ProcessSpec, ScenarioSpec } from '../../../world/scenario.ts';
import type { NetworkSpec } from '../network.ts';

/** The nodes, and the links between each of them and the switch. */
export const [SERVER, ANNA, BERT, SQUATTER] = [0, 1, 2, 3];
/** The link between one of them and the switch, as inputs and the trace number it: the loopbacks come first. */
export const linkOf = (node: number): number => 4 + node;

export const NETWORK: NetworkSpec = {
  ...{ from: '10.0.0.100', to: '10.0.0.103', prefixLength: 24 },
  ...{ router: '10.0.0.1', names: ['10.0.0.53'], lease: 600 * SECOND },
};

export interface LanGiven {
  network?: Partial<NetworkSpec>;
  /** More ranges, of this network or of others. */
  more?: Partial<NetworkSpec>[];
  server?: object;
  /** Of anna and bert. */
  clients?: object[];
  startAt?: number[];
  /** The address that somebody has already. */
  squatter?: string;
  until?: number;
}

export function lan({
  network,
  more = [],
  server,
  clients = [{}],
  startAt = [],
  squatter,
  until = 60,
}: LanGiven = {}): ScenarioSpec {
  const client = (i: number): ProcessSpec[] =>
    clients[i] === undefined
      ? []
      : [{ name: 'dhcp', app: 'dhcp.client', args: clients[i], startAt: startAt[i] ?? 0 }];
  const names = ['server', 'anna', 'bert', 'squatter'];
  const networks = [network, ...more].map((each) => ({ ...NETWORK, ...each }));
  const args = { networks, ...server };
  return {
    id: 'lan',
    nodes: [
      {
        ...{ name: 'server', address: '10.0.0.1' },
        processes: [{ name: 'dhcpd', app: 'dhcp.server', args }],
      },
      { name: 'anna', address: '10.0.0.7', processes: client(0) },
      { name: 'bert', address: '10.0.0.8', processes: client(1) },
      { name: 'squatter', address: squatter ?? '10.0.0.9' },
      { kind: 'switch', name: 'switch' },
    ],
    links: names.map((name) => ({ between: [name, 'switch'], delay: MILLISECOND })),
    until: until * SECOND,
  };
}
