import { describe, expect, test } from 'vitest';
import { noticesOf } from '../model/queries.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { Session } from '../stack/world/session-data.ts';
import type { ScenarioPatch } from '../stack/world/session-patch.ts';
import { twoHosts } from '../stack/world/testing.ts';
import { settingEffects } from './host-settings.ts';
import { lossy, storeOf } from './testing.ts';

const frame = (nic: number): SessionInput => ({
  at: 50_000,
  kind: 'frame',
  node: 0,
  nic,
  bytes: new Uint8Array(60),
});

describe('a change that is not possible', () => {
  test('in a link leaves the original on the stage, at the instant of the link, and says why', () => {
    const { store, settle } = storeOf([frame(7)], 90_000);
    settle();
    const { refused, runs, current, problem, cursor, complete } = store.getState();
    expect(refused).toMatchObject([{ path: ['inputs', 0, 'nic'], code: 'no-card', found: '7' }]);
    expect({ runs, current, problem }).toMatchObject({
      runs: [{ fork: 0 }],
      current: 'run0',
      problem: null,
    });
    expect(complete).toBe(true);
    expect(cursor.at).toBe(90_000);
  });

  const hostile: readonly (readonly [string, ScenarioPatch, number | string])[] = [
    ['no node', { set: ['nodes', 0], to: null }, 'nodes'],
    ['no nodes', { set: ['nodes'], to: null }, 'nodes'],
    ['a number for a link', { set: ['links', 0], to: 7 }, 'links'],
    ['no ends of a link', { set: ['links', 0, 'between'], to: 'x' }, 'links'],
    ['a path that leads nowhere', { set: ['nodes', 9, 'name'], to: 'x' }, 'patch'],
    ['a host without settings', { set: ['nodes', 0, 'settings'], to: null }, 'nodes'],
  ];
  test.each(hostile)(
    'in a link that leaves %s is refused, also after a restart',
    (_, patch, at) => {
      const made = storeOf([], 0, lossy, undefined, [patch]);
      const { spec: own, original, treeRun, runs } = made.store.getState();
      // The page names the run before the worker has looked at it.
      for (const { id } of runs) {
        const { session } = treeRun(id) as { session: Session };
        expect(() => settingEffects(own, { ...session, patch: [] }, session)).not.toThrow();
      }
      expect(original.topology.nodes).toHaveLength(2);
      for (const again of [() => 0, () => made.store.getState().restart()]) {
        again();
        made.settle();
        const { refused, runs: left, current, problem } = made.store.getState();
        expect(refused[0]?.path[0]).toBe(at);
        expect({ left, current, problem }).toMatchObject({
          ...{ left: [{ fork: 0 }], current: 'run0', problem: null },
        });
      }
    },
  );

  test('to a run on the stage leaves it there, and the next one is made as ever', () => {
    const { store, settle } = storeOf();
    settle();
    store.getState().seek(50_000);
    store.getState().fork(frame(7));
    settle();
    expect(store.getState()).toMatchObject({ current: 'run0', runs: [{ fork: 0 }] });
    expect(store.getState().refused).toHaveLength(1);
    store.getState().fork(frame(0));
    settle();
    expect(store.getState()).toMatchObject({ current: 'run2', refused: [] });
    store.getState().restart();
    settle();
    expect(store.getState()).toMatchObject({ current: 'run2', problem: null });
  });
});

test('a scenario that cannot be run is a problem, in so many words', () => {
  const link = { between: ['client', 'server'] as [string, string], delay: Number.NaN };
  const { store, settle } = storeOf([], 0, { ...lossy, links: [link] });
  settle();
  expect(store.getState().problem?.message).toContain('links[0].delay: NaN');
});

describe('a run is told about as soon as it is there, wherever the cursor stands', () => {
  const noticesIn = (run: ReturnType<typeof storeOf>) => {
    run.settle();
    return noticesOf(run.store.getState().model);
  };

  test('when it drops what was never sent, or has passed already', () => {
    const never = storeOf([{ at: 50_000, kind: 'drop', frame: 9_999 }]);
    expect(noticesIn(never)).toMatchObject([{ kind: 'input.futile', why: 'not-sent', index: 0 }]);
    const passed = storeOf([{ at: 50_000, kind: 'drop', frame: 0 }]);
    expect(noticesIn(passed)).toMatchObject([{ kind: 'input.futile', why: 'not-under-way' }]);
  });

  test('when a program never waits', () => {
    const hasty = storeOf([], 0, twoHosts([{ do: 'goto', step: 0 }], []));
    expect(noticesIn(hasty)).toMatchObject([{ kind: 'app.event', name: 'endless' }]);
  });

  test('when the guard ended it; what went before can be looked at', () => {
    const steps = [
      { do: 'wait', for: 5_000 },
      { do: 'wait', for: 0 },
      { do: 'goto', step: 1 },
    ] as const;
    const endless = storeOf([], 0, twoHosts([...steps], []));
    expect(noticesIn(endless)).toMatchObject([{ kind: 'run.stopped', at: 5_000 }]);
    const { store } = endless;
    expect(store.getState().complete).toBe(true);
    store.getState().seek(2_000);
    expect(store.getState().cursor.at).toBe(2_000);
    // Nothing is known of a later instant, so a link to one rests where the run was ended.
    const late = storeOf([], 90_000, twoHosts([...steps], []));
    late.settle();
    expect(late.store.getState().cursor.at).toBe(5_000);
  });

  test('and not about anything else', () => {
    expect(noticesIn(storeOf())).toEqual([]);
  });
});
