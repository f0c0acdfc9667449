import { describe, expect, it } from 'vitest';
import { search } from './palette-model.ts';

const items = [
  { label: 'Theme: dark', words: '主题：深色' },
  { label: 'The three-way handshake', words: '三次握手 29' },
  { label: 'Show the state charts', words: '' },
  { label: 'Download', words: '' },
];
const found = (query: string) => search(items, query).map(({ label }) => label);

describe('the palette', () => {
  it('shows everything, in order, before anything is typed', () => {
    expect(found('')).toEqual(items.map(({ label }) => label));
  });

  it('finds by several words in any order', () => {
    expect(found('hand three')).toEqual(['The three-way handshake']);
  });

  it('finds a lesson by its number and by its title in the other language', () => {
    expect(found('29')).toEqual(['The three-way handshake']);
    expect(found('握手')).toEqual(['The three-way handshake']);
  });

  it('puts a label that starts with the query first', () => {
    expect(found('the')[0]).toBe('Theme: dark');
    expect(found('d')[0]).toBe('Download');
  });

  it('finds nothing where nothing matches', () => {
    expect(found('bgp')).toEqual([]);
  });
});
