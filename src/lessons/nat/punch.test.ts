/** What a packet on the ladder is taken for when it is pointed at. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../components/lesson/questions/point/rules.ts';
import { nodeAt } from '../../model/columns.ts';
import { packetsOf } from '../../model/queries.ts';
import { runLesson } from '../testing/run.ts';
import type { Question } from '../types.ts';
import { lesson } from './lesson.ts';
import { ANNA_TRIES } from './scenario.ts';

type Pointed = Extract<Question, { kind: 'point' }>;
const question = lesson.steps.find(({ id }) => id === 'punch')?.question as Pointed;
const run = runLesson(lesson);

/** What the frames of the packets that a host has made, sent before an instant, are taken for. */
function taken(host: string, before = Number.MAX_SAFE_INTEGER): Set<string> {
  const made = packetsOf(run).filter(
    ({ headerEvent, starts }) =>
      starts < before && run.nodes[nodeAt(run.log, headerEvent)] === host,
  );
  const answers = made.map(({ frame }) => rules.grade(question, `packet.${frame}`, [run]));
  return new Set(answers.map(({ given }) => given.split(' ')[0] as string));
}

describe('pointing at what opened the door', () => {
  it('takes Bella’s packets for hers on every link that they cross', () => {
    expect(taken('bella')).toEqual(new Set(['bellas']));
  });

  it('takes Anna’s earlier packets for hers, and nobody else’s', () => {
    expect(taken('anna', ANNA_TRIES)).toEqual(new Set(['before']));
    expect(taken('arno')).toEqual(new Set(['other']));
    expect(taken('server')).toEqual(new Set(['other']));
  });
});
