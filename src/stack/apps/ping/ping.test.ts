/** ping across two routers (nodes/router/testing/internet.ts), and what can go wrong on the way. */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import { ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { CLIENT, type Differences, internet, SERVER } from '../../nodes/router/testing/internet.ts';
import { readEvent } from '../../trace/log.ts';
import type { SessionRun } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import type { ProcessSpec } from '../process-spec.ts';
import { parsePing } from './command.ts';
import { page } from './page/index.ts';

const pings = (...lines: string[]): ProcessSpec[] =>
  lines.map((line) => ({ name: 'ping', app: 'ping', args: { line } }));
const specOf = (processes: ProcessSpec[], given: Differences = {}) =>
  internet({ ...given, clientCard: { processes } });
const ran = (line: string, given: Differences = {}, inputs: SessionInput[] = []) =>
  played(specOf(pings(line), given), { inputs });
const printed = ({ sim }: SessionRun, process = 0) =>
  all(sim.log, 'app.printed')
    .filter((event) => event.node === CLIENT && event.process === process)
    .map(({ line }) => line);
const exitOf = ({ sim }: SessionRun) => all(sim.log, 'app.exited').map(({ code }) => code);

describe('ping', () => {
  test('says of each request how long its answer took, and sums up', async () => {
    const running = await ran('ping -c 3 10.0.2.2');
    // Four links of 2 ms there and back; the first request waits for ARP at three hops.
    expect(printed(running)).toEqual([
      'PING 10.0.2.2: 56 octets of data, 84 with headers',
      '64 octets from 10.0.2.2: icmp_seq=1 ttl=62 time=32.000 ms',
      '64 octets from 10.0.2.2: icmp_seq=2 ttl=62 time=16.000 ms',
      '64 octets from 10.0.2.2: icmp_seq=3 ttl=62 time=16.000 ms',
      '--- 10.0.2.2 ---',
      '3 requests, 3 replies, 0% lost, 2016 ms',
      'round trip: least/mean/most/deviation = 16.000/21.333/32.000/7.542 ms',
    ]);
    expect(exitOf(running)).toEqual([0]);
    expect(all(running.sim.log, 'ping.sent').map(({ at }) => at)).toEqual([0, SECOND, 2 * SECOND]);
  });

  test('hears from the router at which the time to live ran out', async () => {
    const running = await ran('-c 1 -t 2 10.0.2.2');
    expect(printed(running).slice(1)).toEqual([
      'from 10.0.9.2: icmp_seq=1 time to live exceeded',
      '--- 10.0.2.2 ---',
      expect.stringMatching(/^1 requests, 0 replies, 1 errors, 100% lost/),
    ]);
    expect(exitOf(running)).toEqual([1]);
  });

  test('hears why a network or a host cannot be reached', async () => {
    expect(printed(await ran('-c 1 192.0.2.1'))[1]).toBe(
      'from 10.0.1.1: icmp_seq=1 network unreachable',
    );
    expect(printed(await ran('-c 1 10.0.2.77'))[1]).toBe(
      'from 10.0.9.2: icmp_seq=1 host unreachable',
    );
  });

  test('an error about its own request is put aside by nobody', async () => {
    const { sim } = await ran('-c 1 10.0.2.77');
    expect(all(sim.log, 'packet.ignored').filter(({ node }) => node === CLIENT)).toEqual([]);
  });

  test('with -M do learns the MTU of the link that is too narrow', async () => {
    const east = { cards: [{ address: '10.0.9.2' }, { address: '10.0.2.1', mtu: 600 }] };
    const narrow = { east };
    const forbidden = await ran('-c 1 -s 1000 -M do 10.0.2.2', narrow);
    expect(printed(forbidden)[1]).toBe(
      'from 10.0.9.2: icmp_seq=1 fragmentation needed, but not allowed (MTU 600)',
    );
    const both = specOf(pings('-c 1 -s 1000 10.0.2.2'), narrow);
    const nodes = both.nodes.map((node, i) => (i === SERVER ? { ...node, mtu: 600 } : node));
    expect(printed(await played({ ...both, nodes }))[1]).toMatch(/^1008 octets from/);
  });

  test('does not send what its own link cannot carry uncut', async () => {
    expect(printed(await ran('-c 1 -s 1473 -M do 10.0.2.2'))[1]).toBe(
      'icmp_seq=1 not sent: message too long',
    );
    expect(printed(await ran('-c 1 -s 65507 10.0.2.2'))[1]).toMatch(/^65515 octets from 10.0.2.2/);
  });

  test('without an answer waits as long as it is told', async () => {
    const running = await ran('-c 2 -i 0.2 -W 1.5 10.0.2.2', {
      links: [],
      nodes: [],
      east: { routes: [] },
    });
    expect(
      all(running.sim.log, 'ping.unanswered').map(({ at, sequence }) => [sequence, at]),
    ).toEqual([
      [1, 1500 * MILLISECOND],
      [2, 1700 * MILLISECOND],
    ]);
    expect(printed(running)[1]).toBe('no answer: icmp_seq=1');
  });

  test('tells two pings on one host apart by their identifiers', async () => {
    const running = await played(specOf(pings('-c 2 10.0.2.2', '-c 2 10.0.1.3')));
    expect(printed(running, 0).filter((line) => line.includes('from'))).toHaveLength(2);
    expect(printed(running, 1).filter((line) => line.includes('from 10.0.1.3'))).toHaveLength(2);
  });

  test('tells a second answer and one that is too late', async () => {
    const spec = specOf(pings('-c 2 10.0.2.2'));
    const links = spec.links.map((link) => ({ ...link, duplicatePpm: 1_000_000 }));
    const copies = printed(await played({ ...spec, links }));
    expect(copies.filter((line) => line.endsWith('(again)')).length).toBeGreaterThan(0);
    expect(
      copies.filter((line) => line.includes('icmp_seq') && !line.includes('again')),
    ).toHaveLength(2);
    const late = await ran('-c 2 -W 0.02 10.0.2.2');
    expect(printed(late).slice(1, 4)).toEqual([
      'no answer: icmp_seq=1',
      '64 octets from 10.0.2.2: icmp_seq=1 ttl=62 time=32.000 ms (too late)',
      '64 octets from 10.0.2.2: icmp_seq=2 ttl=62 time=16.000 ms',
    ]);
  });

  test('goes on until it is interrupted, and then sums up', async () => {
    const stop: SessionInput = {
      kind: 'signal',
      at: 2_500_000,
      node: CLIENT,
      process: 0,
      signal: 'INT',
    };
    const running = await ran('10.0.2.2', {}, [stop]);
    expect(printed(running).at(-2)).toBe('3 requests, 3 replies, 0% lost, 2500 ms');
    expect(exitOf(running)).toEqual([0]);
  });

  test('obeys lines that are typed, one after the other, and ends with none of them', async () => {
    const typed = (at: number, line: string): SessionInput => ({
      ...{ kind: 'type', at, node: CLIENT, process: 0, line },
    });
    const spec = specOf([{ name: 'ping', app: 'ping', args: {} }]);
    const inputs = [
      typed(SECOND, 'ping -c 1 10.0.2.2'),
      typed(SECOND, 'ping -c 1 10.0.1.3'),
      typed(5 * SECOND, 'ping -x'),
    ];
    const running = await played(spec, { inputs });
    expect(printed(running).filter((line) => !line.includes('round trip'))).toEqual([
      'PING 10.0.2.2: 56 octets of data, 84 with headers',
      expect.stringContaining('octets from 10.0.2.2'),
      '--- 10.0.2.2 ---',
      expect.stringMatching(/^1 requests, 1 replies/),
      'PING 10.0.1.3: 56 octets of data, 84 with headers',
      expect.stringContaining('octets from 10.0.1.3'),
      '--- 10.0.1.3 ---',
      expect.stringMatching(/^1 requests, 1 replies/),
      "ping: cannot use '-x'",
    ]);
    expect(exitOf(running)).toEqual([]);
  });

  test('that waits for a line is not ended by ^C, and obeys the next', async () => {
    const input = { node: CLIENT, process: 0 };
    const inputs: SessionInput[] = [
      { ...input, kind: 'type', at: SECOND, line: 'ping -c 1 10.0.2.2' },
      { ...input, kind: 'signal', at: 5 * SECOND, signal: 'INT' },
      { ...input, kind: 'type', at: 6 * SECOND, line: 'ping -c 1 10.0.1.3' },
    ];
    const running = await played(specOf([{ name: 'ping', app: 'ping', args: {} }]), { inputs });
    expect(printed(running).filter((line) => line.includes('from'))).toHaveLength(2);
    expect(exitOf(running)).toEqual([]);
  });

  test.each([
    ['-c 0 10.0.2.2', '-c 0'],
    ['-s 70000 10.0.2.2', '-s 70000'],
    ['-i x 10.0.2.2', '-i x'],
    ['-M perhaps 10.0.2.2', '-M perhaps'],
    ['-t', '-t'],
    ['nowhere', 'nowhere'],
    ['0.0.0.0', '0.0.0.0'],
    ['10.0.2.2 more', 'more'],
    ['-nq 10.0.2.2', '-nq'],
    ['', ''],
  ])('%s is refused, with the word that is wrong', (line, wrong) => {
    expect(parsePing(line)).toEqual({ wrong });
  });
});

describe('the trace', () => {
  test('leads from an answer to its request, and says all in both languages', async () => {
    const spec = specOf(pings('-c 1 10.0.2.2', '-c 1 -t 1 10.0.2.2', '-c 1 -W 0.001 10.0.2.2'));
    const running = await played(spec);
    expect(untold(page, [[running, spec]])).toEqual([]);
    const { log } = running.sim;
    const [answered] = all(log, 'ping.answered');
    const kinds: string[] = [];
    for (let id = answered?.cause ?? -1; id >= 0; ) {
      const event = readEvent(log, id);
      kinds.push(event.kind);
      id = event.cause;
    }
    expect(kinds).toContain('icmp.received');
    expect(kinds).toContain('ping.sent');
  });

  test('is the same in every run', async () => {
    const [one, two] = [await ran('-c 2 10.0.2.2'), await ran('-c 2 10.0.2.2')];
    expect(traceBytes(one.sim.log)).toEqual(traceBytes(two.sim.log));
    expect(
      all(one.sim.log, 'icmp.received').every(({ node }) => node === CLIENT || node === SERVER),
    ).toBe(true);
    expect(ipv4('10.0.2.2')).toBe(all(one.sim.log, 'ping.sent')[0]?.dst);
  });
});
