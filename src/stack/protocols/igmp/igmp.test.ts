/** Hosts on a switch, one of which asks; they join groups, leave them, and hear what is sent there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { type Ipv4, ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { page as switchPage } from '../../nodes/switch/page/index.ts';
import type { SwitchSpec } from '../../nodes/switch/spec.ts';
import type { ProcessSpec, ScenarioSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { igmpFrame } from './frame.ts';
import { merged, wants } from './groups.ts';
import {
  decodeIgmp,
  encodeIgmp,
  fromCode,
  type IgmpMessage,
  RECORD_TYPES,
  type RecordType,
  toCode,
} from './message.ts';
import { page } from './page/index.ts';

const NAMES = ['router', 'anna', 'bert', 'cora'] as const;
const [ROUTER, ANNA, BERT, CORA, SWITCH] = [0, 1, 2, 3, 4];
const GROUP = '239.1.2.3';
const PORT = 5000;

const asks = (args: object = {}, startAt = 0): ProcessSpec => ({
  ...{ name: 'querier', app: 'igmp.querier', args, startAt },
});

/** Joins at an instant, listens, and leaves again. */
function listens(from: number, to = 1_000 * SECOND, options: ScriptStep[] = []): ProcessSpec {
  return {
    name: 'listens',
    steps: [
      { do: 'waitUntil', at: from },
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'bind', on: 'u', port: PORT },
      { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: GROUP },
      ...options,
      { do: 'waitUntil', at: to },
      { do: 'close', on: 'u' },
    ],
  };
}

const option = (name: string, value: string): ScriptStep => ({
  ...{ do: 'setsockopt', on: 'u', option: name, value },
});

const sends = (...at: number[]): ProcessSpec => ({
  name: 'sends',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    ...at.flatMap((when): ScriptStep[] => [
      { do: 'waitUntil', at: when },
      { do: 'sendto', on: 'u', text: 'hello', address: ipv4(GROUP), port: PORT },
    ]),
  ],
});

type Programs = Partial<Record<(typeof NAMES)[number], ProcessSpec[]>>;

function network(programs: Programs, own: Partial<SwitchSpec> = {}, until = 300 * SECOND) {
  const spec: ScenarioSpec = {
    id: 'groups',
    nodes: [
      ...NAMES.map((name, i) => ({
        ...{ name, address: `10.0.0.${i + 1}` },
        processes: programs[name] ?? [],
      })),
      { kind: 'switch', name: 'switch', snooping: true, ...own },
    ],
    links: NAMES.map((name) => ({ between: [name, 'switch'], delay: MILLISECOND })),
    needs: ['igmp'],
    until,
  };
  return spec;
}

const sentBy = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'igmp.sent').filter((event) => event.node === node);
const received = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'udp.received').filter((event) => event.node === node).length;
const reached = ({ sim }: SessionRun, node: number, bytes: number) => {
  const frames = new Map(all(sim.log, 'frame.sent').map((event) => [event.frame, event.bytes]));
  return all(sim.log, 'frame.delivered').filter(
    (event) => event.node === node && frames.get(event.frame) === bytes,
  ).length;
};
/** Ethernet, IPv4, UDP and five letters. */
const DATA = 14 + 20 + 8 + 5;

