import { describe, expect, it } from 'vitest';
import { fill } from '../stack/core/localized.ts';
import { defineText, settling } from './define-text.ts';
import { en } from './en.ts';
import { preferredLanguage } from './language.ts';
import { zh } from './zh.ts';

describe('a dictionary', () => {
  it('fills parameters in', () => {
    expect(fill('Step {n} of {total}', { n: 3, total: 7 })).toBe('Step 3 of 7');
  });

  it('chooses the singular or the plural by number', () => {
    const template = '{n} {n:event|events}';
    expect(fill(template, { n: 1 })).toBe('1 event');
    expect(fill(template, { n: 0 })).toBe('0 events');
  });

  it('leaves no space between a Chinese name and the Chinese around it', () => {
    const template = '{from} 向 {to} 发送 {what}';
    const values = { from: '客户端', what: 'SYN' };
    expect(fill(template, { ...values, to: '服务器' })).toBe('客户端向服务器发送 SYN');
    expect(fill(template, { ...values, to: 'R1' })).toBe('客户端向 R1 发送 SYN');
  });

  it('rejects a missing key, a missing parameter and a stray key at compile time', () => {
    // @ts-expect-error the key `b` is missing
    defineText({ a: 'A', b: 'B' }, { a: '甲' });
    // @ts-expect-error the parameter {n} is missing
    defineText({ a: 'A {n}' }, { a: '甲' });
    // @ts-expect-error the key `c` exists in Chinese only
    defineText({ a: 'A' }, { a: '甲', c: '丙' });
    expect(defineText({ a: 'A {n}' }, { a: '甲{n}' })).toBeTypeOf('function');
  });

  it('leaves no string of the app empty', () => {
    for (const strings of [en, zh]) {
      expect(Object.entries(strings).filter(([, value]) => value.trim() === '')).toEqual([]);
    }
  });
});

describe('a promise that tells React its state', () => {
  it('has its value at hand once it is kept', async () => {
    const kept = settling(Promise.resolve('words'));
    expect(kept).toMatchObject({ status: 'pending' });
    await kept;
    expect(kept).toMatchObject({ status: 'fulfilled', value: 'words' });
  });

  it('says that it was broken, and leaves no rejection that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', hear);
    const broken = settling(Promise.reject(new Error('offline')));
    await expect(broken).rejects.toThrow('offline');
    await new Promise((done) => setTimeout(done, 10));
    process.off('unhandledRejection', hear);
    expect(broken).toMatchObject({ status: 'rejected' });
    expect(unhandled).toEqual([]);
  });
});

describe('the language of a new reader', () => {
  it('is the first of the browser that we speak', () => {
    expect(preferredLanguage(['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh');
  });

  it('is English when we speak none of them', () => {
    expect(preferredLanguage(['fr', 'de'])).toBe('en');
  });
});
