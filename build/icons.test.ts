import { expect, test } from 'vitest';
import { withoutKeys } from './icons.ts';

test('an icon keeps its lines, without their keys', () => {
  const code =
    'node: [["path", { d: "M2 3h20", key: "91anmk" }], ["circle", { r: "2", key: "a" }]]';
  expect(withoutKeys(code)).toBe('node: [["path", { d: "M2 3h20" }], ["circle", { r: "2" }]]');
});
