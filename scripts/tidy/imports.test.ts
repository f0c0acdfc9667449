import { describe, expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const specifiers = (source: string) => importsOf(source).map((it) => it.specifier);
const typeOnly = (source: string) => importsOf(source).map((it) => it.typeOnly);

describe('importsOf', () => {
  test('finds imports, re-exports and imports without names', () => {
    const source = "import a from 'a';\nexport { b } from './b.ts';\nimport './c.css';";
    expect(specifiers(source)).toEqual(['a', './b.ts', './c.css']);
  });

  test('finds lazy imports, workers and assets', () => {
    const source =
      "const a = () => import('./a.tsx');\nnew Worker(new URL('./w.ts', import.meta.url));";
    expect(specifiers(source)).toEqual(['./a.tsx', './w.ts']);
  });

  test('finds the patterns of a glob and marks them', () => {
    const found = importsOf("import.meta.glob<Lesson>(['./*/a.ts', './*/b.mdx'], { eager: true })");
    expect(found.map((it) => it.specifier)).toEqual(['./*/a.ts', './*/b.mdx']);
    expect(found.every((it) => it.glob)).toBe(true);
  });

  test('reads a clause of many lines', () => {
    const [found] = importsOf("import {\n  a,\n  type B,\n} from './c.ts';");
    expect(found).toEqual({ specifier: './c.ts', line: 4, typeOnly: false, glob: false });
  });

  test('sees when only types are meant', () => {
    expect(typeOnly("import type { A } from 'a';")).toEqual([true]);
    expect(typeOnly("import { type A, type B } from 'a';")).toEqual([true]);
    expect(typeOnly("import { type A, b } from 'a';")).toEqual([false]);
    expect(typeOnly("import type, { a } from 'a';")).toEqual([false]);
    expect(typeOnly("export type { A } from 'a';")).toEqual([true]);
  });

  test('does not take a comment or a string for an import', () => {
    expect(specifiers("// import a from 'a';\nconst b = \"import c from 'c'\";")).toEqual([]);
  });

  test('does not take an export with a string for a re-export', () => {
    expect(specifiers("export const from = 'here';\nconst a = { from: 'there' };")).toEqual([]);
  });
});
