import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../model/mark.ts';
import { packetsOf } from '../../../../model/queries.ts';
import { type RecordedRun, recordedRun } from '../../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import { flagsOf } from './flags.ts';
import { markIn, takenFor } from './grading.ts';
import type { PointAsked } from './kind.ts';
import { rules } from './rules.ts';

function run(): RecordedRun {
  const trace = makeTrace();
  handshake(trace, false);
  return recordedRun(trace.log, TWO_HOSTS);
}

const packet = (frame: number): Mark => ({ kind: 'packet', frame });
const from = (of: RecordedRun, mark: Mark, node: number) =>
  mark.kind === 'packet' && packetsOf(of)[mark.frame]?.from === node;

/** Which segment does the server send? */
const asked: PointAsked = {
  ...{ kind: 'point', id: 'p', at: 'packet' },
  answer: (of) =>
    packetsOf(of).flatMap(({ frame, from: node }) => (node === 1 ? [packet(frame)] : [])),
  marks: {
    server: (mark, of) => from(of, mark, 1),
    client: (mark, of) => from(of, mark, 0),
    nothing: () => true,
  },
};

describe('a question that is answered by pointing', () => {
  it('is graded by the mark, and keeps what the mark was taken for', () => {
    const server = packetsOf(run()).find(({ from: node }) => node === 1)?.frame;
    expect(rules.grade(asked, `packet.${server}`, [run()])).toEqual({
      ...{ given: `server packet.${server}`, truth: 'server', right: true },
    });
    expect(rules.grade(asked, 'packet.0', [run()])).toEqual({
      ...{ given: 'client packet.0', truth: 'server', right: false },
    });
    expect(rules.grade(asked, 'state.0.LISTEN', [run()]).given).toBe('nothing state.0.LISTEN');
  });

  it('takes each of several marks for right', () => {
    const all = { ...asked, answer: () => [packet(0), packet(2)] };
    const right = (given: string) => rules.grade(all, given, [run()]).right;
    expect(['packet.0', 'packet.2'].map(right)).toEqual([true, true]);
    expect(right('packet.1')).toBe(false);
  });

  it('has no right answer while nothing is right, or marks of two sorts are', () => {
    const none = { ...asked, answer: () => [] };
    const both = { ...asked, answer: () => [packet(0), packet(1)] };
    for (const question of [none, both]) {
      expect(rules.truth(question, [run()])).toBe('');
      expect(rules.grade(question, 'packet.0', [run()]).right).toBe(false);
    }
  });

  it('does not take a mark for right that only looks like those that are', () => {
    const one = { ...asked, answer: () => [packet(0)] };
    const third = rules.grade(one, 'packet.2', [run()]);
    expect(third).toEqual({ given: 'client packet.2', truth: 'client', right: false });
  });

  it('finds the sort and the mark in a graded answer', () => {
    expect([takenFor('client packet.2'), markIn('client packet.2')]).toEqual([
      'client',
      'packet.2',
    ]);
    expect([markIn('client'), markIn('packet.2'), markIn('')]).toEqual([
      ...[undefined, 'packet.2', undefined],
    ]);
    expect(rules.same(asked, 'client packet.2', 'client')).toBe(true);
  });
});

describe('on the stage', () => {
  it('the right marks have flags, and so has the one that was chosen', () => {
    expect(flagsOf([packet(1)], packet(0))).toEqual([
      { mark: 'packet.1', says: 'right' },
      { mark: 'packet.0', says: 'chosen' },
    ]);
    expect(flagsOf([packet(1), packet(3)], packet(3))).toEqual([
      { mark: 'packet.1', says: 'right' },
      { mark: 'packet.3', says: 'both' },
    ]);
  });

  it('an audience has chosen none', () => {
    expect(flagsOf([packet(1)], undefined)).toEqual([{ mark: 'packet.1', says: 'right' }]);
  });
});
