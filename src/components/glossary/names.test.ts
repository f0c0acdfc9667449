import { describe, expect, it } from 'vitest';
import { GLOSSARY } from '../../glossary/glossary.ts';
import { namesOf } from './names.ts';

const named = (id: string) => GLOSSARY.find((entry) => entry.id === id)!;

describe('the names of a term', () => {
  it('show the Chinese word without the abbreviation that stands there already', () => {
    expect(namesOf(named('ack'), 'en')).toEqual({
      ...{ term: 'ACK', foreign: '确认', also: ['acknowledgment'] },
    });
  });

  it('show the English words to a Chinese reader who sees the abbreviation', () => {
    expect(namesOf(named('isn'), 'zh').foreign).toBe('initial sequence number');
    expect(namesOf(named('isn'), 'en').foreign).toBe('初始序号');
  });

  it('show none where both languages say the same', () => {
    expect(namesOf(named('syn-ack'), 'en').foreign).toBeUndefined();
  });

  it('do not show two spellings of one word', () => {
    expect(namesOf(named('time-wait'), 'en').also).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('show no word twice in %s, whatever the term', (language) => {
    for (const entry of GLOSSARY) {
      const { term, foreign = '', also } = namesOf(entry, language);
      const said = [term, foreign, ...also].filter((name) => name !== '');
      expect(new Set(said.map((name) => name.toLowerCase())).size, entry.id).toBe(said.length);
      if (foreign !== '' && language === 'en') {
        expect(foreign.split(' '), entry.id).not.toContain(term);
        expect(foreign, entry.id).toMatch(/\p{Script=Han}/u);
      }
      if (foreign !== '' && language === 'zh') {
        expect(foreign, entry.id).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
