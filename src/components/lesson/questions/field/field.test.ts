import { describe, expect, it } from 'vitest';
import { TCP } from '../../../../lessons/header-fields.ts';
import { runLesson } from '../../../../lessons/testing/run.ts';
import type { LessonContent } from '../../../../lessons/types.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import { type FieldAsked, kind } from './kind.ts';
import { lacking } from './lacking.ts';
import { rules } from './rules.ts';

const lessons = import.meta.glob<LessonContent>('../../../../lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});

describe('a field of a header', () => {
  it('is graded by what stands there in the run', () => {
    const run = recordedRun(createLog());
    const question: FieldAsked = {
      ...{ kind: 'field', id: 'f', field: TCP.flags },
      ...{ given: () => [], answer: () => 'SYN, ACK' },
    };
    expect(rules.grade(question, 'syn ack', [run]).right).toBe(true);
    expect(rules.grade(question, 'ACK', [run]).right).toBe(false);
  });

  it('that holds a number takes a number only, in any spelling', () => {
    const run = recordedRun(createLog());
    const ack: FieldAsked = {
      ...{ kind: 'field', id: 'f', field: TCP.ack },
      ...{ given: () => [], answer: () => 1_001 },
    };
    const said = ['', ' ', 'abc', '12x', '1001', '1,001', '0x3e9'];
    expect(said.map((typed) => lacking(ack, run, typed))).toEqual([
      ...['question.enter', 'question.enter', 'question.enterNumber', 'question.enterNumber'],
      ...[null, null, null],
    ]);
    expect(lacking({ ...ack, answer: () => 'SYN' }, run, 'abc')).toBe(null);
  });

  it('is the only one that is left blank', () => {
    for (const lesson of Object.values(lessons)) {
      const run = runLesson(lesson);
      for (const { question } of lesson.steps) {
        if (question?.kind !== kind.kind) continue;
        for (const { field, value } of question.given(run)) {
          expect(String(value), field.label.en).not.toBe('');
        }
      }
    }
  });
});
