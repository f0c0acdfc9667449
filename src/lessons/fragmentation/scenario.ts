/**
 * Two networks, and a narrow link between them: a client pings and fetches pages across it. One of the
 * two servers has a firewall that lets no ICMP in.
 */
import { ipv4 } from '../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type {} from '../../stack/nodes/router/spec.ts';
import type { LinkSpec, ProcessSpec, ScenarioSpec } from '../../stack/world/scenario.ts';

/** What the links carry in one piece, bytes. */
export const ETHERNET = 1500;
export const NARROW = 1400;
export const JUMBO = 9000;

const CLIENT = '10.0.1.2';
export const HOME = '10.0.1.1';
export const SERVER = '10.0.2.2';
const SHOP = '10.0.3.2';

/** The client's programs, in their order: three pings, and a ping that obeys what is typed. */
export const TYPED = 3;
export const LONG = 1;
export const FORBIDDEN = 2;

/** When they start. The long ones have more than the minute that a host waits for a missing piece. */
export const AT = {
  first: 100 * MILLISECOND,
  long: 3 * SECOND,
  forbidden: 80 * SECOND,
  page: 90 * SECOND,
  shop: 100 * SECOND,
} as const;

/** Bytes of each page. */
export const PAGE = 4000;
const HTTP = 80;

/** TCP without the options that later lessons are about; nobody guesses at black holes (RFC 4821). */
const settings = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  delayedAck: false,
  blackHoleDetection: false,
} as const;

const ping = (startAt: number, line: string): ProcessSpec => ({
  ...{ name: 'ping', app: 'ping', startAt },
  args: { line },
});

const fetches = (startAt: number, name: string, address: string): ProcessSpec => ({
  ...{ name, startAt },
  steps: [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: ipv4(address), port: HTTP },
    { do: 'send', on: 's', text: 'GET /' },
    { do: 'recvAll', on: 's', size: PAGE, bytes: PAGE },
  ],
});

const serves: ProcessSpec = {
  name: 'web server',
  steps: [
    { do: 'socket', as: 'door' },
    { do: 'bind', on: 'door', port: HTTP },
    { do: 'listen', on: 'door', backlog: 5 },
    { do: 'accept', on: 'door', as: 'caller' },
    { do: 'recv', on: 'caller', size: 1000 },
    { do: 'send', on: 'caller', bytes: PAGE },
  ],
};

/** So slow that pieces are seen one behind the other. */
const between = (a: string, b: string, delay: number): LinkSpec => ({
  between: [a, b],
  delay: delay * MILLISECOND,
  bandwidth: 1_000_000,
});

const lan = (net: number, via: string) => ({ network: `10.0.${net}.0`, prefixLength: 24, via });

export const scenario: ScenarioSpec = {
  id: 'fragmentation',
  nodes: [
    {
      ...{ name: 'client', address: CLIENT, gateway: HOME, settings },
      processes: [
        ping(AT.first, `-c 1 -s 1472 ${HOME}`),
        ping(AT.long, `-c 1 -s 3000 ${SERVER}`),
        ping(AT.forbidden, `-c 1 -M do -s 1472 ${SERVER}`),
        { name: 'ping', app: 'ping', args: {} },
        fetches(AT.page, 'browser', SERVER),
        fetches(AT.shop, 'second tab', SHOP),
      ],
    },
    {
      kind: 'router',
      name: 'home',
      cards: [{ address: HOME }, { address: '10.0.9.1', mtu: NARROW }],
      routes: [lan(2, '10.0.9.2'), lan(3, '10.0.9.2')],
    },
    {
      kind: 'router',
      name: 'far',
      cards: [
        { address: '10.0.9.2', mtu: NARROW },
        { address: '10.0.2.1', mtu: JUMBO },
        { address: '10.0.3.1', mtu: JUMBO },
      ],
      routes: [lan(1, '10.0.9.1')],
    },
    {
      ...{ name: 'server', address: SERVER, gateway: '10.0.2.1', mtu: JUMBO },
      ...{ settings, processes: [serves] },
    },
    {
      ...{ name: 'shop', address: SHOP, gateway: '10.0.3.1', mtu: JUMBO },
      ...{ settings, processes: [serves] },
      hooks: [
        {
          hook: 'firewall',
          config: { rules: [{ verdict: 'drop', direction: 'in', protocol: 'icmp' }] },
        },
      ],
    },
  ],
  links: [
    between('client', 'home', 2),
    between('home', 'far', 20),
    between('far', 'server', 2),
    between('far', 'shop', 2),
  ],
  knowsNeighbours: true,
  until: 125 * SECOND,
};
