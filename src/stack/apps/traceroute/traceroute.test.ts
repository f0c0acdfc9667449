/** traceroute across two routers (nodes/router/testing/internet.ts). */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { CLIENT, type Differences, internet, SERVER } from '../../nodes/router/testing/internet.ts';
import type { HostSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import type { ProcessSpec } from '../process-spec.ts';
import type { ScriptStep } from '../script/script.ts';
import { parseTraceroute } from './command.ts';
import { page } from './page/index.ts';
import { hopLine } from './report.ts';

const traces = (...lines: string[]): ProcessSpec[] =>
  lines.map((line) => ({ name: 'traceroute', app: 'traceroute', args: { line } }));
const specOf = (processes: ProcessSpec[], given: Differences = {}) =>
  internet({ ...given, clientCard: { processes } });
const ran = (line: string, given: Differences = {}) => played(specOf(traces(line), given));
const printed = ({ sim }: SessionRun, process = 0) =>
  all(sim.log, 'app.printed')
    .filter((event) => event.node === CLIENT && event.process === process)
    .map(({ line }) => line);

/** Two links to the first router, one more to the second, one more to the server; ARP once at each. */
const HOPS = [
  ' 1  10.0.1.1  16.000 ms  8.000 ms  8.000 ms',
  ' 2  10.0.9.2  16.000 ms  12.000 ms  12.000 ms',
  ' 3  10.0.2.2  20.000 ms  16.000 ms  16.000 ms',
];

const withoutGateway = ({ gateway: _, ...rest }: HostSpec): HostSpec => rest;

describe('traceroute', () => {
  test('names the routers on the way and ends at the host, which has no such port', async () => {
    const running = await ran('traceroute 10.0.2.2');
    expect(printed(running)).toEqual([
      'traceroute to 10.0.2.2, at most 30 hops, packets of 60 octets',
      ...HOPS,
    ]);
    const sent = all(running.sim.log, 'traceroute.sent');
    expect(sent.map(({ number }) => number)).toEqual(
      Array.from({ length: 9 }, (_, i) => 33434 + i),
    );
    expect(sent.map(({ ttl }) => ttl)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(
      all(running.sim.log, 'traceroute.answered')
        .map(({ type, code }) => [type, code])
        .at(-1),
    ).toEqual([3, 3]);
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ code: 0 }]);
  });

  test('by ICMP ends at an echo reply', async () => {
    const running = await ran('-I 10.0.2.2');
    expect(printed(running).slice(1)).toEqual(HOPS);
    expect(all(running.sim.log, 'traceroute.answered').at(-1)).toMatchObject({ type: 0 });
    expect(all(running.sim.log, 'udp.sent')).toEqual([]);
  });

  test.each([
    ['192.0.2.1', ' 1  10.0.1.1  16.000 ms !N'],
    ['10.0.2.77', /^ 3 {2}10\.0\.9\.2 {2}\d+\.000 ms !H$/],
  ])('%s: whoever knows no way further says so, and that is the end', async (to, last) => {
    const lines = printed(await ran(`-q 1 -w 10 ${to}`));
    expect(lines.at(-1)).toEqual(typeof last === 'string' ? last : expect.stringMatching(last));
  });

  test('a prohibited way and a narrow one have marks of their own', async () => {
    const closed = {
      network: '10.0.2.0',
      prefixLength: 24,
      refuse: 'administrativelyProhibited',
    } as const;
    const west = { routes: [closed] };
    expect(printed(await ran('-q 1 10.0.2.2', { west })).at(-1)).toMatch(/ ms !X$/);
    const east = { cards: [{ address: '10.0.9.2' }, { address: '10.0.2.1', mtu: 600 }] };
    expect(printed(await ran('-q 1 -F 10.0.2.2 1000', { east })).at(-1)).toMatch(/ ms !F-600$/);
  });

  test('a router that has sent too many errors of late keeps silent: a star, and the way goes on', async () => {
    const east = { errorBurst: 1, errorsPerSecond: 1 };
    const lines = printed(await ran('-q 2 -w 0.5 10.0.2.2', { east }));
    expect(lines.slice(2)).toEqual([' 2  10.0.9.2  16.000 ms  *', HOPS[2]?.slice(0, -11)]);
  });

  test('gives up at the most hops', async () => {
    const lines = printed(await ran('-m 2 -q 1 10.0.2.2'));
    expect(lines).toHaveLength(3);
    expect(printed(await ran('-f 3 -q 1 10.0.2.2')).slice(1)).toEqual([
      expect.stringMatching(/^ 3 {2}10\.0\.2\.2/),
    ]);
  });

  test('a service at the port of a probe answers nothing, and the next port does', async () => {
    const server: ScriptStep[] = [
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'bind', on: 'u', port: 33436 },
    ];
    const lines = printed(await ran('-q 1 -w 1 10.0.2.2', { server }));
    expect(lines.slice(3)).toEqual([' 3  *', expect.stringMatching(/^ 4 {2}10\.0\.2\.2/)]);
  });

  test('says when it cannot send at all', async () => {
    const spec = specOf(traces('10.0.2.2'));
    const nodes = spec.nodes.map((node, i) =>
      i === CLIENT ? withoutGateway(node as HostSpec) : node,
    );
    const lines = printed(await played({ ...spec, nodes }));
    expect(lines.at(-1)).toBe('traceroute: cannot send: network unreachable');
  });

  test('a neighbour that nobody is, is marked by our own host', async () => {
    const lines = printed(await ran('-m 1 -q 2 10.0.1.99'));
    expect(lines.at(-1)).toBe(' 1  10.0.1.2  3000.000 ms !H  3000.000 ms !H');
  });

  test('two at once do not take each other’s answers', async () => {
    const running = await played(specOf(traces('10.0.2.2', '-I 10.0.2.2')));
    for (const process of [0, 1]) {
      const hops = printed(running, process).slice(1);
      expect(hops.map((line) => line.split('  ')[1])).toEqual(['10.0.1.1', '10.0.9.2', '10.0.2.2']);
    }
  });

  test('obeys typed lines and is interrupted', async () => {
    const inputs: SessionInput[] = [
      { kind: 'type', at: 0, node: CLIENT, process: 0, line: 'traceroute -q 1 10.0.2.2' },
      { kind: 'type', at: 1_000_000, node: CLIENT, process: 0, line: 'traceroute -z' },
      { kind: 'type', at: 2_000_000, node: CLIENT, process: 0, line: 'traceroute 10.0.1.99' },
      { kind: 'signal', at: 2_500_000, node: CLIENT, process: 0, signal: 'INT' },
      { kind: 'signal', at: 3_000_000, node: CLIENT, process: 0, signal: 'INT' },
    ];
    const running = await played(specOf([{ name: 't', app: 'traceroute', args: {} }]), { inputs });
    expect(printed(running).slice(-2)).toEqual([
      "traceroute: cannot use '-z'",
      'traceroute to 10.0.1.99, at most 30 hops, packets of 60 octets',
    ]);
    // The second time there was nothing to interrupt.
    expect(all(running.sim.log, 'app.exited')).toEqual([]);
  });

  test.each([
    ['-q 11 10.0.2.2', '-q 11'],
    ['-f 9 -m 8 10.0.2.2', '-m 8'],
    ['-p 65535 10.0.2.2', '-p 65535'],
    ['10.0.2.2 20', '20'],
    ['10.0.2.2 60 x', 'x'],
    ['255.255.255', '255.255.255'],
    ['', ''],
  ])('%s is refused, with the word that is wrong', (line, wrong) => {
    expect(parseTraceroute(line)).toEqual({ wrong });
  });
});

test('a hop that is now one router and now another names both', () => {
  const from = (src: number, code = 0) => ({
    src,
    type: code === 0 ? 11 : 3,
    code,
    mtu: 0,
    rtt: 1500,
  });
  expect(hopLine(12, [from(0x0a000001), null, from(0x0a000001), from(0x0a000002, 8)])).toBe(
    '12  10.0.0.1  1.500 ms  *  1.500 ms  10.0.0.2  1.500 ms !<8>',
  );
});

test('the trace says all in both languages', async () => {
  const spec = specOf(traces('-q 1 -w 0.001 10.0.2.2', '-q 1 10.0.2.2', '-I 10.0.2.2'));
  const running = await played(spec);
  expect(untold(page, [[running, spec]])).toEqual([]);
  expect(all(running.sim.log, 'icmp.sent').some(({ node }) => node === SERVER)).toBe(true);
});
