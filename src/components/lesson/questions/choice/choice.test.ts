import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import type { ChoiceAsked } from './kind.ts';
import { rules } from './rules.ts';

const run = recordedRun(createLog(), TWO_HOSTS);
const asked = (options: ChoiceAsked['options']): ChoiceAsked => ({
  ...{ kind: 'choice', id: 'c', options },
});

describe('a choice', () => {
  it('is graded by what the run says', () => {
    const question = asked({ client: () => false, server: () => true });
    expect(rules.grade(question, 'server', [run])).toEqual({
      ...{ given: 'server', truth: 'server', right: true },
    });
    expect(rules.grade(question, 'client', [run]).right).toBe(false);
  });

  it('is graded by what has come of an experiment, where the question names one', () => {
    const tried = recordedRun(createLog());
    const question = asked({
      nobody: (original, after) => original === after,
      server: (_, after) => after?.nodes.length === 0,
    });
    expect(rules.grade(question, 'server', [run, tried]).right).toBe(true);
    expect(rules.grade(question, 'server', [run, run]).truth).toBe('nobody');
  });

  it('has no right answer while two of its options hold, or none', () => {
    const both = asked({ one: () => true, two: () => true });
    const none = asked({ one: () => false, two: () => false });
    for (const question of [both, none]) {
      for (const id of ['one', 'two']) expect(rules.grade(question, id, [run]).right).toBe(false);
    }
  });
});
