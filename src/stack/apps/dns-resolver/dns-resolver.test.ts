/** A resolver in a small internet: what it asks whom, what it remembers, and what it tells. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import '../../protocols/dns/events.ts';
import {
  ADDRESSES,
  dnsTree,
  HINTS,
  TREE,
  type TreeGiven,
  type TreeHost,
} from '../../protocols/dns/testing/tree.ts';
import '../../protocols/dns/resolver-events.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';

const PC = TREE.indexOf('pc');
const RESOLVER = TREE.indexOf('resolver');
const nameOf = (address: number): string =>
  TREE.find((name) => ADDRESSES[name] === formatIpv4(address)) ?? formatIpv4(address);

const run = (given: TreeGiven) => played(dnsTree(given));
const printed = ({ sim }: SessionRun, process = 0) =>
  all(sim.log, 'app.printed').flatMap((event) =>
    event.node === PC && event.process === process ? [event.line] : [],
  );
/** Whom the resolver asked about what. */
const asked = ({ sim }: SessionRun, node = RESOLVER) =>
  all(sim.log, 'dns.query.sent').flatMap((event) =>
    event.node === node ? [`${nameOf(event.server)} ${event.type} ${event.name}`] : [],
  );
const said = ({ sim }: SessionRun) => all(sim.log, 'dns.cache.asked').map(({ outcome }) => outcome);
const ends = ({ sim }: SessionRun) =>
  all(sim.log, 'dns.search.ended').map(({ name, outcome, why }) =>
    [name, outcome, why].join(' ').trim(),
  );

describe('a resolver that iterates', () => {
  test('walks from the root over a referral to the answer, and asks nobody a second time', async () => {
    const running = await run({
      asks: [
        [0, '+short www.example.com'],
        [1, '+short www.example.com'],
      ],
    });
    expect(asked(running)).toEqual([
      'root A www.example.com.',
      'tld-com A www.example.com.',
      expect.stringMatching(/^ns[12] A www\.example\.com\.$/),
    ]);
    expect(printed(running)).toEqual([ADDRESSES.web]);
    expect(printed(running, 1)).toEqual([ADDRESSES.web]);
    expect(said(running)).toEqual(['miss', 'hit']);
  });

  test('tells what is left of a TTL, and asks again when nothing is', async () => {
    const asks = [0, 100, 301].map((at) => [at, 'www.example.com'] as const);
    const running = await run({ asks, until: 400 * SECOND });
    const ttls = [0, 1, 2].map(
      (process) =>
        printed(running, process)
          .find((line) => line.startsWith('www'))
          ?.split('\t')[1],
    );
    expect(ttls).toEqual(['300', '200', '300']);
    expect(asked(running).length).toBe(4);
  });

  test('starts in the middle of the tree when it knows servers there', async () => {
    const running = await run({
      asks: [
        [0, 'www.example.com'],
        [1, 'mail.example.com'],
      ],
    });
    expect(asked(running)[3]).toMatch(/^ns[12] A mail/);
  });

  test('remembers that there is no such name, and no such type', async () => {
    const lines = [
      'nobody.example.com',
      'nobody.example.com TXT',
      'www.example.com MX',
      'www.example.com MX',
    ];
    const running = await run({ asks: lines.map((line, i) => [i, line]) });
    expect(said(running)).toEqual(['miss', 'no-name', 'miss', 'no-data']);
    expect(printed(running)[2]).toContain('NXDOMAIN');
    expect(printed(running, 1)[2]).toContain('NXDOMAIN');
    expect(printed(running, 3)[2]).toContain('NOERROR');
    expect(printed(running, 3).some((line) => line.includes('SOA'))).toBe(true);
  });

  test('follows an alias into another zone, and finds the address of a server that has no glue', async () => {
    const running = await run({ asks: [[0, '+short shop.example.com']], dead: ['ns-org'] });
    expect(printed(running)).toEqual(['www.example.org.', '192.0.2.80']);
    expect(all(running.sim.log, 'dns.alias')).toMatchObject([{ target: 'www.example.org.' }]);
    expect(asked(running)).toContain('tld-org A www.example.org.');
  });

  test('gives an answer that is cut off another try over TCP', async () => {
    const running = await run({ asks: [[0, '+short +tcp many.example.com']] });
    expect(printed(running).length).toBe(100);
    const over = all(running.sim.log, 'dns.query.sent').flatMap(({ node, over }) =>
      node === RESOLVER ? [over] : [],
    );
    expect(over).toEqual(['UDP', 'UDP', 'UDP', 'TCP']);
  });

  test('does not go round with aliases that do', async () => {
    const running = await run({ asks: [[0, 'round.example.com']] });
    expect(ends(running)).toEqual(['round.example.com. failed too-many-aliases']);
    expect(printed(running)[2]).toContain('SERVFAIL');
  });

  test('asks the other server when one is dead, and both before one twice', async () => {
    const running = await run({ asks: [[0, '+short www.example.com']], dead: ['ns2'] });
    expect(printed(running)).toEqual([ADDRESSES.web]);
    const silent = await run({
      asks: [[0, '+time=9 +tries=1 www.example.com']],
      silent: ['ns1', 'ns2'],
    });
    const last = asked(silent)
      .slice(2)
      .map((each) => each.slice(0, 3));
    expect(new Set(last.slice(0, 2))).toEqual(new Set(['ns1', 'ns2']));
    expect(last.length).toBe(4);
    expect(printed(silent)[2]).toContain('SERVFAIL');
    const waits = all(silent.sim.log, 'dns.query.failed').map(({ at }) => at);
    const [first = 0, second = 0, third = 0, fourth = 0] = waits;
    expect(third - second).toBe(2 * (second - first));
    expect(fourth - third).toBe(third - second);
  });

  test('remembers a failure for a moment', async () => {
    const asks = [0, 4, 12].map((at) => [at, '+time=9 +tries=1 www.example.com'] as const);
    const running = await run({ asks, dead: ['ns1', 'ns2'] });
    expect(said(running)).toEqual(['miss', 'failure', 'miss']);
  });

  test('answers with what has run out when nobody helps, if it may', async () => {
    const asks = [
      [0, 'www.example.com'],
      [310, '+time=9 +tries=1 www.example.com'],
    ] as const;
    const given = { asks, until: 400 * SECOND, resolver: { stale: 3_600 * SECOND } };
    const spec = dnsTree(given);
    // Loopbacks are links as well, and stand before all others.
    const linkOf = (name: TreeHost) =>
      spec.nodes.length + spec.links.findIndex(({ between }) => between[1] === name);
    const inputs = (['ns1', 'ns2'] as const).map(
      (name): SessionInput => ({
        ...{ at: 100 * SECOND, kind: 'link', link: linkOf(name), settings: { up: false } },
      }),
    );
    const running = await played(spec, { inputs });
    expect(ends(running).at(-1)).toBe('www.example.com. stale no-help');
    expect(printed(running, 1).find((line) => line.startsWith('www'))).toContain('\t30\t');
  });

  test('without hints knows nobody to ask, and says SERVFAIL', async () => {
    const running = await run({ asks: [[0, 'www.example.com']], resolver: { hints: [] } });
    expect(ends(running)).toEqual(['www.example.com. failed no-servers']);
    expect(printed(running)[2]).toContain('SERVFAIL');
  });

  test('asked without RD it tells what it has, or who would know more', async () => {
    const lines = [
      '+norecurse www.example.com',
      'www.example.com',
      '+norecurse www.example.com',
      '+norecurse x.example.com',
    ];
    const running = await run({ asks: lines.map((line, i) => [i, line]) });
    expect(printed(running)[3]).toContain('ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1');
    expect(printed(running, 2)[3]).toContain('ANSWER: 1');
    expect(printed(running, 3)[3]).toContain('ANSWER: 0, AUTHORITY: 2, ADDITIONAL: 2');
    expect(asked(running).length).toBe(3);
  });

  test('has one query out for two clients that ask the same', async () => {
    const running = await run({
      asks: [
        [0, '+short www.example.com'],
        [0, '+short www.example.com'],
      ],
    });
    expect(asked(running).length).toBe(3);
    expect(all(running.sim.log, 'dns.search.joined').length).toBe(1);
    expect(printed(running, 1)).toEqual([ADDRESSES.web]);
  });
});

