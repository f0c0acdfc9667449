/** A firewall on the router of a home, and one on a host: what passes, what does not, and which rule says so. */
import { describe, expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { kernelOf } from '../../capability.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { NO_CAUSE, readEvent } from '../../trace/log.ts';
import type { EventKind } from '../../trace/schema.ts';
import { scenarioFaults } from '../../world/schema/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { topologyOf } from '../../world/topology.ts';
import { cloneWorld } from '../../world/world.ts';
import { echo, laterPiece, udpFrame } from '../nat/testing/bytes.ts';
import {
  ANNA,
  ANNAS,
  BELLA,
  type Differences,
  homes,
  NORTH,
  NORTHS,
  natKernel,
  runHomes,
  SERVER,
  SERVERS,
} from '../nat/testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  into,
  reasons,
  received,
  say,
  serves,
  whole,
} from '../nat/testing/steps.ts';
import { capability } from './capability.ts';
import { firewallEvents } from './events.ts';
import { page } from './page/index.ts';
import type { FirewallConfig, Rule } from './spec.ts';
import type { Firewall } from './state.ts';

addPage(page);
const kernel = kernelOf([...natKernel.capabilities, capability]);

/** What most homes have: whatever the inside begins, and what comes of it. */
const HOME: Rule[] = [
  { state: ['established', 'related'], verdict: 'accept' },
  { direction: 'forward', from: 0, to: 1, state: ['new'], verdict: 'accept' },
  { direction: 'out', verdict: 'accept' },
];
const home: FirewallConfig = { rules: HOME, otherwise: 'drop' };

const behind = (config: FirewallConfig, given: Differences = {}) => ({
  ...given,
  hooks: [{ hook: 'firewall', config }],
});
const run = (config: FirewallConfig, given: Differences = {}, inputs = [] as never[]) =>
  runHomes(behind(config, given), inputs, { ...whole, kernel });
const verdicts = ({ sim }: SessionRun) =>
  all(sim.log, 'firewall.verdict').map(({ rule, verdict, state }) => [rule, verdict, state]);
const stateOf = ({ sim }: SessionRun, node = NORTH) =>
  (sim.world.nodes[node] as unknown as { hooks: { id: string; state: Firewall }[] }).hooks.find(
    ({ id }) => id === 'firewall',
  )?.state as Firewall;
const forwards = [{ protocol: 'tcp' as const, port: 80, to: '192.168.1.2' }];

describe('the firewall of a home', () => {
  const given = { anna: fetchFrom(SERVERS), server: serves(5_000) };
  const running = run(home, given);

  test('lets out what the inside begins, and in what answers it', () => {
    expect(received(running, ANNA)).toBe(5_000);
    const found = verdicts(running);
    expect(found[0]).toEqual([2, 'accept', 'new']);
    expect(new Set(found.slice(1).map(String))).toEqual(new Set(['1,accept,established']));
    expect(all(running.sim.log, 'firewall.flow').map(({ state }) => state)).toEqual([
      ...['opening', 'established', 'closing'],
    ]);
    expectTidy(running);
  });

  test('counts what each rule has decided', () => {
    const [answers, begun, own] = stateOf(running).rules;
    expect(begun).toMatchObject({ packets: 1 });
    expect(answers?.packets).toBe(verdicts(running).length - 1);
    expect(answers?.bytes).toBeGreaterThan(5_000);
    expect(own).toMatchObject({ packets: 0, bytes: 0 });
    const last = all(running.sim.log, 'firewall.verdict').at(-1);
    expect(last).toMatchObject({ rule: 1, hits: answers?.packets });
  });

  test('sees the addresses of the inside, and is the same run each time', () => {
    for (const { src, dst } of all(running.sim.log, 'firewall.verdict')) {
      expect([src, dst].sort()).toEqual([ANNAS, SERVERS].sort());
    }
    expect(traceBytes(run(home, given).sim.log)).toEqual(traceBytes(running.sim.log));
    const { world } = running.sim;
    expect(cloneWorld(world).nodes[NORTH]).toEqual(world.nodes[NORTH]);
  });

  test('stops a connection from outside, port forward or not; the trace names the rule', () => {
    const knocks = { server: fetchFrom(NORTHS), anna: serves(10), north: { forwards } };
    const shut = run(home, knocks);
    expect(received(shut, SERVER)).toBe(0);
    expect(new Set(verdicts(shut).map(String))).toEqual(new Set(['0,drop,new']));
    const [ignored] = all(shut.sim.log, 'packet.ignored');
    expect(ignored).toMatchObject({ node: NORTH, why: 'firewall-dropped' });
    expect(readEvent(shut.sim.log, ignored?.cause ?? -1).kind).toBe('firewall.verdict');
    const web: Rule = { protocol: 'tcp', dst: '192.168.1.0/24', dstPort: 80, verdict: 'accept' };
    const open = run({ ...home, rules: [...HOME, web] }, knocks);
    expect(received(open, SERVER)).toBe(10);
    expect(verdicts(open)[0]).toEqual([4, 'accept', 'new']);
    expectTidy(open);
  });
});

