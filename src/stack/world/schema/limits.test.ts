/** What is too large, too deep or of no form at all is refused before anything is made of it. */
import { describe, expect, test } from 'vitest';
import { type Kernel, kernelOf } from '../../capability.ts';
import type { PacketHook } from '../../hooks/kind.ts';
import { MOST_BYTES, record, whole } from '../../schema/basics.ts';
import { isRefusal } from '../../schema/refusal.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { everyKernel } from '../testing/every-kernel.ts';
import { twoHosts } from '../testing.ts';
import { checks } from './check.ts';

const spec = twoHosts([], []);
const session = { scenario: spec.id, seed: 1, inputs: [] };

function told(one: unknown, asked: unknown = session, kernel: Kernel = everyKernel): string {
  try {
    checks.run(one as ScenarioSpec, asked as Session, kernel);
    return 'runs';
  } catch (error) {
    // Anything else would be a crash of the check.
    expect(isRefusal(error)).toBe(true);
    return (error as Error).message;
  }
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}
const cycle: Record<string, unknown> = {};
cycle.again = cycle;

describe('what a call sends', () => {
  const sends = (bytes: number) =>
    twoHosts(
      [
        { do: 'socket', as: 's' },
        { do: 'send', on: 's', bytes },
      ],
      [],
    );
  test('is no longer than a text may be: the pattern is made before the call', () => {
    expect(told(sends(MOST_BYTES))).toBe('runs');
    expect(told(sends(MOST_BYTES + 1))).toBe(
      'nodes[0].processes[0].steps[1].bytes: 67108865 (whole: 0 to 67108864)',
    );
  });
});

describe('the inputs of a session', () => {
  test.each([null, 5, 'drop', {}, undefined])('are a list, not %j', (inputs) => {
    expect(told(spec, { ...session, inputs })).toMatch(/^(inputs: .* \(kind: list\)|.*missing)/);
  });

  test('are not endless', () => {
    const inputs = Array.from({ length: 500_001 }, () => ({ at: 0, kind: 'drop', frame: 1 }));
    expect(told(spec, { ...session, inputs })).toMatch(/^inputs: .* \(length: 0 to 500000\)$/);
  });
});

describe('what a patch brings', () => {
  const wrong = { 'far too deep': deep(20_000), 'a cycle': cycle, 'a function': () => 1, big: 5n };
  test.each(Object.entries(wrong))('is plain data: %s', (_, to) => {
    const set = { set: ['nodes', 0, 'settings'], to };
    expect(told(spec, { ...session, patch: [set] })).toMatch(/^patch\[0\]\.to: .*plain data/);
    const add = { add: ['nodes'], member: { kind: 'hub', name: to } };
    expect(told(spec, { ...session, patch: [add] })).toMatch(/^patch\[0\]\.member: .*plain data/);
  });

  test('may be as deep as a scenario is', () => {
    const program = { name: 'late', steps: [{ do: 'exit', code: 1 }] };
    const patch = [{ add: ['nodes', 0, 'processes'], member: program }];
    expect(told(spec, { ...session, patch })).toBe('runs');
  });

  test.each([
    [['__proto__']],
    [['nodes', 0, '__proto__']],
    [['nodes', 0, '__proto__', 'x']],
    [['nodes', '__proto__']],
  ])('never changes what a record inherits: %j', (set) => {
    const patch = [{ set, to: {} }];
    expect(told(spec, { ...session, patch })).toBe(`patch[0].set: ${set.join('.')} (missing)`);
    expect(told(spec, { ...session, patch: [{ remove: set }] })).toContain('(missing)');
  });
});

test.each([
  ['a cycle', cycle],
  ['far too deep', deep(20_000)],
  ['a bigint', 5n],
  ['a symbol', Symbol('until')],
])('what no text can show is refused all the same: %s', (_, until) => {
  expect(told({ ...spec, until })).toMatch(/^until: .+ \(whole: 0 to 864000000000\)$/);
});

describe('a packet hook', () => {
  const tap: PacketHook = {
    id: 'tap',
    at: ['in'],
    order: 1,
    create: () => ({}),
    packet: () => 'pass',
  };
  const forms = { hooks: { tap: { config: record({ every: whole(1, 9) }) } } };
  const hooked = (...hooks: unknown[]) => ({
    ...spec,
    nodes: spec.nodes.map((node, i) => (i === 0 ? { ...node, hooks } : node)),
  });
  const bare = kernelOf([...everyKernel.capabilities, { id: 'tap', hooks: [tap] }]);
  const formed = kernelOf([...everyKernel.capabilities, { id: 'tap', hooks: [tap], forms }]);

  test.each(['nosuch', '__proto__', 'constructor'])('must be there: %s is not', (hook) => {
    expect(told(hooked({ hook }), session, formed)).toBe(
      `nodes[0].hooks[0].hook: ${hook} (choice: tap)`,
    );
  });

  test('is told what its form allows, and nothing without a form', () => {
    expect(told(hooked({ hook: 'tap', config: { every: 3 } }), session, formed)).toBe('runs');
    expect(told(hooked({ hook: 'tap', config: { every: 0 } }), session, formed)).toBe(
      'nodes[0].hooks[0].config.every: 0 (whole: 1 to 9)',
    );
    expect(told(hooked({ hook: 'tap' }), session, bare)).toBe('runs');
    expect(told(hooked({ hook: 'tap', config: { every: 3 } }), session, bare)).toContain(
      'nodes[0].hooks[0].config.every: every (unknown',
    );
  });
});
