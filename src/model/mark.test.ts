import { describe, expect, it } from 'vitest';
import { type Mark, markWord, readMark } from './mark.ts';

describe('the word of a mark', () => {
  const marks: readonly (readonly [string, Mark])[] = [
    ['packet.3', { kind: 'packet', frame: 3 }],
    ['byte.0.1.2000', { kind: 'byte', connection: 0, side: 1, byte: 2000 }],
    ['state.1.SYN_SENT', { kind: 'state', node: 1, state: 'SYN_SENT' }],
    ['event.88', { kind: 'event', event: 88 }],
  ];

  it.each(marks)('is %s, and is read back', (word, mark) => {
    expect(markWord(mark)).toBe(word);
    expect(readMark(word)).toEqual(mark);
  });

  it('is none where something is missing, or is no number', () => {
    for (const word of ['', 'packet', 'packet.x', 'packet.-1', 'byte.0.1', 'state.1', 'syn']) {
      expect(readMark(word), word).toBeUndefined();
    }
  });
});
