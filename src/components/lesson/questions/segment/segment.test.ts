import { describe, expect, it } from 'vitest';
import { lesson } from '../../../../lessons/four-way-close/lesson.ts';
import { runLesson } from '../../../../lessons/testing/run.ts';
import { kind, type SegmentAsked } from './kind.ts';
import { rules } from './rules.ts';
import { read, write } from './written.ts';

const question = lesson.steps.find((step) => step.question?.kind === kind.kind)
  ?.question as SegmentAsked;
const run = runLesson(lesson);
const grade = (given: string) => rules.grade(question, given, [run]);

describe('a segment that is filled in', () => {
  it('is right when the RFCs allow it, though the stack sent another', () => {
    const truth = rules.truth(question, [run]);
    expect(truth).toBe('ACK 15 13 65535 0');
    expect(grade(truth).right).toBe(true);
    expect(grade('ACK,PSH 15 13 65534 0')).toMatchObject({ right: true, truth });
  });

  it('is wrong when it breaks a rule, and says which', () => {
    expect(grade('ACK 15 12 65535 0')).toMatchObject({
      right: false,
      given: 'ACK 15 12 65535 0 !ack-behind',
    });
    expect(grade('ACK,FIN 15 13 65535 0').given).toContain('!fin-too-early');
    expect(grade('RST 15 13 0 0').given).toContain('!reset-without-reason');
  });

  it('is right when it does what an RFC only advises against', () => {
    expect(grade('ACK 15 13 1000 0').right).toBe(true);
  });

  it('is no keep-alive: the number before the next is wrong', () => {
    expect(grade('ACK 14 13 65535 0').given).toContain('!bare-number');
    expect(grade('ACK 14 13 65535 1').given).toContain('!acknowledged-again');
  });

  it('is wrong when a box has no number', () => {
    expect(grade('ACK 15 x 65535 0').right).toBe(false);
  });

  it('is explained by the same segment, or by the rule that it breaks', () => {
    const { given } = grade('ACK 15 12 65535 0');
    expect(rules.same(question, given, '!ack-behind')).toBe(true);
    expect(rules.same(question, given, '!gap')).toBe(false);
    expect(rules.same(question, 'ACK,PSH 15 13 65535 0', 'ACK 15 13 65535 0')).toBe(true);
  });

  it('is read as it is written', () => {
    for (const text of ['ACK,FIN 1 2 3 4', '- - - 65535 0', 'SYN 0 - 1 0 !gap']) {
      expect(write(read(text))).toBe(text);
    }
  });
});
