import { describe, expect, it } from 'vitest';
import { runLesson } from '../../../../lessons/testing/run.ts';
import type { LessonContent } from '../../../../lessons/types.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import { type FieldAsked, kind } from './kind.ts';

const lessons = import.meta.glob<LessonContent>('../../../../lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});

describe('a field of a header', () => {
  it('is graded by what stands there in the run', () => {
    const run = recordedRun(createLog());
    const question: FieldAsked = {
      ...{ kind: 'field', id: 'f', field: 'flags' },
      ...{ given: () => [], answer: () => 'SYN, ACK' },
    };
    expect(kind.grade(question, 'syn ack', [run]).right).toBe(true);
    expect(kind.grade(question, 'ACK', [run]).right).toBe(false);
  });

  it('is the only one that is left blank', () => {
    for (const lesson of Object.values(lessons)) {
      const run = runLesson(lesson);
      for (const { question } of lesson.steps) {
        if (question?.kind !== kind.kind) continue;
        for (const { name, value } of question.given(run)) expect(String(value), name).not.toBe('');
      }
    }
  });
});
