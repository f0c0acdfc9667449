import { describe, expect, test } from 'vitest';
import { functionsOf } from './functions.ts';

const spans = (source: string) => functionsOf(source).map((it) => [it.name, it.lines]);

describe('functionsOf', () => {
  test('measures a function from its name to its closing brace', () => {
    expect(functionsOf('\nfunction f() {\n  g();\n}')).toEqual([{ name: 'f', line: 2, lines: 3 }]);
  });

  test('names an arrow function by what it is put into', () => {
    expect(spans('const f = (a: number): number => {\n  return a;\n};')).toEqual([['f', 2 + 1]]);
  });

  test('measures what an arrow function gives in brackets', () => {
    expect(spans('const View = () => (\n  <p>\n    a\n  </p>\n);')).toEqual([['View', 5]]);
  });

  test('measures methods', () => {
    expect(spans('const a = {\n  b(c) {\n    d();\n  },\n};')).toEqual([['b', 3]]);
  });

  test('is not misled by braces in a return type', () => {
    const source = 'function f(): { a: number } | { b: Map<string, { c: 1 }> } {\n  g();\n}';
    expect(spans(source)).toEqual([['f', 3]]);
  });

  test('is not misled by a return type with arguments', () => {
    expect(spans('function f(): Array<A> {\n  g();\n}')).toEqual([['f', 3]]);
  });

  test('takes no condition, loop, call or ternary for a function', () => {
    const source = 'if (a) {\n  b();\n}\nfor (;;) {\n}\nc(d);\nconst e = f(g) ? h(i) : { j: 1 };';
    expect(spans(source)).toEqual([]);
  });

  test('finds functions in functions', () => {
    const source = 'function f() {\n  return items.map((it) => {\n    return it;\n  });\n}';
    expect(spans(source).map(([, lines]) => lines)).toEqual([5, 3]);
  });
});
