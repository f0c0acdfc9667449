/**
 * The lab's network, as plain data: what its two Linux kernels are called and have, and how they
 * treat what is sent beyond them. The page's host is plugged in at the gateway's card.
 *
 *     our stack ─ cable ─ gateway ─ server
 *              10.77.0.0/24    10.77.1.0/24
 */

/** Of our host. Each lab has namespaces of its own, so all labs may have the same. */
export const OUR_MAC = '02:00:00:00:00:01';
/** The end of the cable in the namespace that the agent reads. It has no address. */
export const CABLE = 'wg0';
export const MTU = 1_500;

export const PORTS = {
  ...{ echo: 7, discard: 9, daytime: 13, chargen: 19 },
  ...{ dns: 53, dhcp: 67, web: 80 },
} as const;

export type Service = keyof typeof PORTS;

interface Card {
  readonly name: string;
  readonly mac: string;
  /** The first is the one that the kernel sends from. */
  readonly addresses: readonly string[];
}

export type Role = 'gateway' | 'server';
/** The processes of the lab: one beside each kernel, and the one that holds the end of the cable. */
export type Part = 'card' | Role;

export interface Kernel {
  readonly cards: readonly Card[];
  /** As `ip route add` takes them. */
  readonly routes: readonly string[];
  /** Who serves, where. */
  readonly services: Readonly<Partial<Record<Service, readonly string[]>>>;
}

export const GATEWAY = '10.77.0.1';
/** On our own wire: nobody forwards what goes there. */
export const NEIGHBOUR = '10.77.0.7';
export const SERVER = '10.77.1.80';
/** The server's other address, to which no long packet comes. */
const NARROW = '10.77.1.90';
const NOBODY = '10.77.0.66';
const SILENT = '10.77.1.66';
const UNREACHABLE = '10.77.1.67';
const FORBIDDEN = '10.77.1.68';
const LOOP = '10.77.9.9';
/** TEST-NET-1 (RFC 5737): no route leads there. */
const NOWHERE = '192.0.2.1';

const SMALL = (addresses: readonly string[]) =>
  ({ echo: addresses, discard: addresses, daytime: addresses, chargen: addresses }) as const;

export const KERNELS: Readonly<Record<Role, Kernel>> = {
  gateway: {
    cards: [
      {
        name: 'wg1',
        mac: '02:00:00:00:77:01',
        addresses: [`${GATEWAY}/24`, `${NEIGHBOUR}/24`],
      },
      { name: 'far0', mac: '02:00:00:00:77:02', addresses: ['10.77.1.1/24'] },
    ],
    routes: [
      `blackhole ${SILENT}`,
      `unreachable ${UNREACHABLE}`,
      `prohibit ${FORBIDDEN}`,
      `${NARROW} dev far0 mtu lock 1280`,
      // The server sends it back: each pass costs a hop, until there is none left.
      `10.77.9.0/24 via ${SERVER}`,
    ],
    services: { dhcp: [GATEWAY], dns: [GATEWAY], ...SMALL([GATEWAY, NEIGHBOUR]) },
  },
  server: {
    cards: [
      { name: 'far1', mac: '02:00:00:00:77:50', addresses: [`${SERVER}/24`, `${NARROW}/24`] },
    ],
    routes: ['default via 10.77.1.1'],
    services: { web: [SERVER, NARROW], ...SMALL([SERVER, NARROW]) },
  },
};

/** What the DHCP server gives. */
export const POOL = {
  ...{ from: '10.77.0.100', to: '10.77.0.199', prefixLength: 24 },
  ...{ router: GATEWAY, names: [GATEWAY] },
  // Short, so that a renewal can be watched: T1 comes after a minute.
  leaseSeconds: 120,
} as const;

/** Names of the zone `lab`. */
export const NAMES: Readonly<Record<string, string>> = {
  gateway: GATEWAY,
  dns: GATEWAY,
  neighbour: NEIGHBOUR,
  echo: NEIGHBOUR,
  web: SERVER,
  large: SERVER,
  slow: SERVER,
  narrow: NARROW,
  nobody: NOBODY,
  silent: SILENT,
  unreachable: UNREACHABLE,
  forbidden: FORBIDDEN,
  loop: LOOP,
  nowhere: NOWHERE,
};
