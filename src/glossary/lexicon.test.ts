import { describe, expect, it } from 'vitest';
import type { NamedEntry } from './entry.ts';
import { findTerms, lexiconOf } from './lexicon.ts';

const entry = (id: string, en: string, zh: string, rest: Partial<NamedEntry> = {}): NamedEntry => ({
  ...{ id, term: { en, zh }, says: { en: '', zh: '' }, lesson: '' },
  ...rest,
});
const glossary = [
  entry('ack', 'ACK', '确认 ACK'),
  entry('delayed-ack', 'delayed ACK', '延迟确认', { also: { en: [], zh: ['推迟确认'] } }),
  entry('sequence-number', 'sequence number', '序号', { labels: ['seq'] }),
  entry('isn', 'ISN', '初始序号 ISN', {
    also: { en: ['initial sequence number'], zh: ['初始序号'] },
  }),
  entry('frame', 'frame', '帧'),
  entry('nagle', 'Nagle algorithm', 'Nagle 算法', { also: { en: ['Nagle’s algorithm'], zh: [] } }),
  entry('switch', 'switch', '交换机', { everyday: true }),
];
const found = (text: string, language: 'en' | 'zh', withLabels = false) =>
  findTerms(text, lexiconOf(glossary, language, withLabels)).map(
    ({ id, start, end }) => `${id}: ${text.slice(start, end)}`,
  );

describe('terms in a text', () => {
  it('are found by any of their forms, the longest first', () => {
    expect(found('A delayed ACK names the initial sequence number.', 'en')).toEqual([
      'delayed-ack: delayed ACK',
      'isn: initial sequence number',
    ]);
    expect(found('推迟确认里的初始序号', 'zh')).toEqual(['delayed-ack: 推迟确认', 'isn: 初始序号']);
  });

  it('may begin a sentence or stand in the plural', () => {
    expect(found('Sequence numbers and ACKs', 'en')).toEqual([
      'sequence-number: Sequence numbers',
      'ack: ACKs',
    ]);
  });

  it('stand by themselves: a part of a word is none', () => {
    expect(found('BACK, framework, SYN-ACK, ack', 'en')).toEqual([]);
  });

  it('are found with either apostrophe', () => {
    expect(found("Nagle's algorithm", 'en')).toEqual(["nagle: Nagle's algorithm"]);
  });

  it('are found under their English names in Chinese prose, without spaces too', () => {
    expect(found('发送ACK报文段', 'zh')).toEqual(['ack: ACK']);
  });

  it('of a single Chinese character are left alone', () => {
    expect(found('一帧一帧地看', 'zh')).toEqual([]);
  });

  it('that are ordinary verbs are left alone in English, not in Chinese', () => {
    expect(found('Switch it off.', 'en')).toEqual([]);
    expect(found('交换机', 'zh')).toEqual(['switch: 交换机']);
  });

  it('are found by the abbreviations of pictures only in pictures', () => {
    expect(found('seq 1', 'en')).toEqual([]);
    expect(found('seq 1', 'en', true)).toEqual(['sequence-number: seq']);
  });
});
