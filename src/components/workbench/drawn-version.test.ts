import { expect, it } from 'vitest';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { LONGEST_RUN, SECOND } from '../../stack/core/instant.ts';
import { comparedVersion, drawnVersion } from './drawn-version.ts';

function view(model: { read: number }, version: number, more: object = {}): RunView {
  const run = Object.assign(model, { log: { first: 0 } });
  const at = { model: run as RecordedRun, version, complete: false, endAt: 0 };
  return { ...at, compared: null, spec: { until: 60 * SECOND }, ...more } as RunView;
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
  expect(drawnVersion(view(model, 2, { complete: true }))).toBe(2);
});

it('follows a live run, which is never complete, however long it is, and ever more rarely', () => {
  const model = { read: 100_000 };
  const at = (endAt: number, version: number) =>
    drawnVersion(view(model, version, { endAt, spec: { until: LONGEST_RUN } }));
  expect(at(0, 1)).toBe(1);
  model.read = 100_010;
  expect(at(0.9 * SECOND, 2)).toBe(1);
  expect(at(1.1 * SECOND, 3)).toBe(3);
  model.read = 300_000;
  expect(at(3 * SECOND, 4)).toBe(3);
  expect(at(4.2 * SECOND, 5)).toBe(5);
});

it('is not laid out again because another run has grown', () => {
  const model = { read: 100 };
  expect(drawnVersion(view(model, 1, { complete: true }))).toBe(1);
  expect(drawnVersion(view(model, 2, { complete: true }))).toBe(1);
});

it('is laid out again when another window of it is kept', () => {
  const model = { read: 100 };
  drawnVersion(view(model, 1, { complete: true }));
  const moved = view(model, 2, { complete: true });
  Object.assign(moved.model.log, { first: 50 });
  expect(drawnVersion(moved)).toBe(2);
});

it('two that share a scale are laid out again when either has grown', () => {
  const [one, other] = [view({ read: 100 }, 1, { complete: true }), view({ read: 50 }, 1)];
  const both = (version: number) => {
    const treeRun = () => ({ ...other, version });
    return comparedVersion({ ...one, version, compared: 'run0', treeRun } as unknown as RunView);
  };
  const before = both(1);
  expect(both(2)).toBe(before);
  Object.assign(other.model, { read: 60 });
  expect(both(3)).toBeGreaterThan(before);
});
