import { expect, test } from 'vitest';
import { fill } from '../../stack/core/localized.ts';
import type { FaultCode } from '../../stack/schema/faults.ts';
import { faultSentence } from './fault-sentence.ts';
import { TEXTS } from './text.ts';

const CODES: Readonly<Record<FaultCode, true>> = {
  ...{
    kind: true,
    whole: true,
    number: true,
    length: true,
    long: true,
    choice: true,
    missing: true,
  },
  ...{
    unknown: true,
    address: true,
    double: true,
    'host-address': true,
    'hardware-address': true,
    gateway: true,
    network: true,
    'useless-route': true,
  },
  ...{ 'no-node': true, 'not-host': true, 'no-card': true, 'no-link': true, 'same-end': true },
  ...{ 'no-descriptor': true, order: true },
};

const [en, zh] = TEXTS.map(
  (strings) =>
    (key: string, values: Record<string, string | number> = {}) =>
      fill((strings as Record<string, string>)[key] as string, values),
) as never as [Parameters<typeof faultSentence>[1], Parameters<typeof faultSentence>[1]];

test('a fault says where it is, what stands there and what may', () => {
  const delay = {
    path: ['links', 0, 'delay'],
    found: 'NaN',
    code: 'whole',
    low: 0,
    high: 500,
  } as const;
  expect(faultSentence(delay, en)).toBe(
    'links[0].delay: “NaN”. A whole number from 0 to 500 is allowed.',
  );
  expect(faultSentence(delay, zh)).toBe('links[0].delay：“NaN”。应为 0 到 500 之间的整数。');
  const card = { path: ['inputs', 1, 'nic'], found: '7', code: 'no-card' } as const;
  expect(faultSentence(card, en)).toBe(
    'change 2, nic: “7”. There is no such card: number 0 is a host’s only one, and 1 its loopback.',
  );
});

test('every kind of fault has its words in both languages, with nothing left to fill in', () => {
  for (const code of Object.keys(CODES) as FaultCode[]) {
    for (const text of [en, zh]) {
      const said = faultSentence({ path: ['in', 0], found: 'x', code, low: 1, high: 2 }, text);
      expect(said.length).toBeGreaterThan(12);
      expect(said).not.toMatch(/[{}]|undefined/);
    }
  }
});
