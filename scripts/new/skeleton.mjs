/** The files of a skeleton, with the names of the new thing filled in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { root } from '../lib/paths.mjs';

/**
 * @typedef {object} Names
 * @property {string} name `my-thing`
 * @property {string} camel `myThing`
 * @property {string} pascal `MyThing`
 * @property {string} en What people read.
 * @property {string} zh
 */

/** @param {string} name @param {string | undefined} en @param {string | undefined} zh @returns {Names} */
export function namesOf(name, en, zh) {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const words = name.replaceAll('-', ' ');
  const title = en ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  if (/["\\<>{}`]/.test(title + zh)) throw new Error('a name on the screen is plain text');
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1);
  const plain = (/** @type {string} */ text) => text.replaceAll("'", '’');
  return { name, camel, pascal, en: plain(title), zh: plain(zh ?? title) };
}

/** The texts under a folder of the checkout, by their paths. @param {string} folder */
function textsIn(folder, ending = '') {
  const top = join(root, folder);
  return new Map(
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(top.length + 1).replaceAll('\\', '/'),
        readFileSync(path, 'utf8'),
      ]),
  );
}

/** The next sixteen numbers of events that nobody has; capabilities have those from 512 on. */
function freeNumber() {
  let next = 512;
  for (const [path, text] of textsIn('src/stack', '.ts')) {
    if (path.endsWith('.test.ts')) continue;
    for (const [, number = '', events = ''] of text.matchAll(
      /defineEvents\((\d[\d_]*), \{(.*?)^\}/gms,
    )) {
      const count = [...events.matchAll(/^ {2}'?[\w.-]+'?:/gm)].length;
      next = Math.max(next, (Number(number.replaceAll('_', '')) + count + 15) & ~15);
    }
  }
  return next;
}

/** Behind all that stand there, so that no two are equal. @param {string} folder */
function freeOrder(folder) {
  const texts = [...textsIn(folder, '.ts').values()];
  const taken = texts.flatMap((text) => [...text.matchAll(/^ {2}order: (\d+),$/gm)]);
  return Math.max(0, ...taken.map(([, order]) => Number(order))) + 1;
}

/** A letter that no input has, one of the name's own if possible. @param {string} name */
function freeLetter(name) {
  const taken = new Set();
  for (const text of textsIn('src/stack/inputs', 'codec.ts').values()) {
    for (const [, own, short] of text.matchAll(/letter: '(.)'|\b([a-z]): /g))
      taken.add(own ?? short);
  }
  const letter = [...name, ...'abcdefghijklmnopqrstuvwxyz'].find(
    (each) => /[a-z]/.test(each) && !taken.has(each),
  );
  if (letter === undefined) throw new Error('every letter is the letter of some input');
  return letter;
}

/** @param {string} word */
function isReserved(word) {
  try {
    new Script(`'use strict'; async () => { const ${word} = 0; };`);
    return false;
  } catch {
    return true;
  }
}

/** Whether the skeleton imports something else under this name. @param {string} text @param {string} word */
function imports(text, word) {
  return new RegExp(`^import [^;]*[{,\\s]${word}\\b[^;]* from`, 'm').test(text);
}

/**
 * @param {string} kind
 * @param {Names} names
 * @param {string} folder Where things of this kind stand.
 * @returns {Map<string, string>} Texts by their paths in the new folder.
 */
export function skeletonOf(kind, names, folder) {
  const { name, camel, pascal, en, zh } = names;
  const templates = textsIn(`scripts/new/${kind}`, '.txt');
  const used = [camel, pascal].find((word) =>
    [...templates.values()].some((text) => imports(text, word)),
  );
  if (used !== undefined || isReserved(camel)) {
    throw new Error(`“${used ?? camel}” means something else in the code; choose another name`);
  }
  /** @type {Readonly<Record<string, string>>} */
  const values = {
    ...{ name, camel, en, zh },
    Pascal: pascal,
    constant: name.replaceAll('-', '_').toUpperCase(),
    number: String(freeNumber()),
    letter: freeLetter(name),
    order: String(freeOrder(folder)),
  };
  const fill = (/** @type {string} */ text) =>
    text.replace(
      /__(name|camel|Pascal|constant|number|letter|order|en|zh)__/g,
      (_, key) => values[key] ?? '',
    );
  return new Map(
    [...templates].map(([path, text]) => [fill(path.replace(/\.txt$/, '')), fill(text)]),
  );
}
