import { describe, expect, it } from 'vitest';
import { pointing } from './pointing.ts';

function follow() {
  const seen: string[] = [];
  const pointer = pointing<string>({
    onTo: (target) => seen.push(`on ${target}`),
    off: () => seen.push('off'),
  });
  return { seen, pointer };
}

describe('a pointer', () => {
  it('points at what it moves to, once', () => {
    const { seen, pointer } = follow();
    pointer.over('word');
    pointer.moved('word');
    pointer.moved('word');
    expect(seen).toEqual(['off', 'on word']);
  });

  it('does not point at what the page moves below it', () => {
    const { seen, pointer } = follow();
    pointer.moved('button');
    pointer.over('word');
    expect(seen).toEqual(['on button', 'off']);
  });

  it('points at that as soon as it moves itself', () => {
    const { seen, pointer } = follow();
    pointer.over('word');
    pointer.moved('word');
    expect(seen.at(-1)).toBe('on word');
  });

  it('has not left what it is still over', () => {
    const { seen, pointer } = follow();
    pointer.moved('word');
    pointer.over('word');
    expect(seen).toEqual(['on word']);
  });
});
