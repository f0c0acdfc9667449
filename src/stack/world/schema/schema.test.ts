import { describe, expect, test } from 'vitest';
import { MOST_MTU } from '../../protocols/ethernet/mtu.ts';
import { type Fault, pathText } from '../../schema/faults.ts';
import { isRefusal } from '../../schema/refusal.ts';
import type { SessionInput } from '../inputs.ts';
import type { ScenarioSpec } from '../scenario.ts';
import { everyKernel } from '../testing/every-kernel.ts';
import { startSession } from '../testing/whole.ts';
import { transferScenario, twoHosts } from '../testing.ts';
import { checks } from './check.ts';
import { runFaults } from './session.ts';

const spec = transferScenario(100);
const session = { scenario: spec.id, seed: 1, inputs: [] };

/** The spec with something else at a place. */
function changed(path: readonly (string | number)[], value: unknown): ScenarioSpec {
  const copy = structuredClone(spec);
  const holder = path.slice(0, -1).reduce((at: unknown, key) => (at as never)[key], copy);
  (holder as Record<string | number, unknown>)[path.at(-1) as string] = value;
  return copy;
}

const faultsIn = (one: unknown) => runFaults(one as ScenarioSpec, session, everyKernel);

function told(fault: Fault | undefined): unknown {
  return fault && [pathText(fault.path), fault.code, fault.found];
}

test('a scenario in order is none the wiser', () => {
  expect(faultsIn(spec)).toEqual([]);
  expect(startSession(spec, session).finished).toBe(false);
});

describe('a value that the stack cannot run is refused, with its place and what is allowed', () => {
  const wrong: [path: (string | number)[], value: unknown, place?: string][] = [
    ...[Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, '5', null, 3_600_000_001].map(
      (value) => [['links', 0, 'delay'], value] as [(string | number)[], unknown],
    ),
    [['links', 0, 'bandwidth'], -1],
    [['links', 0, 'bandwidth'], 1.5],
    [['links', 0, 'bandwidth'], Number.NaN],
    [['links', 0, 'lossPpm'], 1_000_001],
    [['links', 0, 'corruptPpm'], Number.NaN],
    [['links', 0, 'queueBytes'], -1],
    [['links', 0, 'reorderBy'], Number.NaN],
    [['nodes', 0, 'mtu'], 67],
    [['links', 0, 'mtu'], 67],
    [['links', 0, 'mtu'], MOST_MTU + 1],
    [['nodes', 0, 'mtu'], MOST_MTU + 1],
    [['nodes', 0, 'prefixLength'], 33],
    [['epoch'], -1],
    [['until'], Number.NaN],
    [['until'], -1],
    [['until'], 864_000_000_001],
    [['nodes', 0, 'processes', 0, 'startAt'], 0.5],
    [['nodes', 0, 'settings'], { sendBuffer: 0 }, 'nodes[0].settings.sendBuffer'],
    [['nodes', 0, 'processes', 0, 'steps'], [{ do: 'wait', for: Number.NaN }], '[0].for'],
    [['nodes', 0, 'processes', 0, 'steps'], [{ do: 'goto', step: 2 }], '[0].step'],
  ];
  test.each(wrong)('%j: %s', (path, value, place) => {
    const [fault, ...more] = faultsIn(changed(path, value));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'whole', low: expect.any(Number) });
    expect(fault?.high).toBeGreaterThan(0);
    expect(pathText(fault?.path ?? [])).toContain(place ?? pathText(path));
  });
});

const LINK = { between: ['client', 'server'], delay: 5 };