describe('a member', () => {
  test('reports what it wants twice when it joins, and says so when it leaves', async () => {
    const run = await played(network({ anna: [listens(SECOND, 20 * SECOND)] }));
    const said = sentBy(run, ANNA).map(({ version, detail }) => [version, detail]);
    expect(said).toEqual([
      [3, `TO_EX ${GROUP} ()`],
      [3, `TO_EX ${GROUP} ()`],
      [3, `TO_IN ${GROUP} ()`],
      [3, `TO_IN ${GROUP} ()`],
    ]);
    const [first, second] = sentBy(run, ANNA);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThanOrEqual(SECOND);
    expect(all(run.sim.log, 'igmp.membership').map(({ change }) => change)).toEqual([
      'joined',
      'left',
    ]);
  });

  test('hears what is sent to the group while it is in it, and nothing before or after', async () => {
    const programs = { anna: [listens(10 * SECOND, 20 * SECOND)] };
    const bert = [sends(5 * SECOND, 15 * SECOND, 25 * SECOND)];
    const run = await played(network({ ...programs, bert }, { snooping: false }));
    expect(received(run, ANNA)).toBe(1);
    const elsewhere = all(run.sim.log, 'packet.ignored').filter(({ node }) => node === CORA);
    expect(elsewhere.map(({ why }) => why)).toContain('ip-not-for-us');
  });

  test('answers the general query for all its groups, at random within its time', async () => {
    const run = await played(network({ router: [asks()], anna: [listens(0)] }));
    const queries = all(run.sim.log, 'igmp.received').filter(
      ({ node, name }) => node === ANNA && name === 'general query',
    );
    expect(queries.length).toBeGreaterThan(2);
    const answers = sentBy(run, ANNA).filter(({ detail }) => detail.startsWith('IS_EX'));
    expect(answers.length).toBeGreaterThan(1);
    for (const { at } of answers) {
      const asked = queries.filter((query) => query.at < at).at(-1)?.at ?? 0;
      expect(at - asked).toBeLessThanOrEqual(10 * SECOND + 1);
    }
  });

  test('answers a switch that asks from 0.0.0.0, as one without an address does', async () => {
    const query: IgmpMessage = {
      ...{ kind: 'query', version: 3, group: 0, sources: [], maxResponse: SECOND },
      ...{ suppress: false, robustness: 2, interval: 125 * SECOND },
    };
    const bytes = igmpFrame(0x020000000099, 0, ipv4('224.0.0.1'), query);
    const asked = { at: 10 * SECOND, kind: 'frame' as const, node: ANNA, nic: 0, bytes };
    const run = await played(network({ anna: [listens(SECOND)] }), { inputs: [asked] });
    const answers = sentBy(run, ANNA).filter(({ at }) => at > 10 * SECOND);
    expect(answers.map(({ detail }) => detail)).toEqual([`IS_EX ${GROUP} ()`]);
  });

  test('of some senders alone hears those, and says which', async () => {
    const only = listens(0, 1_000 * SECOND, [
      option('IP_DROP_MEMBERSHIP', GROUP),
      option('IP_ADD_SOURCE_MEMBERSHIP', `${GROUP} 10.0.0.3`),
    ]);
    const talk = { bert: [sends(10 * SECOND)], cora: [sends(11 * SECOND)] };
    const run = await played(network({ anna: [only], ...talk }, { snooping: false }));
    const said = sentBy(run, ANNA).map(({ detail }) => detail);
    expect(said).toContain(`TO_IN ${GROUP} (10.0.0.3)`);
    const put = all(run.sim.log, 'packet.ignored').filter(({ node }) => node === ANNA);
    expect(put.map(({ why }) => why)).toEqual(['udp-no-member']);
  });

  test('blocks a sender and takes it back', async () => {
    const picky = listens(0, 30 * SECOND, [
      option('IP_BLOCK_SOURCE', `${GROUP} 10.0.0.3`),
      { do: 'waitUntil', at: 10 * SECOND },
      option('IP_UNBLOCK_SOURCE', `${GROUP} 10.0.0.3`),
    ]);
    const run = await played(network({ anna: [picky] }));
    const said = new Set(sentBy(run, ANNA).map(({ detail }) => detail));
    expect(said).toContain(`ALLOW ${GROUP} (10.0.0.3)`);
    expect([...said].some((each) => /^TO_EX .*\(10\.0\.0\.3\)$/.test(each))).toBe(true);
  });

  test.each([
    [option('IP_ADD_MEMBERSHIP', GROUP), 'EADDRINUSE'],
    [option('IP_ADD_MEMBERSHIP', '10.0.0.1'), 'EINVAL'],
    [option('IP_ADD_MEMBERSHIP', `${GROUP} 10.0.0.3`), 'EINVAL'],
    [option('IP_DROP_MEMBERSHIP', '239.9.9.9'), 'EADDRNOTAVAIL'],
    [option('IP_UNBLOCK_SOURCE', `${GROUP} 10.0.0.3`), 'EADDRNOTAVAIL'],
    [option('IP_ADD_SOURCE_MEMBERSHIP', `${GROUP} 10.0.0.3`), 'EINVAL'],
    [option('IP_BLOCK_SOURCE', `${GROUP} nonsense`), 'EINVAL'],
  ])('%o is refused: %s', async (step, error) => {
    const { log } = (await played(network({ anna: [listens(0, SECOND, [step])] }))).sim;
    expect(all(log, 'app.event')).toMatchObject([{ name: 'failed', detail: error }]);
  });
});

