import { describe, expect, it } from 'vitest';
import docs from '../../docs/GLOSSARY.md?raw';
import { LANGUAGES } from '../i18n/language.ts';
import { plannedLesson } from '../lessons/curriculum.ts';
import { topicOf } from '../lessons/references/topic.ts';
import { entryNamed, GLOSSARY } from './glossary.ts';
import { findTerms, formsOf, lexiconOf } from './lexicon.ts';

const prose = import.meta.glob<string>('../lessons/*/*.mdx', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const stage = import.meta.glob<string>(
  ['../components/views/*/{text,texts,labels,words}.ts', '../components/views/*/view.ts'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);
const words = import.meta.glob<string>('../stack/**/page/words.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe.each(GLOSSARY.map((entry) => [entry.id, entry] as const))('the entry %s', (_, entry) => {
  it('says what it is in both languages, in a sentence or two', () => {
    expect(entry.says.en).toMatch(/^[^\p{Script=Han}]{20,230}[.”]$/u);
    expect(entry.says.zh).toMatch(/^(?=.*\p{Script=Han}).{8,120}。$/u);
  });

  it('names where it is defined', () => {
    expect(entry.ref ? topicOf(entry.ref) : entry.standard).toBeTruthy();
    if (entry.alsoIn) expect(topicOf(entry.alsoIn)).toBeTruthy();
  });

  it('leads to a lesson of the course', () => {
    expect(plannedLesson(entry.lesson)).toBeDefined();
  });
});

describe('the glossary', () => {
  it.each(LANGUAGES.map(({ id }) => id))('has one entry for each word (%s)', (language) => {
    const owners = new Map<string, string[]>();
    for (const entry of GLOSSARY) {
      for (const form of formsOf(entry, language)) {
        owners.set(form, [...(owners.get(form) ?? []), entry.id]);
      }
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });

  it('has the words that the documents of the code have, and translates them alike', () => {
    const rows = [...docs.matchAll(/^\| ([^|]+) \| ([^|]*\p{Script=Han}[^|]*) \| [^|]+ \| `/gmu)];
    const both = rows.flatMap(([, english = '', chinese = '']) => {
      const entry = GLOSSARY.find((each) => formsOf(each, 'en').includes(english.trim()));
      return entry ? [{ entry, chinese }] : [];
    });
    expect(both.length).toBeGreaterThan(20);
    const names = (text: string) => text.split(/[;,()]\s*|\s+(?=\()/).map((name) => name.trim());
    const apart = both.filter(({ entry, chinese }) => {
      const [first = ''] = names(chinese);
      return ![entry.term.zh, ...(entry.also?.zh ?? [])].includes(first);
    });
    expect(apart.map(({ entry, chinese }) => `${entry.id}: ${chinese}`)).toEqual([]);
  });
});

/** Capitals that are no jargon: units, organisations, names in our own interface. */
const COMMON = /^(?:RFC|IEEE|EN|OK|URL|JSON|ASCII|UTF|CPU|API|ID|IDs|SIG)$/;
/** An abbreviation, or a state of TCP. */
const JARGON = /(?<![\w.-])[A-Z][A-Z0-9]+(?:[_-][A-Z0-9]+)*(?![\w-])/g;

function unexplained(texts: Readonly<Record<string, string>>): string[] {
  const lexicon = lexiconOf(GLOSSARY, 'en', true);
  const missing = new Set<string>();
  for (const text of Object.values(texts)) {
    for (const [term] of text.matchAll(JARGON)) {
      if (!COMMON.test(term) && findTerms(term, lexicon).length === 0) missing.add(term);
    }
  }
  return [...missing].sort();
}

/** Prose without its tags and without code, which is explained by what it does. */
const inProse = (source: string) => source.replaceAll(/<[^>]*>|`[^`]*`/g, ' ');
/** The strings of a table of words. */
const inStrings = (source: string) =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]
    .map(([, single, template]) => single ?? template)
    .join('\n');
const mapped = (files: Readonly<Record<string, string>>, read: (source: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([file, source]) => [file, read(source)]));

describe('jargon', () => {
  it('of the lessons has an entry', () => {
    expect(Object.keys(prose).length).toBeGreaterThan(3);
    expect(unexplained(mapped(prose, inProse))).toEqual([]);
  });

  it('of the pictures has an entry', () => {
    expect(Object.keys(stage).length).toBeGreaterThan(5);
    expect(unexplained(mapped(stage, inStrings))).toEqual([]);
  });

  it('of the sentences for events has an entry', () => {
    expect(Object.keys(words).length).toBeGreaterThan(5);
    expect(unexplained(mapped(words, inStrings))).toEqual([]);
  });
});

it('finds an entry by its address', () => {
  expect(entryNamed('delayed-ack')?.term.en).toBe('delayed ACK');
  expect(entryNamed('no-such-term')).toBeUndefined();
});
