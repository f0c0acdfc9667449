import { describe, expect, it } from 'vitest';
import type { Question, RunFacts } from '../../../lessons/types.ts';
import { createLog } from '../../../stack/trace/log.ts';
import { grade, numberOf } from './grade.ts';

const run: RunFacts = { log: createLog(), nodes: ['client', 'server'] };
const number = (answer: number): Question => ({ kind: 'number', id: 'n', answer: () => answer });
const choice = (answer: string): Question => ({
  kind: 'choice',
  id: 'c',
  options: ['client', 'server'],
  answer: () => answer,
});
const field = (answer: string): Question => ({
  kind: 'field',
  id: 'f',
  field: 'flags',
  given: () => [],
  answer: () => answer,
});

describe('a prediction', () => {
  it('is graded by what the run says', () => {
    expect(grade(choice('server'), 'server', run)).toEqual({
      given: 'server',
      truth: 'server',
      right: true,
    });
    expect(grade(choice('server'), 'client', run).right).toBe(false);
  });

  it('may be a number written in any usual way', () => {
    expect(grade(number(4_294_967_290), '4 294 967 290', run).right).toBe(true);
    expect(grade(number(65_535), '65,535', run).right).toBe(true);
    expect(grade(number(255), '0xFF', run).right).toBe(true);
    expect(grade(number(1), '１', run).right).toBe(true);
    expect(grade(number(1), '2', run).right).toBe(false);
    expect(grade(number(1), 'one', run).right).toBe(false);
  });

  it('may be a name, in any case and spacing', () => {
    expect(grade(field('SYN, ACK'), 'syn ack', run).right).toBe(true);
    expect(grade(field('SYN, ACK'), 'SYN-ACK', run).right).toBe(true);
    expect(grade(field('TIME_WAIT'), 'time wait', run).right).toBe(true);
    expect(grade(field('SYN, ACK'), 'ACK', run).right).toBe(false);
  });

  it('reads no number out of text that is none', () => {
    expect(numberOf('12abc')).toBeUndefined();
    expect(numberOf('')).toBeUndefined();
  });
});
