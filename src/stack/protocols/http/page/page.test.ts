/** A run with HTTP as the page tells it: sentences, and what causes what. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { played } from '../../../../runtime/testing/played.ts';
import { serverOf } from '../../../apps/http-server/testing/site-run.ts';
import { twoRun } from '../../../apps/testing/world-of.ts';
import { eventsOf } from '../../../trace/log.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { topologyOf } from '../../../world/topology.ts';
import { httpEvents } from '../events.ts';
import { page } from './index.ts';

addPage(page);

const lines = [
  'curl 10.0.0.2/in 10.0.0.2/nowhere',
  'curl 10.0.0.2:81/',
  'curl -H "Host: a" -H "Content-Length: x" 10.0.0.2/',
];
const clients = lines.map((line, i) => ({
  ...{ name: 'curl', app: 'curl', startAt: i * 1_000_000 },
  args: { line },
}));
const spec = twoRun(clients, [serverOf({ '/in': { text: 'in\n', session: 'begin' } })]);
const run = recordedRun((await played(spec)).sim.log, topologyOf(spec));

function tell(kind: EventKind, language: 'en' | 'zh'): string[] {
  return [...eventsOf(run.log, [kind])].map((event) =>
    textOf(wordsOf(event).why(event, sceneOf(run, event)), language),
  );
}

test('the segments of an answer are caused by it', () => {
  const [answer] = [...eventsOf(run.log, ['http.response.sent'])];
  const sends = [...eventsOf(run.log, ['socket.call'])].filter(({ cause }) => cause === answer?.id);
  expect(sends).toMatchObject([{ name: 'send' }]);
});

test('every kind of event has a sentence in both languages, with all its parameters', () => {
  for (const kind of Object.keys(httpEvents.fields) as EventKind[]) {
    for (const language of ['en', 'zh'] as const) {
      const told = tell(kind, language);
      expect(told.length, kind).toBeGreaterThan(0);
      for (const each of told) expect(each).not.toMatch(/[{}]|undefined/);
    }
  }
});

test('why an answer is what it is, and why a client gives up, is told', () => {
  expect(tell('http.response.sent', 'en')[1]).toBe(
    'The web server on server answers GET /nowhere with 404: there is nothing under that name.',
  );
  expect(tell('http.failed', 'en')).toEqual([
    'client gives up http://10.0.0.2:81/: nobody listens at that port.',
  ]);
});
