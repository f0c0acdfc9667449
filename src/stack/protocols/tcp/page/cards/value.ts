/** A setting's value as people read it. */
import type { Localized } from '../../../../core/localized.ts';
import type { SentenceValue } from '../../../../trace/words.ts';
import { settingTexts } from '../settings-text.ts';

const UNITS: Readonly<Record<string, Localized>> = {
  bytes: { en: 'B', zh: 'B' },
  segments: { en: 'segments', zh: '个报文段' },
  bits: { en: 'bits', zh: '位' },
  hops: { en: 'hops', zh: '跳' },
};

const ON: Localized = { en: 'on', zh: '开' };
const OFF: Localized = { en: 'off', zh: '关' };

export const switched = (on: boolean): Localized => (on ? ON : OFF);

/** '' for what is only counted. */
export function unitOf(name: string): Localized {
  const { unit = '' } = (settingTexts as Partial<typeof settingTexts>)[name as 'ttl'] ?? {};
  return UNITS[unit] ?? { en: '', zh: '' };
}

export function settingValue(name: string, value: number | string | boolean): SentenceValue {
  if (typeof value === 'boolean') return switched(value);
  if (typeof value === 'string') return value;
  const text = settingTexts[name as 'ttl'];
  if (text?.unit === 'µs') return { duration: value };
  const { en, zh } = unitOf(name);
  return { en: `${value} ${en}`.trim(), zh: `${value} ${zh}`.trim() };
}
