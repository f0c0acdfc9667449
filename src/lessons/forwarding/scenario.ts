/**
 * Three routers in a corner, and three hosts behind them.
 *
 *   laptop 10.0.1.2 ── 10.0.1.1 west 10.0.9.1 ── 10.0.9.2 east 10.2.3.1 ── server 10.2.3.4
 *                             10.0.8.1 ── 10.0.8.2 north 10.2.3.65 ── archive 10.2.3.77
 *
 * The archive has moved behind north, and nobody has told the routers: west sends what is for it
 * east, with the rest of 10.2.3.0/24, and north has no route back.
 */
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type {} from '../../stack/nodes/router/spec.ts';
import type { HostSpec, LinkSpec, ScenarioSpec } from '../../stack/world/scenario.ts';

/** One way, on each link. */
export const DELAY = 5 * MILLISECOND;

/** The ping that the first steps follow; the one before it has filled the ARP caches. */
export const PING = SECOND;
/** The archive is asked for again and again. */
export const ASKS_ARCHIVE = 3 * SECOND;
export const ASKED = 12;
/** Then the server is. */
export const ASKS_SERVER = 20 * SECOND;
/** When all pings are over. */
export const QUIET = 40 * SECOND;

export const SERVER = '10.2.3.4';
export const ARCHIVE = '10.2.3.77';
/** A camera behind north that nobody sees: a row of its own leads there. */
export const CAMERA = '10.2.3.200';
export const TTL = 64;

const ping = (name: string, startAt: number, line: string) => ({
  ...{ name, startAt, app: 'ping', args: { line: `ping ${line}` } },
});

const host = (name: string, address: string, more: Partial<HostSpec>): HostSpec => ({
  ...{ name, address },
  ...more,
});

const between = (a: string, b: string): LinkSpec => ({ between: [a, b], delay: DELAY });

export const scenario: ScenarioSpec = {
  id: 'forwarding',
  nodes: [
    host('laptop', '10.0.1.2', {
      gateway: '10.0.1.1',
      processes: [
        ping('first ping', 0, `-c 1 ${SERVER}`),
        ping('ping server', PING, `-c 1 ${SERVER}`),
        ping('ping archive', ASKS_ARCHIVE, `-c ${ASKED} ${ARCHIVE}`),
        ping('ping server again', ASKS_SERVER, `-c 4 ${SERVER}`),
      ],
    }),
    {
      ...{ kind: 'router', name: 'west' },
      cards: [
        { address: '10.0.1.1' },
        { address: '10.0.9.1', prefixLength: 30 },
        { address: '10.0.8.1', prefixLength: 30 },
      ],
      routes: [
        { network: '10.2.0.0', prefixLength: 16, via: '10.0.8.2' },
        { network: '10.2.3.0', prefixLength: 24, via: '10.0.9.2' },
        { network: CAMERA, prefixLength: 32, via: '10.0.8.2' },
      ],
      gateway: '10.0.9.2',
    },
    {
      ...{ kind: 'router', name: 'east' },
      cards: [{ address: '10.0.9.2', prefixLength: 30 }, { address: '10.2.3.1' }],
      routes: [{ network: '10.0.1.0', prefixLength: 24, via: '10.0.9.1' }],
    },
    {
      ...{ kind: 'router', name: 'north' },
      cards: [
        { address: '10.0.8.2', prefixLength: 30 },
        { address: '10.2.3.65', prefixLength: 28 },
      ],
    },
    host('server', SERVER, { gateway: '10.2.3.1' }),
    host('archive', ARCHIVE, { gateway: '10.2.3.65', prefixLength: 28 }),
  ],
  links: [
    between('laptop', 'west'),
    between('west', 'east'),
    between('west', 'north'),
    between('east', 'server'),
    between('north', 'archive'),
  ],
  until: 60 * SECOND,
};
