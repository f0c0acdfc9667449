/** How connections begin and end, one way and the other. */
import { SECOND } from '../../src/stack/core/instant.ts';
import {
  accepted,
  CLIENT,
  exchange,
  isFrom,
  type LabScenario,
  losing,
  open,
  PORT,
  pair,
  SERVER,
  serve,
} from './kit.ts';

/** Both bind and connect to each other at once (RFC 9293 fig. 8). */
const towards = (address: number) => [
  { do: 'socket' as const, as: 's' },
  { do: 'bind' as const, on: 's', port: PORT },
  { do: 'connect' as const, on: 's', address, port: PORT },
];

const simultaneousOpen = pair('simultaneous open', {
  client: [...towards(SERVER), { do: 'send', on: 's', text: 'hello' }, { do: 'close', on: 's' }],
  server: [...towards(CLIENT), { do: 'recv', on: 's', size: 100 }, { do: 'close', on: 's' }],
  spec: { knowsNeighbours: true },
});

const simultaneousClose = pair('simultaneous close', {
  client: [...open(), { do: 'waitUntil', at: SECOND }, { do: 'close', on: 's' }],
  server: [...accepted(), { do: 'waitUntil', at: SECOND }, { do: 'close', on: 'c' }],
});

const halfClose = pair('half-close: the client has said all, the server has not', {
  client: [
    ...open(),
    { do: 'send', on: 's', text: 'question' },
    { do: 'shutdown', on: 's', how: 'wr' },
    { do: 'recvAll', on: 's', size: 10_000 },
    { do: 'close', on: 's' },
  ],
  server: [
    ...accepted(),
    { do: 'recvAll', on: 'c', size: 1_000 },
    { do: 'wait', for: SECOND },
    { do: 'send', on: 'c', bytes: 20_000 },
    { do: 'wait', for: SECOND },
    { do: 'close', on: 'c' },
  ],
});

const aborted = pair('the client aborts while data is on its way to it', {
  client: [
    ...open(),
    { do: 'send', on: 's', text: 'go' },
    { do: 'recv', on: 's', size: 100 },
    { do: 'abort', on: 's' },
  ],
  server: [
    ...accepted(),
    { do: 'recv', on: 'c', size: 10 },
    { do: 'send', on: 'c', bytes: 60_000 },
  ],
});

const abortedByServer = pair('the server aborts', {
  client: [...open(), { do: 'recv', on: 's', size: 100 }],
  server: [...accepted(), { do: 'wait', for: SECOND }, { do: 'abort', on: 'c' }],
});

const unread = pair('the client closes with data unread', {
  client: [...open(), { do: 'wait', for: SECOND }, { do: 'close', on: 's' }],
  server: [...accepted(), { do: 'send', on: 'c', bytes: 5_000 }, { do: 'recv', on: 'c', size: 10 }],
});

const linger = pair('linger 0 turns close into RST', {
  client: [
    ...open(),
    { do: 'send', on: 's', text: 'x' },
    { do: 'wait', for: SECOND },
    { do: 'setsockopt', on: 's', option: 'SO_LINGER', value: 0 },
    { do: 'close', on: 's' },
  ],
  server: [...accepted(), { do: 'recvAll', on: 'c', size: 10 }],
});

const refused = pair('connection refused', { client: open() });

const silent = pair('a peer that never answers the SYN', {
  client: open(),
  serverSettings: { silentPorts: true },
});

const nobody = pair('nobody has the address', { client: open(PORT, SERVER + 40) });

const overflow = pair('more callers than the backlog holds', {
  clients: [0, 1, 2, 3, 4, 5].map((i) => ({
    name: `client ${i}`,
    steps: [...open(), { do: 'send', on: 's', text: 'hi' }],
  })),
  server: [...serve(PORT, 1), { do: 'wait', for: 20 * SECOND }],
  serverSettings: { synBacklog: 2 },
  spec: { until: 60 * SECOND },
});

const cookies = pair('SYN cookies for everybody', {
  clients: [0, 1, 2].map((i) => ({
    name: `client ${i}`,
    steps: [...open(), { do: 'send', on: 's', text: 'hi' }, { do: 'close', on: 's' }],
  })),
  servers: [
    {
      name: 'server',
      steps: [
        ...serve(),
        { do: 'accept', on: 'l', as: 'c' },
        { do: 'recv', on: 'c', size: 9 },
        { do: 'close', on: 'c' },
        { do: 'goto', step: 3 },
      ],
    },
  ],
  serverSettings: { synCookies: 'always' },
});

const many = pair('forty connections, twenty at a time', {
  clients: Array.from({ length: 20 }, (_, i) => ({
    name: `client ${i}`,
    startAt: i * 700,
    steps: [
      ...open(),
      { do: 'send' as const, on: 's', text: `I am ${i}` },
      { do: 'recvAll' as const, on: 's', size: 5_000, bytes: 3_000 },
      { do: 'close' as const, on: 's' },
      ...open(),
      { do: 'close' as const, on: 's' },
    ],
  })),
  server: [
    ...serve(PORT, 64),
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'send', on: 'c', bytes: 3_000 },
    { do: 'recvAll', on: 'c', size: 100 },
    { do: 'close', on: 'c' },
    { do: 'goto', step: 3 },
  ],
  link: { bandwidth: 20_000_000 },
});

const reuse = pair('the same two ports again out of TIME_WAIT', {
  client: [0, 1].flatMap(() => [
    { do: 'socket' as const, as: 's' },
    { do: 'setsockopt' as const, on: 's', option: 'SO_REUSEADDR', value: 1 },
    { do: 'bind' as const, on: 's', port: 40_000 },
    { do: 'connect' as const, on: 's', address: SERVER, port: PORT },
    { do: 'recvAll' as const, on: 's', size: 100 },
    { do: 'close' as const, on: 's' },
    { do: 'wait' as const, for: 2 * SECOND },
  ]),
  // The server closes first, so TIME_WAIT is on its side (RFC 6191).
  server: [
    ...serve(),
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'send', on: 'c', text: 'bye' },
    { do: 'close', on: 'c' },
    { do: 'goto', step: 3 },
  ],
});

const plain = (name: string) => exchange(name, 100);

export const openingAndClosing: LabScenario[] = [
  simultaneousOpen,
  simultaneousClose,
  halfClose,
  aborted,
  abortedByServer,
  unread,
  linger,
  refused,
  silent,
  nobody,
  overflow,
  cookies,
  many,
  reuse,
  losing(plain('the SYN is lost twice'), isFrom(0, 'SYN'), 2),
  losing(plain('the SYN,ACK is lost'), isFrom(1, 'SYN')),
  losing(plain('the ACK of the handshake and the request are lost'), isFrom(0, 'ACK'), 2),
  losing(plain("the server's FIN is lost"), isFrom(1, 'FIN')),
  losing(plain("the client's FIN is lost"), isFrom(0, 'FIN')),
  losing(
    plain('every FIN is lost three times'),
    (s) => isFrom(0, 'FIN')(s) || isFrom(1, 'FIN')(s),
    6,
  ),
];
