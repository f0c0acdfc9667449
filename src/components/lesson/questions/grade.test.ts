import { describe, expect, it } from 'vitest';
import { graded, numberOf } from './grade.ts';

describe('a written answer', () => {
  it('may be a number written in any usual way', () => {
    expect(graded('4 294 967 290', '4294967290').right).toBe(true);
    expect(graded('65,535', '65535').right).toBe(true);
    expect(graded('0xFF', '255').right).toBe(true);
    expect(graded('１', '1').right).toBe(true);
    expect(graded('2', '1').right).toBe(false);
    expect(graded('one', '1').right).toBe(false);
  });

  it('may have the minus sign of a keyboard, of the pictures, or of a Chinese keyboard', () => {
    for (const minus of ['-', '\u2212', '\u2013', '\uff0d']) {
      expect(graded(`${minus}3000`, '-3000').right, minus).toBe(true);
      expect(graded(`${minus}3\u202f000`, '-3000').right, minus).toBe(true);
      expect(graded(`${minus}3000`, '3000').right, minus).toBe(false);
    }
  });

  it('may be a name, in any case and spacing', () => {
    expect(graded('syn ack', 'SYN, ACK').right).toBe(true);
    expect(graded('SYN-ACK', 'SYN, ACK').right).toBe(true);
    expect(graded('time wait', 'TIME_WAIT').right).toBe(true);
    expect(graded('ACK', 'SYN, ACK').right).toBe(false);
  });

  it('reads no number out of text that is none', () => {
    expect(numberOf('12abc')).toBeUndefined();
    expect(numberOf('')).toBeUndefined();
  });
});
