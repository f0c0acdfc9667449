/** The lists that get a line when something is added. Each edit gives the file's new text. */

/** @param {string} text @param {string} mark @param {string} line */
function beforeEnd(text, mark, line) {
  const start = text.indexOf(mark);
  const end = text.slice(start).search(/\n[}\]]/) + start;
  if (start < 0 || end < start) throw new Error(`there is no “${mark}” to add a line to`);
  return `${text.slice(0, end)}\n  ${line}${text.slice(end)}`;
}

/** Before the first import; the formatter sorts them. @param {string} text @param {string} line */
function withImport(text, line) {
  return text.replace(/^import /m, `${line}\nimport `);
}

/**
 * A lesson that is planned has its row already; another gets one behind `after`, or at the end.
 * @param {string} text @param {import('./skeleton.mjs').Names} names @param {string | undefined} after
 */
function withLesson(text, { name, en, zh }, after) {
  const rows = [...text.matchAll(/^ {4}\[\s*'([a-z0-9-]+)',[^\]]*\],\n/gm)];
  if (rows.some(([, slug]) => slug === name)) return text;
  const row = after === undefined ? rows.at(-1) : rows.find(([, slug]) => slug === after);
  if (row === undefined) throw new Error(`there is no lesson “${after}” in the curriculum`);
  const end = row.index + row[0].length;
  return `${text.slice(0, end)}    ['${name}', '${en}', '${zh}'],\n${text.slice(end)}`;
}

/** At the end: the levels are in the order in which they are offered. @param {string} text @param {string} camel */
function withLevel(text, camel) {
  const list = /(LEVELS: [^=]*= \[[^\]]*?)(,?\s*\];)/;
  if (!list.test(text)) throw new Error('there is no list of levels to add to');
  return text.replace(list, (_, before, end) => `${before}, ${camel}${end.replace(',', '')}`);
}

/** @typedef {{ file: string, edit: (text: string) => string }} Edit */

/**
 * @param {import('./kinds.mjs').List} list
 * @param {import('./skeleton.mjs').Names} names
 * @param {string} folder The folder of the new thing.
 * @param {string | undefined} after
 * @returns {readonly Edit[]}
 */
export function editsOf(list, names, folder, after) {
  const { name, camel } = names;
  if (list === 'capabilities') {
    const line = `'${name}': () => import('../${folder.slice('src/'.length)}/capability.ts'),`;
    const edit = (/** @type {string} */ text) => beforeEnd(text, 'export const CAPABILITIES', line);
    return [{ file: 'src/runtime/capabilities.ts', edit }];
  }
  if (list === 'letters') {
    const imported = `import { ${camel}Codec } from './${name}/codec.ts';`;
    const edit = (/** @type {string} */ text) =>
      withImport(beforeEnd(text, 'const CODECS', `${camel}Codec,`), imported);
    return [{ file: 'src/stack/inputs/letters.ts', edit }];
  }
  if (list === 'levels') {
    const imported = `import { ${camel} } from './levels/${name}.ts';`;
    const edit = (/** @type {string} */ text) => withImport(withLevel(text, camel), imported);
    return [{ file: 'src/drills/levels.ts', edit }];
  }
  const edit = (/** @type {string} */ text) => withLesson(text, names, after);
  return [{ file: 'src/lessons/curriculum.ts', edit }];
}
