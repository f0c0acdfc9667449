import { expect, it } from 'vitest';
import { FIELDS } from './fields.ts';
import { RULES } from './rules/index.ts';

it('every rule about a segment is about one of its fields', () => {
  expect(Object.values(FIELDS).flat().sort()).toEqual(RULES.map(({ id }) => id).sort());
});