describe('reject', () => {
  const shut = (more: Partial<Rule>): FirewallConfig => ({
    rules: [{ direction: 'forward', verdict: 'reject', ...more }],
  });

  test('a connection is refused at once, by a RST that comes from the server as it seems', () => {
    const running = run(shut({ dstPort: 80 }), { anna: fetchFrom(SERVERS) });
    const [reset] = all(running.sim.log, 'firewall.reset');
    expect(reset).toMatchObject({ node: NORTH, src: SERVERS, srcPort: 80, dst: ANNAS });
    const connect = all(running.sim.log, 'socket.return').filter(({ name }) => name === 'connect');
    expect(connect).toMatchObject([
      { node: ANNA, result: expect.stringContaining('ECONNREFUSED') },
    ]);
    expectTidy(running);
  });

  test('one from outside gets a RST from the address that it knows', () => {
    const rules = shut({ dst: '192.168.1.2', dstPort: [80, 81] });
    const running = run(rules, { server: fetchFrom(NORTHS), north: { forwards } });
    const connect = all(running.sim.log, 'socket.return').filter(({ name }) => name === 'connect');
    expect(connect).toMatchObject([
      { node: SERVER, result: expect.stringContaining('ECONNREFUSED') },
    ]);
    expectTidy(running);
  });

  test('a datagram is answered by ICMP: administratively prohibited', () => {
    const asks = [...bound(5000), say('x', SERVERS, 7), hear];
    const running = run(shut({ protocol: 'udp' }), { anna: asks });
    expect(all(running.sim.log, 'icmp.received')).toMatchObject([
      { node: ANNA, type: 3, code: 13 },
    ]);
    expect(reasons(running)).toEqual(['firewall-rejected']);
    expectTidy(running);
  });
});

test('an ICMP error about a flow is let in as related, and one about nothing is not', () => {
  const rules: Rule[] = [
    { state: ['related'], verdict: 'accept' },
    { from: 0, to: 1, state: ['new'], verdict: 'accept' },
  ];
  const asks = [...bound(5000), say('x', SERVERS, 9), hear];
  const running = run({ rules, otherwise: 'drop' }, { anna: asks });
  expect(verdicts(running)).toEqual([
    [2, 'accept', 'new'],
    [1, 'accept', 'related'],
  ]);
  expect(all(running.sim.log, 'icmp.received')).toMatchObject([{ node: ANNA, type: 3, code: 3 }]);
});

test('an answer to nothing is invalid', () => {
  const reply = echo(NORTH, 0, { src: ANNAS, dst: SERVERS }, 3);
  reply[34] = 0;
  // Eight less in the type is eight more, high byte, in the checksum.
  reply[36] = ((reply[36] as number) + 8) & 255;
  const running = runHomes(behind(home), [into(NORTH, 0, reply)], { ...whole, kernel });
  expect(verdicts(running)).toEqual([[0, 'drop', 'invalid']]);
});

describe('pieces of a datagram', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, at) => at);
  const one = { src: ANNAS, dst: SERVERS, identification: 9 };
  const data = udpFrame(NORTH, 0, one, [5000, 7], bytes);
  const first = laterPiece(NORTH, 0, { ...one, flags: 1 }, data.slice(34, 58));
  const last = laterPiece(NORTH, 0, { ...one, fragmentOffset: 3 }, data.slice(58));
  const server: ScriptStep[] = [...bound(7), hear];
  const both = (config: FirewallConfig, order = [first, last]) => {
    const inputs = order.map((piece, i) => into(NORTH, 0, piece, (i + 1) * MILLISECOND));
    return runHomes(behind(config, { server }), inputs, { ...whole, kernel });
  };

  test('go as their first does, which alone has ports', () => {
    const dns: Rule = { protocol: 'udp', dstPort: 7, verdict: 'accept' };
    const open = both({ rules: [dns], otherwise: 'drop' });
    expect(heard(open, SERVER)).toBe(1);
    expect(verdicts(open)).toEqual([
      [1, 'accept', 'new'],
      [1, 'accept', 'related'],
    ]);
    const shut = both({ rules: [{ ...dns, verdict: 'drop' }] });
    expect(reasons(shut)).toEqual(['firewall-dropped', 'firewall-dropped']);
    expectTidy(open);
  });

  test('one that comes before the first does not pass', () => {
    const running = both({ rules: [] }, [last]);
    expect(verdicts(running)).toEqual([[0, 'drop', 'invalid']]);
  });
});

