/** Every requirement has a test that bears its label; the table of them is docs/rfc9293.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DECLARED, REQUIREMENTS, type Requirement } from './testing/labels.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../../../..');
const LABEL = /\b(?:MUST|SHLD|MAY|REC)-\d+\b/g;

interface Named {
  file: string;
  name: string;
}

/** The tests of this folder by the labels in their names. */
function testsByLabel(): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  for (const file of readdirSync(here)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()) {
    const source = readFileSync(join(here, file), 'utf8');
    for (const [, name] of source.matchAll(/^test\('((?:[^'\\]|\\.)*)'/gm)) {
      for (const [label] of (name as string).matchAll(LABEL)) {
        const tests = found.get(label) ?? [];
        tests.push({ file: relative(root, join(here, file)), name: name as string });
        found.set(label, tests);
      }
    }
  }
  return found;
}

const tests = testsByLabel();
const requirements = Object.values(REQUIREMENTS).flat();

test('there are the 119 labels of appendix B, 69 of them MUSTs', () => {
  const labels = new Set(requirements.map(({ label }) => label));
  expect(labels.size).toBe(119);
  expect([...labels].filter((label) => label.startsWith('MUST')).length).toBe(69);
});

test('each label has a test, or a reason why it has none', () => {
  const bare = requirements.filter(({ label }) => !tests.has(label) && !(label in DECLARED));
  expect(bare.map(({ label }) => label)).toEqual([]);
});

test('no test bears a label that does not exist', () => {
  const labels = new Set(requirements.map(({ label }) => label));
  expect([...tests.keys()].filter((label) => !labels.has(label))).toEqual([]);
});

test('docs/rfc9293.md says so', async () => {
  await expect(document()).toMatchFileSnapshot(join(root, 'docs/rfc9293.md'));
});

function document(): string {
  const tested = new Set(
    requirements.map(({ label }) => label).filter((label) => tests.has(label)),
  );
  const parts = [
    '# RFC 9293, requirement by requirement',
    '',
    'The labels of appendix B, in our words, each with the test that shows it. Written by',
    '`src/stack/protocols/tcp/requirements/coverage.test.ts` (`npx vitest run -u` renews it).',
    '',
    `${tested.size} of 119 labels have a test; the others say why not.`,
  ];
  for (const [topic, rows] of Object.entries(REQUIREMENTS)) {
    parts.push('', `## ${topic}`, '', '| label | level | § | requirement | status |');
    parts.push('| --- | --- | --- | --- | --- |', ...rows.map(line));
  }
  return `${parts.join('\n')}\n`;
}

function line({ label, level, section, text }: Requirement): string {
  const shown = (tests.get(label) ?? []).map(({ file, name }) => `[${name}](../${file})`);
  const status = shown.length > 0 ? `tested: ${shown.join('; ')}` : (DECLARED[label] ?? '');
  return `| ${label} | ${level} | ${section} | ${text} | ${status} |`;
}