describe('version 2, which a host speaks while a querier does', () => {
  const two = { version: 2 };

  test('one report is enough: the others keep theirs back', async () => {
    const members = { anna: [listens(0)], bert: [listens(0)] };
    const run = await played(
      network({ router: [asks(two, SECOND)], ...members }, { snooping: false }),
    );
    expect(all(run.sim.log, 'igmp.version').map(({ version }) => version)).toEqual([2, 2, 2]);
    expect(all(run.sim.log, 'igmp.suppressed').length).toBeGreaterThan(0);
    const late = [...sentBy(run, ANNA), ...sentBy(run, BERT)].filter(({ at }) => at > 20 * SECOND);
    for (const { version, name } of late) expect([version, name]).toEqual([2, 'report']);
  });

  test('who leaves says so, is asked about twice, and the group is forgotten', async () => {
    const run = await played(
      network({ router: [asks(two)], anna: [listens(5 * SECOND, 60 * SECOND)] }),
    );
    expect(sentBy(run, ANNA).at(-1)).toMatchObject({ name: 'leave', at: 60 * SECOND });
    const asked = sentBy(run, ROUTER).filter(({ name }) => name === 'group query');
    expect(asked.map(({ at }) => Math.round((at - 60 * SECOND) / SECOND))).toEqual([0, 1]);
    expect(all(run.sim.log, 'igmp.table').map(({ change }) => change)).toEqual([
      'present',
      'leaving',
      'gone',
    ]);
  });

  test('the host goes back to version 3 when that querier is not heard any more', async () => {
    const short = { ...two, interval: 1_000 * SECOND };
    const programs = { router: [asks(short), asks({}, 400 * SECOND)], anna: [listens(0)] };
    const run = await played(network(programs, {}, 700 * SECOND));
    const versions = all(run.sim.log, 'igmp.version').filter(({ node }) => node === ANNA);
    expect(versions[0]?.version).toBe(2);
  });
});

describe('a querier', () => {
  test('asks twice soon after it begins, and then every 125 s', async () => {
    const run = await played(network({ router: [asks()] }));
    expect(sentBy(run, ROUTER).map(({ at }) => at / SECOND)).toEqual([0, 31.25, 156.25, 281.25]);
  });

  test('gives way to one with a smaller address, and asks when that is gone', async () => {
    const run = await played(network({ router: [asks({}, SECOND)], cora: [asks()] }));
    const turns = all(run.sim.log, 'igmp.querier').filter(({ node }) => node === CORA);
    expect(turns.map(({ other }) => other)).toEqual([0, ipv4('10.0.0.1')]);
    expect(sentBy(run, CORA)).toHaveLength(1);
  });

  test('keeps a group while somebody still answers for it', async () => {
    const members = { anna: [listens(5 * SECOND, 60 * SECOND)], bert: [listens(5 * SECOND)] };
    const run = await played(network({ router: [asks()], ...members }));
    const told = all(run.sim.log, 'igmp.table').map(({ change }) => change);
    expect(told.slice(0, 2)).toEqual(['present', 'leaving']);
    expect(told).not.toContain('gone');
  });
});

describe('a switch that listens', () => {
  const programs: Programs = {
    router: [asks()],
    anna: [listens(SECOND, 100 * SECOND)],
    bert: [sends(20 * SECOND, 200 * SECOND)],
  };

  test('hands a group on where it is wanted, and to the querier, and nowhere else', async () => {
    const run = await played(network(programs));
    expect([ANNA, CORA, ROUTER].map((node) => reached(run, node, DATA))).toEqual([1, 0, 2]);
    const deaf = await played(network(programs, { snooping: false }));
    expect([ANNA, CORA, ROUTER].map((node) => reached(deaf, node, DATA))).toEqual([2, 2, 2]);
  });

  test('forgets who has left when nobody answers the query', async () => {
    const { log } = (await played(network(programs))).sim;
    expect(all(log, 'switch.group.learned')).toMatchObject([{ node: SWITCH, port: ANNA }]);
    const [gone] = all(log, 'switch.group.forgot');
    expect(gone).toMatchObject({ port: ANNA, why: 'aged' });
    expect((gone?.at ?? 0) - 100 * SECOND).toBeLessThan(4 * SECOND);
  });

  test('shows reports to nobody but queriers', async () => {
    const run = await played(network({ ...programs, cora: [listens(50 * SECOND)] }));
    const others = all(run.sim.log, 'igmp.received').filter(
      ({ node, name }) => name === 'report' && node !== ROUTER,
    );
    expect(others).toEqual([]);
  });
});

