/**
 * A small internet with its own tree of names: a home, an ISP with a resolver, a root server, a server for
 * each of two top-level domains, two zones with two servers each, and a web server.
 *
 *   pc ─ home ─ isp ┬ resolver        10.0.2.53
 *                   ├ root            198.41.0.4      .
 *                   ├ tld-com         192.5.6.30      com.
 *                   ├ tld-org         199.19.56.1     org.
 *                   ├ ns1             203.0.113.53    example.com.   example.org. (second)
 *                   ├ ns2             198.51.100.53   example.com. (second)
 *                   ├ ns-org          192.0.2.53      example.org.
 *                   └ web             203.0.114.80
 */
import type { ResolverArgs } from '../../../apps/dns-resolver/state.ts';
import type { ProcessSpec } from '../../../apps/process-spec.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import type { ZoneSpec } from '../zone.ts';

export const TREE = [
  'pc',
  'resolver',
  'root',
  'tld-com',
  'tld-org',
  'ns1',
  'ns2',
  'ns-org',
  'web',
] as const;
export type TreeHost = (typeof TREE)[number];

export const ADDRESSES: Readonly<Record<TreeHost, string>> = {
  pc: '10.0.0.2',
  resolver: '10.0.2.53',
  root: '198.41.0.4',
  'tld-com': '192.5.6.30',
  'tld-org': '199.19.56.1',
  ns1: '203.0.113.53',
  ns2: '198.51.100.53',
  'ns-org': '192.0.2.53',
  web: '203.0.114.80',
};

/** One way from the ISP's router, in milliseconds. */
const DELAYS: Readonly<Partial<Record<TreeHost, number>>> = {
  ...{
    resolver: 1,
    root: 20,
    'tld-com': 30,
    'tld-org': 25,
    ns1: 40,
    ns2: 15,
    'ns-org': 35,
    web: 40,
  },
};

const GLUE = {
  root: `a.root-servers.net. 518400 A ${ADDRESSES.root}`,
  com: `a.gtld-servers.net. 172800 A ${ADDRESSES['tld-com']}`,
  org: `a.org-servers.net. 172800 A ${ADDRESSES['tld-org']}`,
  ns1: `ns1.example.com. 172800 A ${ADDRESSES.ns1}`,
  ns2: `ns2.example.com. 172800 A ${ADDRESSES.ns2}`,
  nsOrg: `ns.example.org. 86400 A ${ADDRESSES['ns-org']}`,
};
const DELEGATIONS = {
  root: '. 518400 NS a.root-servers.net.',
  com: 'com. 172800 NS a.gtld-servers.net.',
  org: 'org. 172800 NS a.org-servers.net.',
  example: ['example.com. 172800 NS ns1.example.com.', 'example.com. 172800 NS ns2.example.com.'],
  // The second is known by name only: its address has to be found first.
  exampleOrg: ['example.org. 86400 NS ns.example.org.', 'example.org. 86400 NS ns1.example.com.'],
};

export const HINTS = [DELEGATIONS.root, GLUE.root];

const EXAMPLE: ZoneSpec = {
  origin: 'example.com',
  records: [
    '$TTL 3600',
    '@ SOA ns1 hostmaster ( 2026010101 ; serial',
    '        7200 900 1209600',
    '        300 )  ; how long there is nothing',
    '@ NS ns1',
    '@ NS ns2',
    '@ MX 10 mail',
    '@ TXT "v=spf1 -all"',
    `ns1 172800 A ${ADDRESSES.ns1}`,
    `ns2 172800 A ${ADDRESSES.ns2}`,
    `www 300 A ${ADDRESSES.web}`,
    'www AAAA 2001:db8::80',
    'mail A 203.0.114.25',
    'web 600 CNAME www',
    'shop 600 CNAME www.example.org.',
    'round CNAME trip',
    'trip CNAME round',
    '_http._tcp SRV 0 5 80 www',
    '*.wild 60 A 203.0.114.99',
    ...Array.from({ length: 100 }, (_, i) => `many A 10.9.0.${i}`),
  ],
};
const EXAMPLE_ORG: ZoneSpec = {
  origin: 'example.org',
  records: [
    '$TTL 3600',
    '@ SOA ns hostmaster 1 7200 900 1209600 300',
    '@ NS ns',
    '@ NS ns1.example.com.',
    `ns A ${ADDRESSES['ns-org']}`,
    'www 120 A 192.0.2.80',
  ],
};