describe('what does not fit together is refused', () => {
  const step = ['nodes', 0, 'processes', 0, 'steps'];
  const cases: readonly (readonly [string, unknown, (string | number)[], unknown])[] = [
    [
      'a key that nobody knows',
      ['links[0].bandwith', 'unknown', 'bandwith'],
      ['links', 0, 'bandwith'],
      5,
    ],
    ['two links to one card', ['links[1].between[0]', 'no-card', 'client'], ['links', 1], LINK],
    [
      'a link to nobody',
      ['links[0].between[1]', 'no-node', 'sever'],
      ['links', 0, 'between'],
      ['client', 'sever'],
    ],
    [
      'a link to itself',
      ['links[0].between[1]', 'same-end', 'client'],
      ['links', 0, 'between'],
      ['client', 'client'],
    ],
    [
      'two hosts of one name',
      ['nodes[1].name', 'double', 'client'],
      ['nodes', 1, 'name'],
      'client',
    ],
    [
      'a hub called like a host',
      ['nodes[2].name', 'double', 'server'],
      ['nodes', 2],
      { kind: 'hub', name: 'server' },
    ],
    [
      'one address twice',
      ['nodes[1].address', 'double', '10.0.0.1'],
      ['nodes', 1, 'address'],
      '10.0.0.1',
    ],
    ['no address', ['nodes[1].address', 'address', '10.0.0'], ['nodes', 1, 'address'], '10.0.0'],
    [
      'the broadcast address',
      ['nodes[1].address', 'host-address', '10.0.0.255'],
      ['nodes', 1, 'address'],
      '10.0.0.255',
    ],
    [
      'a group',
      ['nodes[1].address', 'host-address', '224.0.0.1'],
      ['nodes', 1, 'address'],
      '224.0.0.1',
    ],
    [
      'the loopback',
      ['nodes[1].address', 'host-address', '127.0.0.1'],
      ['nodes', 1, 'address'],
      '127.0.0.1',
    ],
    [
      'a gateway elsewhere',
      ['nodes[0].gateway', 'gateway', '10.0.1.1'],
      ['nodes', 0, 'gateway'],
      '10.0.1.1',
    ],
    [
      'itself as gateway',
      ['nodes[0].gateway', 'gateway', '10.0.0.1'],
      ['nodes', 0, 'gateway'],
      '10.0.0.1',
    ],
    [
      'an unknown setting',
      ['nodes[0].settings.nagel', 'unknown', 'nagel'],
      ['nodes', 0, 'settings'],
      { nagel: true },
    ],
    [
      'a choice there is not',
      ['nodes[0].settings.ecn', 'choice', 'maybe'],
      ['nodes', 0, 'settings'],
      { ecn: 'maybe' },
    ],
    [
      'a range upside down',
      ['nodes[0].settings.minimumRto', 'order', '2000000'],
      ['nodes', 0, 'settings'],
      { minimumRto: 2e6, maximumRto: 1e6 },
    ],
    [
      'an unknown step',
      ['nodes[0].processes[0].steps[0].do', 'choice', 'fork'],
      step,
      [{ do: 'fork' }],
    ],
    [
      'a descriptor that nobody makes',
      ['nodes[0].processes[0].steps[0].on', 'no-descriptor', 's'],
      step,
      [{ do: 'close', on: 's' }],
    ],
    [
      'a step without what it needs',
      ['nodes[0].processes[0].steps[0].size', 'missing', 'size'],
      step,
      [{ do: 'recv', on: 's' }],
    ],
    ['hosts that are no list', ['nodes', 'kind', '5'], ['nodes'], 5],
    ['a name without a letter', ['nodes[0].name', 'length', ''], ['nodes', 0, 'name'], ''],
  ];
  test.each(cases)('%s', (_, expected, path, value) => {
    expect(told(faultsIn(changed(path, value))[0])).toEqual(expected);
  });

  test('a thousand hosts', () => {
    const nodes = Array.from({ length: 1_000 }, (_, i) => ({ name: `h${i}`, address: '10.0.0.1' }));
    expect(faultsIn({ ...spec, nodes })).toMatchObject([{ code: 'length', high: 256 }]);
  });

  test('and what is no scenario at all', () => {
    for (const nothing of [undefined, null, 5, [], {}]) {
      expect(faultsIn(nothing).length).toBeGreaterThan(0);
    }
  });
});

