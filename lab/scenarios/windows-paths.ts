/** Small and closed windows, idle connections, small paths, hubs, datagrams. */

import { simulatedMac } from '../../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../src/stack/core/instant.ts';
import { ethernet, icmpEcho, ipv4, layer, packet } from '../../src/stack/wire/index.ts';
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
  upload,
} from './kit.ts';

const slowReader = (
  name: string,
  bytes: number,
  receiveBuffer: number,
  seconds: number,
  more = {},
) =>
  pair(name, {
    client: [...open(), { do: 'send', on: 's', bytes }, { do: 'close', on: 's' }],
    server: [
      ...accepted(),
      { do: 'wait', for: seconds * SECOND },
      { do: 'recvAll', on: 'c', size: 65_536 },
      { do: 'close', on: 'c' },
    ],
    serverSettings: { receiveBuffer },
    ...more,
  });

const trickle = pair('a reader that takes a little at a time', {
  client: [...open(), { do: 'send', on: 's', bytes: 40_000 }, { do: 'close', on: 's' }],
  server: [
    ...accepted(),
    { do: 'recvAll', on: 'c', size: 700, every: 50 * MILLISECOND },
    { do: 'close', on: 'c' },
  ],
  serverSettings: { receiveBuffer: 5_000 },
});

/** The window stays closed longer than TCP_USER_TIMEOUT is long for data; probes keep it alive. */
const closedWindow = (name: string) => slowReader(name, 30_000, 8_000, 20);

const zeroThere = pair('a window closed at the capturing side', {
  client: [
    ...open(),
    { do: 'wait', for: 15 * SECOND },
    { do: 'recvAll', on: 's', size: 65_536 },
    { do: 'close', on: 's' },
  ],
  server: [...accepted(), { do: 'send', on: 'c', bytes: 30_000 }, { do: 'close', on: 'c' }],
  clientSettings: { receiveBuffer: 6_000 },
});

const idle = (name: string, more: Parameters<typeof pair>[1] = {}) =>
  pair(name, {
    client: [
      ...open(),
      { do: 'send', on: 's', text: 'x' },
      { do: 'wait', for: 65 * SECOND },
      { do: 'close', on: 's' },
    ],
    server: [...accepted(), { do: 'recvAll', on: 'c', size: 10 }, { do: 'close', on: 'c' }],
    clientSettings: { keepAlive: true, keepAliveIdle: 10 * SECOND, keepAliveInterval: 5 * SECOND },
    ...more,
  });

const chatter = (name: string, settings: Parameters<typeof pair>[1]['settings']) =>
  pair(name, {
    client: [
      ...open(),
      ...Array.from({ length: 12 }, () => [
        { do: 'send' as const, on: 's', text: 'a few words ' },
        { do: 'wait' as const, for: 7 * MILLISECOND },
      ]).flat(),
      { do: 'close', on: 's' },
    ],
    server: [...accepted(), { do: 'recvAll', on: 'c', size: 100 }, { do: 'close', on: 'c' }],
    settings: { ...settings },
  });

const hub = (name: string, bytes: number) =>
  withHub(
    exchange(name, bytes, {
      spec: {
        links: ['client', 'server'].map((host) => ({
          between: [host, 'hub'] as [string, string],
          delay: 5 * MILLISECOND,
          bandwidth: 10_000_000,
          lossPpm: 5_000,
          corruptPpm: 5_000,
        })),
      },
    }),
  );

function withHub({ spec, ...scenario }: LabScenario): LabScenario {
  return { ...scenario, spec: { ...spec, nodes: [...spec.nodes, { kind: 'hub', name: 'hub' }] } };
}

const datagrams = pair('datagrams: one that is heard, one for a closed port', {
  client: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'bind', on: 'u', port: 40_000 },
    { do: 'sendto', on: 'u', text: 'are you there?', address: SERVER, port: PORT },
    { do: 'recvfrom', on: 'u', size: 100 },
    { do: 'sendto', on: 'u', text: 'and you?', address: SERVER, port: PORT + 1 },
  ],
  server: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'bind', on: 'u', port: PORT },
    { do: 'recvfrom', on: 'u', size: 100 },
    { do: 'sendto', on: 'u', text: 'yes', address: CLIENT, port: 40_000 },
  ],
});

const echoRequest = packet(
  [
    layer(ethernet, { dst: simulatedMac(2), src: simulatedMac(1), etherType: 0x0800 }),
    layer(ipv4, { src: CLIENT, dst: SERVER, protocol: 1 }),
    layer(icmpEcho, { type: 8, identifier: 7, sequence: 1 }),
  ],
  Uint8Array.from({ length: 57 }, (_, i) => i),
);

const ping = pair('an echo request from outside is answered', {
  inputs: [{ at: 1_000, kind: 'frame', node: 1, nic: 0, bytes: echoRequest }],
});

export const windowsAndPaths: LabScenario[] = [
  exchange('a receive buffer of a thousand bytes', 20_000, {
    clientSettings: { receiveBuffer: 1_000 },
  }),
  exchange('a receive buffer of two segments', 60_000, {
    clientSettings: { receiveBuffer: 2_920 },
  }),
  upload('a receive buffer of four kilobytes', 60_000, {
    serverSettings: { receiveBuffer: 4_096 },
  }),
  upload('small windows and loss', 60_000, {
    serverSettings: { receiveBuffer: 6_000 },
    link: { lossPpm: 40_000 },
    seed: 4,
  }),
  trickle,
  closedWindow('a window closed for twenty seconds'),
  zeroThere,
  losing(
    closedWindow('the update of a closed window is lost'),
    (s) => isFrom(1)(s) && s.at > 20 * SECOND && s.reason === 'window-update',
  ),
  slowReader('a window closed over silly-window avoidance turned off', 20_000, 5_000, 10, {
    settings: { sillyWindowAvoidance: false },
  }),
  idle('keep-alives on an idle connection'),
  idle('keep-alives with a byte of garbage', {
    clientSettings: {
      keepAlive: true,
      keepAliveIdle: 10 * SECOND,
      keepAliveInterval: 5 * SECOND,
      keepAliveGarbage: true,
    },
  }),
  idle('keep-alives to a peer that is gone', {
    inputs: [{ at: 12 * SECOND, kind: 'link', link: 2, settings: { up: false } }],
    clientSettings: {
      keepAlive: true,
      keepAliveIdle: 10 * SECOND,
      keepAliveInterval: 5 * SECOND,
      keepAliveCount: 3,
    },
  }),
  upload('the line is cut for a minute', 100_000, {
    link: { bandwidth: 2_000_000 },
    inputs: [
      { at: 200 * MILLISECOND, kind: 'link', link: 2, settings: { up: false } },
      { at: 60 * SECOND, kind: 'link', link: 2, settings: { up: true } },
    ],
  }),
  upload('the line is cut for good', 100_000, {
    link: { bandwidth: 2_000_000 },
    inputs: [{ at: 200 * MILLISECOND, kind: 'link', link: 2, settings: { up: false } }],
  }),
  chatter('small writes under Nagle', {}),
  chatter('small writes without Nagle or delayed ACKs', { nagle: false, delayedAck: false }),
  exchange('an MTU of 576 at the client', 30_000, { clientMtu: 576 }),
  upload('an MTU of 576 at the server', 30_000, { serverMtu: 576, link: { lossPpm: 20_000 } }),
  exchange('an MTU of 68', 3_000, { clientMtu: 68, serverMtu: 68 }),
  hub('through a hub', 80_000),
  datagrams,
  ping,
];
