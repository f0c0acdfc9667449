import { expect, it } from 'vitest';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { drawnVersion } from './drawn-version.ts';

function view(model: { read: number }, version: number, complete = false): RunView {
  return { model: model as RecordedRun, version, complete } as RunView;
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
