import { expect, it } from 'vitest';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { comparedVersion, drawnVersion } from './drawn-version.ts';

function view(model: { read: number }, version: number, complete = false): RunView {
  const run = Object.assign(model, { log: { first: 0 } });
  return {
    model: run as RecordedRun,
    version,
    complete,
    compared: null as string | null,
  } as RunView;
}

it('follows every batch of a short run', () => {
  const model = { read: 100 };
  expect(drawnVersion(view(model, 1))).toBe(1);
  model.read = 110;
  expect(drawnVersion(view(model, 2))).toBe(2);
});

it('lets a long run grow to three times its length before it is laid out again', () => {
  const model = { read: 30_000 };
  expect(drawnVersion(view(model, 1))).toBe(1);
  model.read = 40_000;
  expect(drawnVersion(view(model, 2))).toBe(1);
  model.read = 91_000;
  expect(drawnVersion(view(model, 3))).toBe(3);
});

it('shows the end of a long run', () => {
  const model = { read: 30_000 };
  drawnVersion(view(model, 1));
  model.read = 31_000;
  expect(drawnVersion(view(model, 2, true))).toBe(2);
});

it('is not laid out again because another run has grown', () => {
  const model = { read: 100 };
  expect(drawnVersion(view(model, 1, true))).toBe(1);
  expect(drawnVersion(view(model, 2, true))).toBe(1);
});

it('is laid out again when another window of it is kept', () => {
  const model = { read: 100 };
  drawnVersion(view(model, 1, true));
  const moved = view(model, 2, true);
  Object.assign(moved.model.log, { first: 50 });
  expect(drawnVersion(moved)).toBe(2);
});

it('two that share a scale are laid out again when either has grown', () => {
  const [one, other] = [view({ read: 100 }, 1, true), view({ read: 50 }, 1)];
  const both = (version: number) => {
    const treeRun = () => ({ ...other, version });
    return comparedVersion({ ...one, version, compared: 'run0', treeRun } as unknown as RunView);
  };
  const before = both(1);
  expect(both(2)).toBe(before);
  Object.assign(other.model, { read: 60 });
  expect(both(3)).toBeGreaterThan(before);
});
