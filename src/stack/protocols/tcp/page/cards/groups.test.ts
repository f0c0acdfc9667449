import { expect, test } from 'vitest';
import { SETTING_NAMES } from '../../state/settings.ts';
import { cardsIn, SETTING_GROUPS } from './groups.ts';

const listed = SETTING_GROUPS.flatMap(cardsIn);

test('every setting of the table is in exactly one group', () => {
  expect(listed.map(({ setting }) => setting).sort()).toEqual([...SETTING_NAMES].sort());
});

test('each says in both languages what it is called and what to expect, in a sentence', () => {
  for (const { setting, card } of listed) {
    expect(card.name.en, setting).toMatch(/^[A-Z0-9].*[^.]$/);
    expect(card.expect.en, setting).toMatch(/\.$/);
    expect(card.expect.zh, setting).toMatch(/。$/);
  }
});

test('no two have the same name', () => {
  for (const language of ['en', 'zh'] as const) {
    const names = listed.map(({ card }) => card.name[language]);
    expect(new Set(names).size).toBe(names.length);
  }
});