export const ZONES: Readonly<Partial<Record<TreeHost, readonly ZoneSpec[]>>> = {
  root: [
    {
      origin: '.',
      records: [
        '@ 86400 SOA a.root-servers.net. nstld.example. 1 1800 900 604800 86400',
        ...[DELEGATIONS.root, DELEGATIONS.com, DELEGATIONS.org],
        ...[GLUE.root, GLUE.com, GLUE.org],
      ],
    },
  ],
  'tld-com': [
    {
      origin: 'com',
      records: [
        '@ 900 SOA a.gtld-servers.net. nstld.example. 1 1800 900 604800 900',
        ...[DELEGATIONS.com, ...DELEGATIONS.example, GLUE.ns1, GLUE.ns2],
      ],
    },
  ],
  'tld-org': [
    {
      origin: 'org',
      records: [
        '@ 900 SOA a.org-servers.net. nstld.example. 1 1800 900 604800 900',
        ...[DELEGATIONS.org, ...DELEGATIONS.exampleOrg, GLUE.nsOrg],
      ],
    },
  ],
  ns1: [EXAMPLE, EXAMPLE_ORG],
  ns2: [EXAMPLE],
  'ns-org': [EXAMPLE_ORG],
};

/** What root and top-level domains know when each is to ask the next itself, as textbooks draw it. */
const BELOW: Readonly<Partial<Record<TreeHost, readonly string[]>>> = {
  root: [DELEGATIONS.com, DELEGATIONS.org, GLUE.com, GLUE.org],
  'tld-com': [...DELEGATIONS.example, GLUE.ns1, GLUE.ns2],
  'tld-org': [...DELEGATIONS.exampleOrg, GLUE.nsOrg],
};

export interface TreeGiven {
  /** What is asked on the pc, and when, in seconds. */
  readonly asks?: readonly (readonly [at: number, line: string])[];
  readonly resolver?: ResolverArgs;
  /** Whose programs do not run: their hosts answer that nobody is at the port. */
  readonly dead?: readonly TreeHost[];
  /** Hosts whose links are down from the start: nothing comes back from there. */
  readonly silent?: readonly TreeHost[];
  /** Every server asks the next itself. */
  readonly recursive?: boolean;
  readonly zones?: Readonly<Partial<Record<TreeHost, readonly ZoneSpec[]>>>;
  /** What runs besides. */
  readonly more?: Readonly<Partial<Record<TreeHost, readonly ProcessSpec[]>>>;
  readonly until?: number;
}

export function dnsTree(given: TreeGiven = {}): ScenarioSpec {
  const { until = 60 * SECOND, silent = [] } = given;
  const far = TREE.filter((name) => name !== 'pc');
  const hosts = TREE.map(
    (name): HostSpec => ({
      ...{ name, address: ADDRESSES[name], gateway: gatewayOf(ADDRESSES[name]) },
      processes: programsOf(name, given),
    }),
  );
  const cards = far.map((name) => ({ address: gatewayOf(ADDRESSES[name]) }));
  return {
    id: 'dns-tree',
    nodes: [
      ...hosts,
      {
        ...{ kind: 'router', name: 'home' },
        cards: [{ address: '10.0.0.1' }, { address: '10.0.1.2' }],
        routes: [{ network: '0.0.0.0', prefixLength: 0, via: '10.0.1.1' }],
      },
      {
        ...{ kind: 'router', name: 'isp' },
        cards: [{ address: '10.0.1.1' }, ...cards],
        routes: [{ network: '10.0.0.0', prefixLength: 24, via: '10.0.1.2' }],
      },
    ],
    links: [
      { between: ['pc', 'home'], delay: MILLISECOND },
      { between: ['home', 'isp'], delay: 4 * MILLISECOND },
      ...far.map((name) => ({
        between: ['isp', name] as [string, string],
        delay: (DELAYS[name] ?? 1) * MILLISECOND,
        ...(silent.includes(name) ? { lossPpm: 1_000_000 } : {}),
      })),
    ],
    until,
    // Whoever asks a port that nobody has is told so.
    needs: ['whole-icmp', 'fragments'],
  };
}

const gatewayOf = (address: string): string =>
  address.replace(/\d+$/, '1').replace('199.19.56.1', '199.19.56.254');

function programsOf(name: TreeHost, given: TreeGiven): ProcessSpec[] {
  const { asks = [], dead = [], recursive = false, more = {} } = given;
  const others = [...(more[name] ?? [])];
  if (dead.includes(name)) return others;
  if (name === 'pc') {
    const digs = asks.map(([at, line]) => ({
      ...{ name: 'dig', app: 'dns.dig', startAt: at * SECOND },
      args: { line, servers: [ADDRESSES.resolver] },
    }));
    return [...digs, ...others];
  }
  if (name === 'resolver') {
    const way = recursive ? ({ asks: 'recurse' } as const) : {};
    return [resolver({ hints: HINTS, ...way, ...given.resolver }), ...others];
  }
  const below = recursive ? BELOW[name] : undefined;
  if (below !== undefined) return [resolver({ hints: below, asks: 'recurse' }), ...others];
  const zones = given.zones?.[name] ?? ZONES[name];
  if (zones === undefined) return others;
  return [{ name: 'named', app: 'dns.server', args: { zones } }, ...others];
}

const resolver = (args: ResolverArgs): ProcessSpec => ({
  name: 'resolver',
  app: 'dns.resolver',
  args,
});
