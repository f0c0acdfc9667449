/** Two homes with the same private addresses, each behind a NAT, and a server outside. */
import { ipv4 } from '../../stack/core/addresses.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import type { NatConfig } from '../../stack/hooks/nat/spec.ts';
import type { RouterSpec } from '../../stack/nodes/router/spec.ts';
import type { HostSpec, LinkSpec, ProcessSpec, ScenarioSpec } from '../../stack/world/scenario.ts';

/** Anna’s and Bella’s: each home has one. */
export const PRIVATE = ipv4('192.168.1.2');
export const GATEWAY = ipv4('192.168.1.1');
export const HOME_A = ipv4('198.51.100.1');
export const HOME_B = ipv4('192.0.2.1');
export const SERVER = ipv4('203.0.113.80');
export const CORE = ipv4('203.0.113.254');

/** Where the server listens: to greetings, and to those who ask for a second thing. */
export const GREETINGS = 7;
export const MORE = 9;
export const WEB = 80;
/** What Anna and Arno have both bound. */
export const PORT = 5000;
/** Bella’s sockets: one for a stranger, one for Anna. */
export const STRANGER = 6002;
export const FRIEND = 6000;
/** The port by which Arno is known outside, as his own was taken. */
export const ARNOS_OUTSIDE = 1024;

export const NOWHERE = SECOND;
export const ANNA_ASKS = 2 * SECOND;
export const ARNO_ASKS = 4 * SECOND;
export const ANNA_ASKS_MORE = 6 * SECOND;
/** What the learner does between two of these has room there. */
export const KNOCK = 10 * SECOND;
/** The server tries the same once more, by itself. */
export const AGAIN = 20 * SECOND;
export const PSST = 30 * SECOND;
export const MEET = 40 * SECOND;
/** Anna writes to Bella, and Bella to Anna when that has just died. */
export const ANNA_TRIES = MEET + 2 * SECOND;
const BELLA_TRIES = ANNA_TRIES + 16 * MILLISECOND;
export const PING = 50 * SECOND;
export const TRACE = 52 * SECOND;
export const TCP_OPENS = 55 * SECOND;
export const LAST_WORD = MINUTE;
/** How far apart the server’s three late messages are, counted from Anna’s last word. */
export const APART = 4 * MINUTE;

const DELAY = 5 * MILLISECOND;

/** A call of a script. */
type ScriptStep = Extract<ProcessSpec, { steps: unknown }>['steps'][number];

const say = (text: string, address: number, port: number, on = 'u'): ScriptStep => ({
  ...{ do: 'sendto', on, text, address, port },
});
const at = (instant: number): ScriptStep => ({ do: 'waitUntil', at: instant });
const bound = (port: number, as = 'u'): ScriptStep[] => [
  { do: 'socket', as, type: 'dgram' },
  { do: 'bind', on: as, port },
];
const script = (name: string, ...steps: ScriptStep[]): ProcessSpec => ({ name, steps });

const anna: ProcessSpec[] = [
  script(
    'chat',
    ...bound(PORT),
    ...[at(ANNA_ASKS), say('hello', SERVER, GREETINGS)],
    ...[at(ANNA_ASKS_MORE), say('more?', SERVER, MORE)],
    ...[at(ANNA_TRIES), say('bella?', HOME_B, FRIEND)],
    ...[at(MEET + 4 * SECOND), say('bella!', HOME_B, FRIEND)],
    ...[at(LAST_WORD), say('good night', SERVER, GREETINGS)],
  ),
  { name: 'ping', app: 'ping', startAt: PING, args: { line: 'ping -c 1 203.0.113.80' } },
  {
    ...{ name: 'traceroute', app: 'traceroute', startAt: TRACE },
    args: { line: 'traceroute -q 1 203.0.113.80' },
  },
];

