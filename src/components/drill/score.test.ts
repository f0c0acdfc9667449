import { describe, expect, it } from 'vitest';
import { judge, type Verdict } from '../../model/judge/judge.ts';
import { ACK } from '../../model/judge/segment.ts';
import { endOf, OPEN, own, SYNS } from '../../model/judge/testing/by-hand.ts';
import { BEGINNING, scored } from './score.ts';

const LEGAL: Verdict = { kind: 'legal', objections: [] };
const ADVISED: Verdict = { kind: 'unusual', level: 'should', objections: [] };
const ILLEGAL: Verdict = { kind: 'illegal', level: 'must', objections: [] };

const scoreOf = (...decided: readonly [Verdict, boolean][]) =>
  decided.reduce((was, [verdict, counts]) => scored(was, verdict, counts), BEGINNING);

describe('the score', () => {
  it('counts what was right at once, and what was right later', () => {
    expect(scoreOf([LEGAL, true], [ILLEGAL, true], [ILLEGAL, true], [LEGAL, true])).toMatchObject({
      ...{ first: 1, later: 1 },
    });
  });

  it('gives nothing for a wait that was no choice', () => {
    expect(scoreOf([LEGAL, false], [LEGAL, false])).toEqual(BEGINNING);
  });

  it('counts what was against advice as that, and not as right', () => {
    expect(scoreOf([ADVISED, true])).toMatchObject({ first: 0, later: 0, advised: 1 });
  });

  it('counts a wrong field once, whatever else is wrong because of it', () => {
    const end = endOf(SYNS);
    const verdict = judge(end, own(ACK, { ack: 0 }));
    expect(verdict.objections.length).toBeGreaterThan(1);
    const { broken } = scoreOf([verdict, true]);
    expect(broken.map(({ rule }) => rule.id)).toEqual(['ack-of-syn']);
  });

  it('counts two wrong fields as two', () => {
    const verdict = judge(endOf(OPEN), own(ACK, { seq: 101, ack: 101 }));
    const { broken } = scoreOf([verdict, true]);
    expect(broken.map(({ rule }) => rule.id)).toEqual(['gap', 'ack-not-received']);
  });

  it('counts what a hint told as right later', () => {
    const hinted = { ...BEGINNING, hints: 1, helped: true };
    expect(scored(hinted, LEGAL, true)).toMatchObject({ first: 0, later: 1, hints: 1 });
  });
});
