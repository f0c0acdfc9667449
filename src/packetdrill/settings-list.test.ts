import { expect, test } from 'vitest';
import { settingsList } from './settings-list.ts';

test('each setting is listed with its range, default, source and meaning', () => {
  const list = settingsList('en');
  expect(list).toContain('nagle  0 | 1 = 1  (RFC9293#3.7.4)\n    Nagle:');
  expect(list).toContain('minimumRto  1…60000000 µs = 1000000');
  expect(settingsList('zh')).toContain('重传');
});