describe('a session that the scenario cannot follow is refused', () => {
  const frame = (node: number, nic: number) =>
    ({ at: 5, kind: 'frame', node, nic, bytes: new Uint8Array(60) }) as const;
  const close = { name: 'close', fd: 3 } as const;
  const link = (number: number, settings: object) =>
    ({ at: 5, kind: 'link', link: number, settings }) as const;
  const cases: readonly (readonly [string, unknown, unknown])[] = [
    ['a card that is not there', ['inputs[0].nic', 'no-card', '7'], frame(0, 7)],
    ['a card behind the loopback', ['inputs[0].nic', 'no-card', '2'], frame(0, 2)],
    ['a node that is not there', ['inputs[0].node', 'no-node', '9'], frame(9, 0)],
    [
      'a call on nobody',
      ['inputs[0].node', 'no-node', '9'],
      { at: 5, kind: 'call', node: 9, call: close },
    ],
    [
      'a call nobody knows',
      ['inputs[0].call.name', 'choice', 'fork'],
      { at: 5, kind: 'call', node: 0, call: { name: 'fork' } },
    ],
    ['a link that is not there', ['inputs[0].link', 'no-link', '3'], link(3, { up: false })],
    [
      'a link that loses more than all',
      ['inputs[0].settings.lossPpm', 'whole', '1000001'],
      link(2, { lossPpm: 1_000_001 }),
    ],
    [
      'a link that runs time backwards',
      ['inputs[0].settings.delay', 'whole', '-5'],
      link(2, { delay: -5 }),
    ],
    ['an input of no kind', ['inputs[0].kind', 'choice', 'magic'], { at: 5, kind: 'magic' }],
    [
      'an input at no time',
      ['inputs[0].at', 'whole', 'NaN'],
      { at: Number.NaN, kind: 'drop', frame: 0 },
    ],
  ];
  test.each(cases)('%s', (_, expected, input) => {
    const inputs = [input as SessionInput];
    expect(told(runFaults(spec, { ...session, inputs }, everyKernel)[0])).toEqual(expected);
  });

  test('inputs out of their order', () => {
    const drop = (at: number) => ({ at, kind: 'drop', frame: 0 }) as const;
    const faults = runFaults(spec, { ...session, inputs: [drop(9), drop(5)] }, everyKernel);
    expect(faults).toMatchObject([{ code: 'order', path: ['inputs', 1, 'at'], low: 9 }]);
  });

  test('a call to a hub', () => {
    const inputs = [{ at: 5, kind: 'call', node: 2, call: close }] as const;
    const withHub: ScenarioSpec = { ...spec, nodes: [...spec.nodes, { kind: 'hub', name: 'hub' }] };
    const faults = runFaults(withHub, { ...session, inputs }, everyKernel);
    expect(faults).toMatchObject([{ code: 'not-host', allowed: ['0 (client)', '1 (server)'] }]);
  });

  test.each([Number.NaN, -1, 0.5, 2 ** 32])('the seed %s', (seed) => {
    expect(told(runFaults(spec, { ...session, seed }, everyKernel)[0])).toEqual([
      'seed',
      'whole',
      `${seed}`,
    ]);
  });
});

describe('a run is refused before it begins', () => {
  test('with an error that holds the faults and reads well in a terminal', () => {
    let error: unknown;
    try {
      checks.run(changed(['links', 0, 'delay'], -5), session, everyKernel);
    } catch (caught) {
      error = caught;
    }
    expect(isRefusal(error) && error.faults).toHaveLength(1);
    expect(String(error)).toBe('RangeError: links[0].delay: -5 (whole: 0 to 3600000000)');
  });

  test('and so is a fork, while the run itself goes on', () => {
    const running = startSession(twoHosts([], []), session);
    const input = { at: 5, kind: 'frame', node: 0, nic: 7, bytes: new Uint8Array(60) } as const;
    expect(() => checks.fork(running.spec, input, everyKernel)).toThrow('nic: 7 (no-card: 0 to 1)');
    expect(running.finished).toBe(false);
  });
});