describe('servers that ask for others', () => {
  test('ask each the next, and all remember the answer', async () => {
    const running = await run({
      recursive: true,
      asks: [
        [0, '+short www.example.com'],
        [1, '+short www.example.com'],
      ],
    });
    expect(printed(running)).toEqual([ADDRESSES.web]);
    const queries = all(running.sim.log, 'dns.query.sent').map(
      ({ node, server }) => `${TREE[node]} ${nameOf(server)}`,
    );
    expect(queries).toEqual([
      ...['pc resolver', 'resolver root', 'root tld-com'],
      expect.stringMatching(/^tld-com ns[12]$/),
      'pc resolver',
    ]);
    const keepers = all(running.sim.log, 'dns.cache.stored').flatMap(({ node, name }) =>
      name === 'www.example.com.' ? [TREE[node] as TreeHost] : [],
    );
    expect(keepers).toEqual(['tld-com', 'root', 'resolver']);
  });

  test('a forwarder asks one server for everything', async () => {
    const forwards = {
      name: 'forwarder',
      app: 'dns.resolver',
      args: { forwarders: [ADDRESSES.resolver] },
    };
    const running = await run({
      asks: [[1, `+short @${ADDRESSES.web} www.example.com`]],
      more: { web: [forwards] },
    });
    expect(printed(running)).toEqual([ADDRESSES.web]);
    expect(asked(running, TREE.indexOf('web'))).toEqual(['resolver A www.example.com.']);
  });
});

test('hints that are no zone file are told with their line', async () => {
  const running = await run({ resolver: { hints: [...HINTS, 'what is this'] } });
  const lines = all(running.sim.log, 'app.printed').map(({ line }) => line);
  expect(lines).toEqual(['hints: type, line 3']);
});
