import { describe, expect, it } from 'vitest';
import type { Question } from '../../../lessons/types.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { createLog } from '../../../stack/trace/log.ts';
import { grade, numberOf } from './grade.ts';

const run = recordedRun(createLog());
const runs = [run] as const;
const number = (answer: number): Question => ({ kind: 'number', id: 'n', answer: () => answer });
const choice = (answer: string): Question => ({
  kind: 'choice',
  id: 'c',
  options: { client: () => answer === 'client', server: () => answer === 'server' },
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
    expect(grade(choice('server'), 'server', runs)).toEqual({
      given: 'server',
      truth: 'server',
      right: true,
    });
    expect(grade(choice('server'), 'client', runs).right).toBe(false);
  });

  it('is graded by what has come of an experiment, where the question names one', () => {
    const [, server] = TWO_HOSTS.nodes;
    const alone = { nodes: [{ ...server!, id: 0 }], links: [] };
    const tried = recordedRun(createLog(), alone);
    const question: Question = {
      kind: 'choice',
      id: 'c',
      experiments: [[]],
      options: {
        nobody: (original, after) => original === after,
        server: (_, after) => after?.nodes[0] === 'server',
      },
    };
    expect(grade(question, 'server', [run, tried]).right).toBe(true);
    expect(grade(question, 'server', [run, run]).truth).toBe('nobody');
  });

  it('may be a number written in any usual way', () => {
    expect(grade(number(4_294_967_290), '4 294 967 290', runs).right).toBe(true);
    expect(grade(number(65_535), '65,535', runs).right).toBe(true);
    expect(grade(number(255), '0xFF', runs).right).toBe(true);
    expect(grade(number(1), '１', runs).right).toBe(true);
    expect(grade(number(1), '2', runs).right).toBe(false);
    expect(grade(number(1), 'one', runs).right).toBe(false);
  });

  it('may be a name, in any case and spacing', () => {
    expect(grade(field('SYN, ACK'), 'syn ack', runs).right).toBe(true);
    expect(grade(field('SYN, ACK'), 'SYN-ACK', runs).right).toBe(true);
    expect(grade(field('TIME_WAIT'), 'time wait', runs).right).toBe(true);
    expect(grade(field('SYN, ACK'), 'ACK', runs).right).toBe(false);
  });

  it('reads no number out of text that is none', () => {
    expect(numberOf('12abc')).toBeUndefined();
    expect(numberOf('')).toBeUndefined();
  });
});
