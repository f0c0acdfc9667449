import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { NOTE } from '../../../stack/protocols/tcp/page/notes.ts';
import { REASON, VERDICT } from '../../../stack/protocols/tcp/page/segments.ts';
import { TRANSITION } from '../../../stack/protocols/tcp/page/transitions.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { CapabilityPage } from '../../../stack/trace/page/kind.ts';
import {
  type BodiesOf,
  declaredKinds,
  defineEvents,
  int,
  type TraceEvent,
} from '../../../stack/trace/schema.ts';
import { sentence, type WordsFor } from '../../../stack/trace/words.ts';
import { sceneOf, textOf } from './scene.ts';
import { addPage, wordsOf } from './tables.ts';

const probeEvents = defineEvents(60_000, { 'probe.seen': { n: int } });
declare module '../../../stack/trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof probeEvents> {}
}

const probe: WordsFor<typeof probeEvents> = {
  'probe.seen': {
    source: 'application',
    label: { en: 'a probe', zh: '探针' },
    why: ({ n }, { node }) =>
      sentence('{node} saw {n} {n:probe|probes}.', '{node} 看到 {n} 个探针。', { node, n }),
    say: null,
  },
};

function whyOf(language: 'en' | 'zh'): string {
  const trace = makeTrace();
  trace.add(10, 'probe.seen', 0, -1, { n: 2 });
  const model = recordedRun(trace.log, TWO_HOSTS);
  const event = readEvent(model.log, 0);
  return textOf(wordsOf(event).why(event, sceneOf(model, event)), language);
}

describe('the tables of words', () => {
  it('show an event without words by its kind, and with them once they are added', () => {
    expect(whyOf('en')).toBe('client: event probe.seen');
    addPage({ words: probe });
    expect(whyOf('en')).toBe('client saw 2 probes.');
    expect(whyOf('zh')).toBe('客户端看到 2 个探针。');
  });

  it('have every event of every folder that declares events', () => {
    const modules = {
      ...import.meta.glob<object>('../../../stack/**/events.ts', { eager: true }),
      ...import.meta.glob<object>('../../../stack/trace/kernel-events.ts', { eager: true }),
    };
    const words = Object.keys({
      ...import.meta.glob<object>('../../../stack/**/page/words.ts'),
    });
    for (const [path, module] of Object.entries(modules)) {
      const declares = Object.values(module).some(
        (it) => typeof it === 'object' && 'numbers' in it,
      );
      const page = `${path.slice(0, path.lastIndexOf('/'))}/page/words.ts`;
      if (declares) expect(words, path).toContain(page);
    }
    const pages = import.meta.glob<CapabilityPage>('../../../stack/*/*/page/index.ts', {
      eager: true,
      import: 'page',
    });
    for (const page of Object.values(pages)) addPage(page);
    for (const kind of declaredKinds().filter((it) => !it.startsWith('probe.'))) {
      expect(wordsOf({ kind } as TraceEvent).label.en, kind).not.toMatch(/not known/);
    }
  });

  it('reject what has no words, or has them in one language, at compile time', () => {
    // @ts-expect-error the event has no words
    const none: WordsFor<typeof probeEvents> = {};
    const english: WordsFor<typeof probeEvents> = {
      'probe.seen': {
        ...probe['probe.seen'],
        // @ts-expect-error the Chinese is missing
        label: { en: 'a probe' },
      },
    };
    // @ts-expect-error the Chinese does not say {n}
    const less = sentence('{n} probes', '探针', { n: 1 });
    // @ts-expect-error {n} is not given
    const bare = sentence('{n} probes', '{n} 个探针', {});
    expect([none, english, less, bare]).toHaveLength(4);
  });

  it('say the same in both languages: the same parameters occur in each', () => {
    const used = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();
    const rows = [REASON, VERDICT, NOTE].flatMap((table) => Object.entries(table));
    for (const [code, { text }] of rows) expect(used(text.en), code).toEqual(used(text.zh));
    for (const [event, { en, zh }] of Object.entries(TRANSITION)) {
      // Chinese may leave the subject out.
      for (const name of used(zh)) expect(used(en), event).toContain(name);
    }
  });
});
