/**
 * A campus: ten networks, each with a switch and twenty hosts, behind one router, and a second router
 * beyond which there is the rest of the world, a thousand routes of it.
 */
import type {} from '../src/stack/nodes/router/spec.ts';
import type {} from '../src/stack/nodes/switch/spec.ts';
import type { ProcessSpec, ScenarioSpec } from '../src/stack/world/scenario.ts';

export interface Size {
  readonly networks: number;
  readonly hostsEach: number;
  readonly routes: number;
  /** Of the hosts of each network, so many ping a host of the next. */
  readonly pinging: number;
}

export const CAMPUS: Size = { networks: 10, hostsEach: 20, routes: 1_000, pinging: 20 };
const SECOND = 1_000_000;
const DELAY = 1_000;

export function largeNetwork({ networks, hostsEach, routes, pinging }: Size): ScenarioSpec {
  const each = (n: number) => Array.from({ length: n }, (_, i) => i);
  const nets = each(networks);
  const ping = (net: number, host: number): ProcessSpec[] => {
    const line = `-c 20 -i 0.5 10.${(net + 1) % networks}.0.${host + 2}`;
    return [{ name: 'ping', app: 'ping', args: { line } }];
  };
  const hosts = nets.flatMap((net) =>
    each(hostsEach).map((host) => ({
      ...{ name: `h${net}-${host}`, address: `10.${net}.0.${host + 2}`, gateway: `10.${net}.0.1` },
      ...(host < pinging && { processes: ping(net, host) }),
    })),
  );
  const switches = nets.map((net) => ({ kind: 'switch' as const, name: `s${net}` }));
  const core = {
    ...{ kind: 'router' as const, name: 'core' },
    cards: [...nets.map((net) => ({ address: `10.${net}.0.1` })), { address: '9.9.9.1' }],
    routes: each(routes).map((i) => ({
      ...{ network: `${20 + (i >> 8)}.${i & 255}.0.0`, prefixLength: 16, via: '9.9.9.2' },
    })),
  };
  const edge = {
    ...{ kind: 'router' as const, name: 'edge', cards: [{ address: '9.9.9.2' }] },
    gateway: '9.9.9.1',
  };
  const between = (a: string, b: string) => ({ between: [a, b] as [string, string], delay: DELAY });
  return {
    id: 'campus',
    nodes: [...hosts, ...switches, core, edge],
    links: [
      ...nets.flatMap((net) =>
        each(hostsEach).map((host) => between(`h${net}-${host}`, `s${net}`)),
      ),
      ...nets.map((net) => between(`s${net}`, 'core')),
      between('core', 'edge'),
    ],
    until: 12 * SECOND,
  };
}
