/** Each level is played to its end, in both seats, by whoever keeps to the rules. */
import { describe, expect, it } from 'vitest';
import { dataEnd } from '../model/judge/end.ts';
import { judge } from '../model/judge/judge.ts';
import { complaints, judgeRun } from '../model/judge/testing/judged.ts';
import { seqAdd } from '../stack/core/seq.ts';
import { exerciseOf, SEATS } from './level.ts';
import { LEVELS } from './levels.ts';
import { insteadOf } from './scenario.ts';
import { judgeSilence } from './situation.ts';
import { play } from './testing/played.ts';
import { different, plain } from './testing/players.ts';

const SEEDS = Array.from({ length: 6 }, (_, at) => at + 1);
const CASES = LEVELS.flatMap((level) => SEATS.map((seat) => [level.id, seat, level] as const));

describe.each(CASES)('the level %s, as the %s', (_, seat, level) => {
  it.each(SEEDS)('ends well for who sends what a plain TCP would, seed %i', async (seed) => {
    const exercise = exerciseOf(level, seat, seed);
    const decide = plain(exercise);
    const { last } = await play(exercise, (situation) => {
      const segment = decide(situation);
      const said = segment === undefined ? judgeSilence(situation) : judge(situation.end, segment);
      const broken = said.objections.filter(({ rule }) => rule.level !== 'unusual');
      expect(broken).toEqual([]);
      return segment;
    });
    expect(last.over).toBe(true);
    const { end } = last;
    expect(['TIME_WAIT', 'CLOSED']).toContain(end.state);
    // Both have said all, and heard all.
    expect(end.una).toBe(seqAdd(dataEnd(end), 1));
    expect(end.peerFin).toBe(seqAdd(end.nxt, -1));
  });

  it.each(SEEDS)('finds what our stack does instead legal, seed %i', (seed) => {
    const judged = judgeRun(insteadOf(exerciseOf(level, seat, seed)), seed);
    expect(judged.length).toBeGreaterThan(6);
    expect(complaints(judged)).toEqual([]);
  });

  it.each(SEEDS)(
    'ends for whoever keeps to the rules in a way of his own, seed %i',
    async (seed) => {
      const exercise = exerciseOf(level, seat, seed);
      for (const heedsAdvice of [true, false]) {
        const { last } = await play(exercise, different(exercise, seed, heedsAdvice), 1000);
        expect(last.over).toBe(true);
      }
    },
  );
});
