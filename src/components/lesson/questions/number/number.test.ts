import { expect, it } from 'vitest';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import { kind, type NumberAsked } from './kind.ts';

it('grades a number by what the runs say, however it is written', () => {
  const run = recordedRun(createLog(), TWO_HOSTS);
  const tried = recordedRun(createLog());
  const question: NumberAsked = {
    ...{ kind: 'number', id: 'n' },
    answer: (original, ...after) => 1000 * (original.nodes.length - after.length),
  };
  expect(kind.grade(question, '1,000', [run, tried])).toEqual({
    ...{ given: '1,000', truth: '1000', right: true },
  });
  expect(kind.grade(question, '1000', [run]).truth).toBe('2000');
});
