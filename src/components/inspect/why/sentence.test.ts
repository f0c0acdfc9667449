import { expect, test } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { CLIENT, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { storyOf } from './model.ts';
import { questionOf, type Telling, tell, whereOf } from './sentence.ts';
import type { WhyText } from './text.ts';

const t = ((key: string, values?: { what: string }) =>
  values ? `${key} ${values.what}` : key) as WhyText;

/** A frame that nobody in the run has sent arrives at the client, which notes who is where. */
function fromOutside(language: Language = 'en') {
  const trace = makeTrace();
  const input = trace.add(0, 'session.input', -1, -1, { index: 0, what: 'frame' });
  const came = trace.add(0, 'frame.delivered', CLIENT, input, { frame: 9, nic: 0, link: -1 });
  const noted = trace.add(0, 'cache.changed', CLIENT, came, {
    ...{ table: 'arp', key: '10.0.0.2', value: '02:00:00:00:00:02', state: 'reachable' },
  });
  const model = recordedRun(trace.log, TWO_HOSTS);
  const telling: Telling = { model, language, t };
  return { telling, noted, story: storyOf(model, noted) };
}

test('what was done to a run has a place among the reasons that is no number', () => {
  const { telling, story } = fromOutside();
  expect(story.steps.map(({ event }) => whereOf(event, telling))).toEqual([
    'outside',
    'client',
    'client',
  ]);
});

test.each([
  ['en', 'The frame arrived at client.'],
  ['zh', '这一帧到达客户端。'],
] as const)('a frame from outside that has no name is called a frame (%s)', (language, text) => {
  const { telling, story } = fromOutside(language);
  expect(tell(story.steps[1]!, telling).text).toBe(text);
});

test.each([
  ['en', 'Why did client change 10.0.0.2 in its arp table?'],
  ['zh', '客户端为什么改了 arp 表里的 10.0.0.2？'],
] as const)('a change of a table is asked about in a sentence (%s)', (language, text) => {
  const { telling, noted } = fromOutside(language);
  expect(questionOf(readEvent(telling.model.log, noted), undefined, telling)).toBe(text);
});

test('the reasons of an event without a question of its own have its words as their heading', () => {
  const { telling } = fromOutside();
  expect(questionOf(readEvent(telling.model.log, 0), undefined, telling)).toBe(
    'howCame your change',
  );
});
