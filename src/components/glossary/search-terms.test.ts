import { describe, expect, it } from 'vitest';
import { GLOSSARY } from '../../glossary/glossary.ts';
import { searchTerms, sortedTerms } from './search-terms.ts';

const found = (query: string) => searchTerms(GLOSSARY, query).map(({ id }) => id);

describe('the search of the glossary', () => {
  it('finds a term in either language, the one that is called so first', () => {
    expect(found('MSS')[0]).toBe('mss');
    expect(found('推迟确认')[0]).toBe('delayed-ack');
    expect(found('ack')[0]).toBe('ack');
  });

  it('does not mind spaces, hyphens and case', () => {
    expect(found('TIME-WAIT')[0]).toBe('time-wait');
    expect(found('timewait')[0]).toBe('time-wait');
  });

  it('finds what only a definition speaks of, after all names', () => {
    expect(found('TCP_NODELAY')).toEqual(['nagle']);
  });

  it('shows everything to whoever types nothing, and nothing for nonsense', () => {
    expect(found(' ')).toHaveLength(GLOSSARY.length);
    expect(found('xyzzy')).toEqual([]);
  });
});

it('terms are sorted by what they are called', () => {
  const order = sortedTerms(GLOSSARY, 'en').map(({ id }) => id);
  expect(order.indexOf('ack')).toBeLessThan(order.indexOf('window'));
});
