import { expect, test } from 'vitest';
import type { Change } from '../lessons/types.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { all, runToEnd, traceBytes } from '../stack/world/testing.ts';
import { firstData, lossy, served, storeOf } from './testing.ts';

const first = (store: ReturnType<typeof storeOf>['store']): Change => {
  const { frame, at } = firstData(store);
  return () => ({ at, kind: 'drop', frame });
};

test('an experiment is the run of its session, byte for byte, and nothing of it is on the stage', async () => {
  const { store, settle, worker } = storeOf();
  settle();
  const before = store.getState();
  const change = first(store);
  const model = await served(worker(), before.tryOut([change]));
  const inputs = [change(model)];
  expect(traceBytes(model.log)).toEqual(traceBytes(runToEnd(lossy, { inputs }).sim.log));
  const { runs, current, version, cursor } = store.getState();
  expect({ runs, current, version, cursor }).toEqual({
    runs: before.runs,
    current: before.current,
    version: before.version,
    cursor: before.cursor,
  });
});

test('an experiment waits for the original, and finds what to change next in what it has changed', async () => {
  const known = storeOf();
  known.settle();
  const { store, worker } = storeOf();
  const inputs: SessionInput[] = [];
  const loseIt = first(known.store);
  const loseItAgain: Change = ({ log }) => {
    const lost = all(log, 'frame.dropped').find(({ why }) => why === 'learner')!;
    const repeat = all(log, 'segment.sent').find(
      ({ id, reason }) => id > lost.id && /retransmit/.test(reason),
    )!;
    const sent = all(log, 'frame.sent').find(({ cause }) => cause === repeat.id)!;
    return { at: sent.starts + 1, kind: 'drop', frame: sent.frame };
  };
  const changes = [loseIt, loseItAgain].map(
    (change): Change =>
      (model) => {
        inputs.push(change(model));
        return inputs.at(-1)!;
      },
  );
  const { log } = await served(worker(), store.getState().tryOut(changes));
  expect(all(log, 'frame.dropped').filter(({ why }) => why === 'learner')).toHaveLength(2);
  expect(traceBytes(log)).toEqual(traceBytes(runToEnd(lossy, { inputs }).sim.log));
});

test('an experiment survives the death of the worker', async () => {
  const { store, settle, worker } = storeOf();
  settle();
  const wanted = store.getState().tryOut([first(store)]);
  await Promise.resolve();
  worker().die('out of memory');
  store.getState().restart();
  const { log } = await served(worker(), wanted);
  const inputs = [first(store)(store.getState().model)];
  expect(traceBytes(log)).toEqual(traceBytes(runToEnd(lossy, { inputs }).sim.log));
});
