import { expect, test } from 'vitest';
import { surfaceOf } from './surface.ts';

test.each([
  ['none', false, 'start'],
  ['refused', false, 'start'],
  ['offered', false, 'offer'],
  ['joining', true, 'offer'],
  ['live', true, 'run'],
  ['lost', true, 'run'],
  ['ended', true, 'over'],
  ['ended', false, 'start'],
] as const)('%s, with a run: %s, shows %s', (kind, hasRun, surface) => {
  expect(surfaceOf({ kind }, hasRun)).toBe(surface);
});
