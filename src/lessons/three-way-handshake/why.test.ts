/** What "Why?" says about a repeated SYN, where timer and segment each have something sent. */
import { expect, test } from 'vitest';
import { storyOf } from '../../components/inspect/why/model.ts';
import { tell } from '../../components/inspect/why/sentence.ts';
import { packetsOf } from '../../model/queries.ts';
import { dropping } from '../facts.ts';
import { runChanged } from '../testing/run.ts';
import { synAck } from './events.ts';
import { lesson } from './lesson.ts';

const run = runChanged(lesson, [dropping(synAck)]);
const telling = { model: run, language: 'en' } as const;
/** The sentences that lead to each packet, its own the last. */
const stories = packetsOf(run).map(({ sentEvent }) =>
  storyOf(run, sentEvent).steps.map((step) => tell(step, telling).text),
);

test('of two repeated SYN-ACKs, one is the timer’s and one answers the repeated SYN', () => {
  const last = stories.map((story) => story.join(' '));
  expect(last.filter((why) => why.endsWith('ran out, so server sends it again.'))).toHaveLength(1);
  expect(last.filter((why) => why.endsWith('server sends its SYN, ACK once more.'))).toHaveLength(
    1,
  );
});

test('a SYN on an open connection is answered, not suspected', () => {
  expect(stories.flat()).toContain(
    'client is connected already: to a SYN it only says which byte it expects next.',
  );
  for (const why of stories.flat()) expect(why).not.toMatch(/forgery|trust/);
});
