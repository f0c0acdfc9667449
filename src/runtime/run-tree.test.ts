import { expect, test } from 'vitest';
import { packetOf } from '../model/queries.ts';
import { eventsOf } from '../stack/trace/log.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { drop } from './testing/drops.ts';
import { firstData, session, storeOf } from './testing.ts';

/** A store with the original and a fork in which a data segment is dropped. */
function forked() {
  const made = storeOf();
  made.settle();
  const { store } = made;
  const { frame, at } = firstData(store);
  store.getState().fork(drop(frame, at));
  made.settle();
  return { ...made, frame, at };
}

const ids = ({ store }: ReturnType<typeof storeOf>) => store.getState().runs.map(({ id }) => id);

test('a run knows what it was made of, and gets the next letter', () => {
  const made = forked();
  made.store.getState().fork(drop(made.frame + 2, made.at + 50_000));
  made.settle();
  expect(made.store.getState().runs).toMatchObject([
    { fork: 0, parent: null },
    { fork: 1, parent: 'run0' },
    { fork: 2, parent: 'run1' },
  ]);
});

test('a deleted run takes along what was made of it, and its parent comes to the stage', () => {
  const made = forked();
  made.store.getState().fork(drop(made.frame + 2, made.at + 50_000));
  made.settle();
  const { at } = made.store.getState().cursor;
  made.store.getState().remove('run1');
  made.settle();
  expect(ids(made)).toEqual(['run0']);
  expect(made.store.getState()).toMatchObject({ current: 'run0', cursor: { at } });
  expect(made.store.getState().treeRun('run2')).toBeUndefined();
});

test('the original cannot be deleted', () => {
  const made = forked();
  made.store.getState().remove('run0');
  expect(ids(made)).toEqual(['run0', 'run1']);
});

test('what was deleted comes back, the same to the last event', () => {
  const made = forked();
  const before = made.store.getState().model;
  const events = [...eventsOf(before.log, ['frame.dropped'])];
  made.store.getState().rename('run1', 'mine');
  made.store.getState().remove('run1');
  made.store.getState().restore();
  made.settle();
  const after = made.store.getState().treeRun('run1');
  expect(after?.model).not.toBe(before);
  expect(after?.complete).toBe(true);
  expect([...eventsOf(after!.model.log, ['frame.dropped'])]).toEqual(events);
  expect(made.store.getState().runs[1]).toMatchObject({ fork: 1, name: 'mine' });
});

test('a letter is not given twice, also when its run is deleted', () => {
  const made = forked();
  made.store.getState().remove('run1');
  made.store.getState().fork(drop(made.frame, made.at));
  made.settle();
  expect(made.store.getState().runs.map(({ fork }) => fork)).toEqual([0, 2]);
});

test('an empty name gives a run its own name back', () => {
  const { store } = forked();
  store.getState().rename('run1', 'mine');
  store.getState().rename('run1', '');
  expect(store.getState().runs[1]).not.toHaveProperty('name');
});

test('a run of another session is one from the start', () => {
  const made = storeOf();
  made.settle();
  const patch = [{ set: ['links', 0, 'delay'], to: 90_000 }];
  made.store.getState().seek(30_000);
  made.store.getState().rerun({ ...session, patch });
  made.settle();
  const { current, model, cursor } = made.store.getState();
  expect(current).toBe('run1');
  expect(cursor.at).toBe(30_000);
  expect(model.topology.links[0]?.delay).toBe(90_000);
});

test('of two runs side by side, choosing the other one keeps both', () => {
  const { store } = forked();
  store.getState().compare('run0');
  store.getState().selectRun('run0');
  expect(store.getState()).toMatchObject({ current: 'run0', compared: 'run1' });
  store.getState().compare(null);
  expect(store.getState().compared).toBeNull();
});

test('time goes on in both as long as either run does', () => {
  const { store } = forked();
  const ends = ['run0', 'run1'].map((id) => store.getState().treeRun(id)!.endAt);
  store.getState().selectRun('run0');
  store.getState().compare('run1');
  expect(store.getState().endAt).toBe(Math.max(...ends));
});

test('a step goes to the next thing that happens in either run', () => {
  const { store, at } = forked();
  store.getState().selectRun('run0');
  store.getState().compare('run1');
  store.getState().seek(at - 1);
  store.getState().stepEvent(1);
  // Only the fork has something at the instant of its drop.
  expect(store.getState()).toMatchObject({ current: 'run0', cursor: { at } });
});

test('another run is shown at the same instant, even where nothing more happens in it', () => {
  const made = storeOf();
  made.settle();
  const patch = [{ set: ['links', 0, 'delay'], to: 900_000 }];
  made.store.getState().rerun({ ...session, patch });
  made.settle();
  const { endAt } = made.store.getState();
  made.store.getState().seek(endAt);
  made.store.getState().selectRun('run0');
  expect(made.store.getState().treeRun('run0')?.endAt).toBeLessThan(endAt);
  expect(made.store.getState().cursor.at).toBe(endAt);
});

test('doing the same once more leads back to the run that came of it', () => {
  const made = forked();
  made.store.getState().selectRun('run0');
  const again = made.store.getState().fork({ frame: made.frame, kind: 'drop', at: made.at }, true);
  expect(again).toBe('run1');
  expect(ids(made)).toEqual(['run0', 'run1']);
  expect(made.store.getState()).toMatchObject({
    ...{ current: 'run1', playing: true, cursor: { at: made.at } },
  });
});

test('a session from the start that is there already is returned to as well', () => {
  const made = storeOf();
  made.settle();
  const patch = [{ set: ['links', 0, 'delay'], to: 5_000 }] as const;
  const first = made.store.getState().rerun({ ...session, patch });
  made.settle();
  made.store.getState().selectRun('run0');
  expect(made.store.getState().rerun({ ...session, patch })).toBe(first);
  expect(made.store.getState().current).toBe(first);
});

/** Drop, duplicate, delay and corrupt, each as a function of when. */
const CHANGES = {
  drop: {},
  duplicate: { after: 3_000 },
  delay: { by: 40_000 },
  corrupt: { bit: 500 },
} as const;

for (const kind of Object.keys(CHANGES) as (keyof typeof CHANGES)[]) {
  test(`a packet that has passed meets its ${kind} at its departure`, () => {
    const made = storeOf();
    made.settle();
    const { store } = made;
    const { frame } = firstData(store);
    const { starts, arrives } = packetOf(store.getState().model, frame)!;
    store.getState().seek(arrives + 1);
    const at = store.getState().whenToChange(frame);
    expect(at).toBe(starts);
    store.getState().fork({ ...CHANGES[kind], at, frame, kind } as SessionInput);
    made.settle();
    const { model, cursor } = store.getState();
    expect(cursor.at).toBe(starts);
    const happened = [...eventsOf(model.log, ['frame.dropped', 'frame.changed'])].find(
      (event) => event.frame === frame,
    );
    expect(happened).toMatchObject({ at: starts, frame });
    expect([...eventsOf(model.log, ['input.futile'])]).toEqual([]);
  });
}

test('a packet under way meets a change at the cursor', () => {
  const made = storeOf();
  made.settle();
  const { frame, at } = firstData(made.store);
  made.store.getState().seek(at);
  expect(made.store.getState().whenToChange(frame)).toBe(at);
});
