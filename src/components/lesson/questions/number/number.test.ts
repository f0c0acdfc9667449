import { expect, it } from 'vitest';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import type { NumberAsked } from './kind.ts';
import { rules } from './rules.ts';

it('grades a number by what the runs say, however it is written', () => {
  const run = recordedRun(createLog(), TWO_HOSTS);
  const tried = recordedRun(createLog());
  const question: NumberAsked = {
    ...{ kind: 'number', id: 'n' },
    answer: (original, ...after) => 1000 * (original.nodes.length - after.length),
  };
  expect(rules.grade(question, '1,000', [run, tried])).toEqual({
    ...{ given: '1,000', truth: '1000', right: true },
  });
  expect(rules.grade(question, '1000', [run]).truth).toBe('2000');
});

it('takes a number in another unit of the same kind', () => {
  const run = recordedRun(createLog(), TWO_HOSTS);
  const question: NumberAsked = { kind: 'number', id: 'n', unit: 'ms', answer: () => 1000 };
  const right = (given: string) => rules.grade(question, given, [run]).right;
  expect(['1 s', '1000ms', '1,000', '1 秒'].map(right)).toEqual([true, true, true, true]);
  expect(['1', '1 min', '1000 bytes'].map(right)).toEqual([false, false, false]);
});