test('flows are bounded, and forgotten when they have been idle', () => {
  const inputs = Array.from({ length: 30 }, (_, port) =>
    into(NORTH, 0, udpFrame(NORTH, 0, { src: ANNAS, dst: SERVERS }, [5000, 100 + port])),
  );
  const config = { rules: [], mostFlows: 10, flowTime: 30 * SECOND };
  const given = behind(config, { more: { until: 2 * MINUTE } });
  const running = runHomes(given, inputs, { ...whole, kernel });
  expect(reasons(running).filter((why) => why === 'firewall-full')).toHaveLength(20);
  const ended = all(running.sim.log, 'firewall.flow.ended');
  expect(ended.length).toBeGreaterThanOrEqual(10);
  expect(stateOf(running).flows.size).toBe(0);
  expect(running.sim.log.cause).toBe(NO_CAUSE);
});

test('a host has one for itself: what it asks for may be answered, and nobody else gets in', () => {
  const rules: Rule[] = [
    { direction: 'out', verdict: 'accept' },
    { direction: 'in', state: ['established', 'related'], verdict: 'accept' },
  ];
  const given = { bella: fetchFrom(SERVERS), server: serves(100) };
  const spec = homes(given);
  const nodes = spec.nodes.map((node, index) =>
    index === BELLA
      ? { ...node, hooks: [{ hook: 'firewall', config: { rules, otherwise: 'drop' } }] }
      : node,
  ) as typeof spec.nodes;
  const running = runHomes({ ...given, more: { nodes } }, [], { ...whole, kernel });
  expect(received(running, BELLA)).toBe(100);
  expect(verdicts(running)[0]).toEqual([1, 'accept', 'new']);
  expect(verdicts(running)[1]).toEqual([2, 'accept', 'established']);
});

describe('on the page', () => {
  const refused = run(
    { rules: [{ direction: 'forward', protocol: 'tcp', verdict: 'reject' }] },
    {
      anna: fetchFrom(SERVERS),
      arno: [...bound(5000), say('x', SERVERS, 7)],
      more: { until: 10 * MINUTE },
    },
  );
  const told = (kind: EventKind, language: 'en' | 'zh') => {
    const recorded = recordedRun(refused.sim.log, topologyOf(homes()));
    return all(refused.sim.log, kind).map((event) =>
      textOf(wordsOf(event).why(event, sceneOf(recorded, event)), language),
    );
  };

  test('every kind of event has a sentence in both languages, with all its parameters', () => {
    for (const kind of Object.keys(firewallEvents.fields) as EventKind[]) {
      for (const language of ['en', 'zh'] as const) {
        const sentences = told(kind, language);
        expect(sentences.length, kind).toBeGreaterThan(0);
        for (const line of sentences) expect(line).not.toMatch(/[{}]|undefined/);
      }
    }
    expect(told('packet.ignored', 'zh').join()).toContain('防火墙拒绝了它');
  });

  test('a verdict names the rule', () => {
    expect(told('firewall.verdict', 'en').join('\n')).toMatch(
      /TCP from 192\.168\.1\.2:\d+ to 203\.0\.113\.9:80 begins something new\. Rule 1 of north is the first that fits: reject\./,
    );
    expect(told('firewall.verdict', 'en').join('\n')).toContain('No rule of north fits');
  });
});

test('a scenario with a firewall fetches it, and its rules are checked', async () => {
  const spec = homes(behind(home));
  const fetched = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  expect(fetched.hooks.map(({ id }) => id)).toContain('firewall');
  expect(scenarioFaults(spec, fetched)).toEqual([]);
  const wrong = homes(
    behind({
      rules: [
        { verdict: 'maybe' as never, src: '10.0.0.0/33', dstPort: [9, 8] },
        { verdict: 'drop', state: ['old' as never] },
      ],
    }),
  );
  const at = 'nodes.5.hooks.1.config.rules.';
  expect(scenarioFaults(wrong, kernel).map(({ path }) => path.join('.'))).toEqual([
    ...[`${at}0.verdict`, `${at}0.src`, `${at}0.dstPort`, `${at}1.state.0`],
  ]);
});
