/** What a packet on the ladder is taken for when it is pointed at. */
import { expect, it } from 'vitest';
import { rules } from '../../components/lesson/questions/point/rules.ts';
import { packetsOf } from '../../model/queries.ts';
import { nodeOf } from '../facts.ts';
import { runLesson } from '../testing/run.ts';
import { lesson } from './lesson.ts';
import { whichPacket } from './searches.ts';

const run = runLesson(lesson);

it('takes only what carries the shop’s page for a segment with data', () => {
  const asked = whichPacket as Extract<typeof whichPacket, { kind: 'point' }>;
  const segments = packetsOf(run).filter(
    ({ frame }) => rules.grade(asked, `packet.${frame}`, [run]).given === `segment packet.${frame}`,
  );
  expect(segments.length).toBeGreaterThan(1);
  for (const { from, to, header } of segments) {
    expect([from, to]).toEqual([nodeOf(run, 'shop'), nodeOf(run, 'far')]);
    expect(header).toMatchObject({ kind: 'segment.sent' });
    expect((header as { length?: number }).length).toBeGreaterThan(0);
  }
});
