import { describe, expect, it } from 'vitest';
import { functionsAsConstants } from './constants.ts';

const rewritten = (code: string) => functionsAsConstants(code).code;
/** What a module's own code comes to, however it is laid out. */
const resultOf = (code: string) => new Function(`${code}\nreturn result;`)();

describe('functions at the top of a module', () => {
  it('become constants, exported or not', () => {
    const code = rewritten('function f(a) { return a; }\nexport function g() {}');
    expect(code).toContain('const f = function (a) { return a; };');
    expect(code).toContain('export const g = function () {};');
    expect(code).not.toMatch(/^(export )?function/m);
  });

  it('are there before anything else is worked out, as declarations are', () => {
    const code =
      'const result = twice(4);\nfunction twice(a) { return add(a, a); }\nfunction add(a, b) { return a + b; }';
    expect(resultOf(rewritten(code))).toBe(8);
  });

  it('stay behind the imports', () => {
    const code =
      "import { a } from './a.js';\nimport { b } from './b.js';\nuse(a, b);\nfunction use() {}";
    expect(rewritten(code).indexOf('const use')).toBeGreaterThan(code.indexOf('./b.js'));
  });

  it('can be asynchronous or generators', async () => {
    const code =
      'async function f() { return 1; }\nfunction* g() { yield 2; }\nconst result = [f, g];';
    const [f, g] = resultOf(rewritten(code));
    expect(await f()).toBe(1);
    expect([...g()]).toEqual([2]);
  });

  it('leave inner functions and other statements as they are', () => {
    const code =
      'const x = () => { function inner() { return 3; } return inner(); };\nconst result = x();';
    expect(rewritten(code)).toBe(code);
  });
});
