import { describe, expect, test } from 'vitest';
import type { Capability } from '../../stack/capability.ts';
import type { NodeKind, NodeSpec, NodeState } from '../../stack/nodes/kind.ts';
import type { StreamLayer } from '../../stack/streams/kind.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { checks } from '../../stack/world/schema/check.ts';
import { everyKernel } from '../../stack/world/testing/every-kernel.ts';
import { transferScenario } from '../../stack/world/testing.ts';
import { CAPABILITIES, type Loaders } from '../capabilities.ts';
import type { FromWorker } from '../protocol.ts';
import { kernelFor } from '../testing/kernel-for.ts';
import { createRunner } from './runner.ts';

/** A node that swallows what it gets, and says that it needs `more`. */
const sink: NodeKind = {
  kind: 'sink',
  needs: () => ['more.of.it'],
  cards: () => 1,
  create: ({ name }): NodeState => ({ kind: 'sink', name }),
  bind: (_, fx) => fx,
  frame: () => undefined,
};

const spec: ScenarioSpec = {
  ...transferScenario(100),
  nodes: [...transferScenario(0).nodes, { kind: 'sink', name: 'sink' } as unknown as NodeSpec],
};
const open = (run: string, scenario: ScenarioSpec) => {
  const session = { scenario: scenario.id, seed: 1, inputs: [] };
  return { type: 'open', run, spec: scenario, session } as const;
};

function loadersOf(loaded: string[], broken: readonly string[] = []): Loaders {
  const load = (capability: Capability) => async () => {
    loaded.push(capability.id);
    if (broken.includes(capability.id)) throw new TypeError('no network');
    return { capability };
  };
  return { sink: load({ id: 'sink', nodes: [sink] }), more: load({ id: 'more' }) };
}

/** All that the worker posts, until it has nothing left to do. */
async function posts(loaders: Loaders, messages: Parameters<typeof send>[1]) {
  const posted: FromWorker[] = [];
  let woken: () => void = () => undefined;
  const wakes = new Promise<void>((done) => {
    woken = done;
  });
  const runner = createRunner((message) => posted.push(message), {
    wake: woken,
    loaders,
    checks,
    kernel: everyKernel,
  });
  send(runner, messages);
  await wakes;
  // What was fetched may have needed more.
  await new Promise((done) => setTimeout(done, 0));
  while (runner.turn());
  return posted.map((each) => ('run' in each ? `${each.run} ${each.type}` : each.type));
}

function send(
  runner: ReturnType<typeof createRunner>,
  messages: readonly ReturnType<typeof open>[],
): void {
  for (const message of messages) runner.handle(message);
}

describe('what a session needs is loaded before it begins', () => {
  test('also what its patches take away: the scenario is checked before they are made', async () => {
    const loaded: string[] = [];
    const message = open('a', spec);
    const session = { ...message.session, patch: [{ remove: ['nodes', 2] }] };
    const said = await posts(loadersOf(loaded), [{ ...message, session }]);
    expect(loaded).toContain('sink');
    expect(said).toContain('a finished');
  });

  test('and what that needs in turn, each once; messages keep their order', async () => {
    const loaded: string[] = [];
    const plain = transferScenario(10);
    const posted = await posts(loadersOf(loaded), [open('a', spec), open('b', plain)]);
    expect(loaded).toEqual(['sink', 'more']);
    expect(posted.filter((each) => each.endsWith('finished'))).toEqual([
      'a finished',
      'b finished',
    ]);
    expect(posted.findIndex((each) => each.startsWith('b'))).toBeGreaterThan(
      posted.findIndex((each) => each.startsWith('a')),
    );
  });

  test('and what cannot be loaded ends that run alone, saying which part is missing', async () => {
    const posted: FromWorker[] = [];
    const waiting = new Promise<void>((done) => {
      const loaders = loadersOf([], ['sink']);
      const runner = createRunner((message) => posted.push(message), {
        loaders,
        checks,
        kernel: everyKernel,
        wake() {
          while (runner.turn());
          done();
        },
      });
      send(runner, [open('a', spec), open('b', transferScenario(10))]);
    });
    await waiting;
    expect(posted[0]).toMatchObject({ type: 'failed', run: 'a' });
    expect(posted[0]).toHaveProperty('message', 'the part “sink” could not be loaded');
    expect(posted.at(-1)).toMatchObject({ type: 'finished', run: 'b' });
  });

  test('for tests as for the worker', async () => {
    const loaded: string[] = [];
    const { session } = open('a', spec);
    const kernel = await kernelFor(spec, session, { ...CAPABILITIES, ...loadersOf(loaded) });
    expect(kernel.nodes.has('sink')).toBe(true);
    expect(kernel.capabilities.map(({ id }) => id).slice(-2)).toEqual(['sink', 'more']);
  });

  test('and what a host needs for a stream layer comes with the first layer', async () => {
    const layer = { id: 'cipher' } as unknown as StreamLayer;
    const loaders: Loaders = {
      ...CAPABILITIES,
      cipher: async () => ({ capability: { id: 'cipher', streamLayers: [layer] } }),
    };
    const plain = transferScenario(10);
    const { session } = open('a', plain);
    expect((await kernelFor(plain, session, loaders)).layering).toBeUndefined();
    const layered = { ...plain, needs: ['cipher'] };
    expect((await kernelFor(layered, session, loaders)).layering).toBeDefined();
  });

  test('and a kind that nobody brings is refused, with the kinds there are', () => {
    const posted: FromWorker[] = [];
    const runner = createRunner((message) => posted.push(message), { checks, kernel: everyKernel });
    runner.handle(open('a', spec));
    expect(posted).toMatchObject([
      { type: 'refused', faults: [{ path: ['nodes', 2, 'kind'], allowed: ['host', 'hub'] }] },
    ]);
  });
});
