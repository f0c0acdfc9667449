/** Lists in the documentation that a newcomer relies on: nothing that there is may be missing in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { KINDS } from './new/kinds.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the index of decisions has each of them once, in their order, by its title', () => {
  const files = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file));
  const rows = [...read('docs/decisions/README.md').matchAll(/^(\d+)\. \[(.+)\]\((.+\.md)\)/gm)];
  expect(rows.map(([, , , file]) => file)).toEqual(files.sort());
  for (const [, number, title, file] of rows) {
    expect(Number(number)).toBe(Number(file?.slice(0, 4)));
    expect(read(`docs/decisions/${file}`)).toMatch(`# ${number}. ${title}\n`);
  }
});

test.each(Object.entries(KINDS))('CONTRIBUTING says where a new %s stands', (kind, known) => {
  const row = new RegExp(`^\\| \`${kind}\` \\| \`(.*?)/<(?:name|slug)>(.*?)\` \\|(.*)\\|$`, 'm');
  const [, folder, ending, list = ''] = row.exec(read('CONTRIBUTING.md')) ?? [];
  expect(folder).toBe(known.folder);
  expect(ending).toBe(known.isFile ? '.ts' : '');
  expect(list.includes('src/'), 'a list that gets a line').toBe(known.lists.length > 0);
});

test('the README of questions has every kind of them', () => {
  const folder = 'src/components/lesson/questions';
  const text = read(`${folder}/README.md`);
  const kinds = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const told = [...text.matchAll(/^\| `(\w+)` \| `<(\w+)>`/gm)].map(([, kind, tag]) => [kind, tag]);
  const tagOf = (kind: string) => /^ {2}tag: '(\w+)'/m.exec(read(`${folder}/${kind}/kind.ts`))?.[1];
  expect(told.sort()).toEqual(kinds.map((kind) => [kind, tagOf(kind)]).sort());
});