const arno: ProcessSpec[] = [
  script('camera', ...bound(PORT), at(ARNO_ASKS), say('hello', SERVER, GREETINGS)),
  // What the neighbours on the network reach at port 80.
  script(
    'web',
    { do: 'socket', as: 'door' },
    { do: 'bind', on: 'door', port: WEB },
    { do: 'listen', on: 'door', backlog: 5 },
    { do: 'accept', on: 'door', as: 'caller' },
  ),
  script(
    'login',
    at(TCP_OPENS),
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: SERVER, port: WEB },
  ),
];

const bella: ProcessSpec[] = [
  script('stranger', ...bound(STRANGER), ...[at(PSST), say('psst', HOME_A, ARNOS_OUTSIDE)]),
  script(
    'chat',
    ...bound(FRIEND),
    ...[at(MEET), say('here I am', SERVER, GREETINGS)],
    ...[at(BELLA_TRIES), say('anna!', HOME_A, PORT)],
  ),
];

const server: ProcessSpec[] = [
  // Its socket is the first: the learner connects it by hand.
  script('visitor', { do: 'socket', as: 's' }),
  script(
    'searcher',
    { do: 'socket', as: 'u', type: 'dgram' },
    ...[at(NOWHERE), say('who is there?', PRIVATE, PORT)],
  ),
  script(
    'greeter',
    ...bound(GREETINGS),
    ...[at(ANNA_ASKS + SECOND), say('hello', HOME_A, PORT)],
    ...[at(ARNO_ASKS + SECOND), say('hello', HOME_A, ARNOS_OUTSIDE)],
    ...[at(MEET + SECOND), say('anna: port 5000', HOME_B, FRIEND)],
    say('bella: port 6000', HOME_A, PORT),
    ...[1, 2, 3].flatMap((n) => [at(LAST_WORD + n * APART), say(`news ${n}`, HOME_A, PORT)]),
  ),
  script('more', ...bound(MORE)),
  script('visitor-again', { do: 'socket', as: 's' }, at(AGAIN), {
    do: 'connect',
    on: 's',
    address: HOME_A,
    port: WEB,
  }),
  script(
    'web',
    { do: 'socket', as: 'door' },
    { do: 'bind', on: 'door', port: WEB },
    { do: 'listen', on: 'door', backlog: 5 },
    { do: 'accept', on: 'door', as: 'caller' },
  ),
];
/** The descriptor of the visitor’s socket. */
export const VISITOR = 3;

const host = (name: string, address: string, processes: ProcessSpec[]): HostSpec => ({
  ...{ name, address, gateway: address.replace(/\d+$/, name === 'server' ? '254' : '1') },
  processes,
});

/** Whoever has not been written to from this very port inside does not come in. */
const CONFIG: NatConfig = { outside: 1, filtering: 'address-and-port-dependent' };

const home = (name: string, outside: string): RouterSpec => ({
  ...{ kind: 'router', name },
  cards: [{ address: '192.168.1.1' }, { address: outside }],
  gateway: outside.replace(/\d+$/, '254'),
  hooks: [{ hook: 'nat', config: CONFIG }],
});

const between = (a: string, b: string): LinkSpec => ({ between: [a, b], delay: DELAY });

export const scenario: ScenarioSpec = {
  id: 'nat',
  nodes: [
    host('anna', '192.168.1.2', anna),
    host('arno', '192.168.1.3', arno),
    { kind: 'switch', name: 'switch' },
    home('home-a', '198.51.100.1'),
    {
      ...{ kind: 'router', name: 'core' },
      cards: [
        ...[{ address: '198.51.100.254' }, { address: '192.0.2.254' }],
        { address: '203.0.113.254' },
      ],
    },
    host('server', '203.0.113.80', server),
    home('home-b', '192.0.2.1'),
    host('bella', '192.168.1.2', bella),
  ],
  links: [
    ...[between('anna', 'switch'), between('arno', 'switch'), between('switch', 'home-a')],
    ...[between('bella', 'home-b'), between('home-a', 'core'), between('home-b', 'core')],
    between('core', 'server'),
  ],
  knowsNeighbours: true,
  needs: ['hook', 'frame', 'call'],
  until: 130 * MINUTE,
};