const address = fc.nat({ max: 0xffffffff });
const sources = fc.array(address, { maxLength: 20 });
const types = RECORD_TYPES.filter((each): each is RecordType => each !== '');

test('every message is read back as it was written', () => {
  const seconds = fc.nat({ max: 127 }).map((n) => n * SECOND);
  const query = fc.record({
    ...{ kind: fc.constant('query' as const), version: fc.constant(3 as const), group: address },
    ...{ sources, maxResponse: fc.nat({ max: 12 }).map((n) => n * SECOND), suppress: fc.boolean() },
    ...{ robustness: fc.integer({ min: 1, max: 7 }), interval: seconds },
  });
  const record = fc.record({ type: fc.constantFrom(...types), group: address, sources });
  const message: fc.Arbitrary<IgmpMessage> = fc.oneof(
    query,
    fc.record({ kind: fc.constant('leave' as const), group: address }),
    fc.record({
      ...{ kind: fc.constant('report' as const), version: fc.constantFrom(1 as const, 2 as const) },
      group: address,
    }),
    fc.record({
      kind: fc.constant('records' as const),
      records: fc.array(record, { maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(message, (each) => {
      expect(decodeIgmp(encodeIgmp(each))).toEqual(each);
    }),
  );
});

test('whatever octets come, reading them ends, and says what is wrong', () => {
  const type = fc.constantFrom(0x11, 0x12, 0x16, 0x17, 0x22, 0x99);
  fc.assert(
    fc.property(type, fc.uint8Array({ maxLength: 60 }), (first, bytes) => {
      if (bytes.length > 0) bytes[0] = first;
      const read = decodeIgmp(bytes);
      if (typeof read !== 'string') expect(bytes.length).toBeGreaterThanOrEqual(8);
    }),
  );
});

test('times above 127 are floating point numbers: the nearest below', () => {
  expect([0, 127, 128, 255].map(fromCode)).toEqual([0, 127, 128, 31_744]);
  fc.assert(
    fc.property(fc.nat({ max: 31_744 }), (value) => {
      const code = toCode(value);
      expect(fromCode(code)).toBeLessThanOrEqual(value);
      if (code < 255) expect(fromCode(code + 1)).toBeGreaterThan(value);
    }),
  );
});

test('the card wants a sender exactly when some socket does', () => {
  const few: fc.Arbitrary<Ipv4[]> = fc.uniqueArray(fc.integer({ min: 1, max: 4 }));
  const filter = fc.record({ mode: fc.constantFrom('include', 'exclude'), sources: few });
  fc.assert(
    fc.property(
      fc.array(filter, { maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      (filters, sender) => {
        const each = filters as { mode: 'include' | 'exclude'; sources: Ipv4[] }[];
        expect(wants(merged(each), sender)).toBe(each.some((one) => wants(one, sender)));
      },
    ),
  );
});

test('the page tells all of it in both languages', async () => {
  const many = network({
    router: [asks({ version: 2 }, SECOND)],
    ...{ anna: [listens(0, 60 * SECOND)], bert: [listens(0, 90 * SECOND), sends(20 * SECOND)] },
    cora: [asks()],
  });
  const flat = network(
    { router: [asks({ version: 2 }, SECOND)], anna: [listens(0)], bert: [listens(0)] },
    { snooping: false },
  );
  const bad = encodeIgmp({ kind: 'leave', group: ipv4(GROUP) }).with(3, 0);
  const inputs = [{ at: SECOND, kind: 'frame', node: ANNA, nic: 0, bytes: framed(bad) } as const];
  const runs = [
    [await played(many, { inputs: [...inputs] }), many],
    [await played(flat), flat],
  ] as const;
  expect(untold(page, runs)).toEqual([]);
  const groups = untold(switchPage, runs).filter((kind) => /group\.|router|multicast/.test(kind));
  expect(groups).toEqual([]);
});

function framed(message: Uint8Array): Uint8Array {
  const good = igmpFrame(0x02_00_00_00_00_09, ipv4('10.0.0.9'), 0xe0000001, {
    ...{ kind: 'leave', group: ipv4(GROUP) },
  });
  good.set(message, good.length - message.length);
  return good;
}
