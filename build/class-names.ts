import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * Names of CSS modules' classes in the built app: `k-4` for the fourth of the eleventh style sheet. A
 * page has hundreds of them, each in a sheet and in a script, so short ones take 2 % off both. Their
 * order is that of the files' paths and of the classes in a file, and so the same in every build.
 */
export function shortNames(): (name: string, file: string, css: string) => string {
  const sheets = sheetsIn(root);
  const classes = new Map<string, string[]>();
  return (name, file, css) => {
    const sheet = relative(root, file.split('?')[0]!).replaceAll('\\', '/');
    let known = classes.get(sheet);
    if (known === undefined) {
      known = [...new Set(Array.from(css.matchAll(/\.([A-Za-z_][\w-]*)/g), ([, found]) => found!))];
      classes.set(sheet, known);
    }
    // A name that its sheet does not spell after a dot, as that of an animation.
    if (!known.includes(name)) known.push(name);
    return `${letters(sheets.indexOf(sheet))}-${known.indexOf(name).toString(36)}`;
  };
}

export function sheetsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.module.css'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** 0 → a, 25 → z, 26 → ba: a name must not begin with a digit. */
export function letters(index: number): string {
  if (index < 0) throw new Error('a style sheet that is not in src');
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26)) + last;
}
