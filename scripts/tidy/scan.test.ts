import { describe, expect, test } from 'vitest';
import { lineAt, scan } from './scan.ts';

/** The code that is left, with runs of blanks made one, so that an expectation can be read. */
const codeOf = (source: string) => scan(source).code.replace(/ +/g, ' ').trim();

describe('scan', () => {
  test('takes out comments of both kinds', () => {
    expect(codeOf('a(); // b()\n/* c() */ d();')).toBe('a(); \n d();');
  });

  test('keeps comments apart', () => {
    expect(scan('a(); // why').comments.trim()).toBe('// why');
  });

  test('empties strings and keeps their quotes', () => {
    expect(codeOf(`f('a // b', "it's")`)).toBe(`f(' ', " ")`);
  });

  test('knows an escaped quote from the end of a string', () => {
    expect(codeOf(String.raw`f('it\'s') + g`)).toBe(`f(' ') + g`);
  });

  test('goes on with code inside a template', () => {
    expect(codeOf('`a ${b({ c: `d ${e}` })} f` + g')).toBe('` ${b({ c: ` ${e}` })} ` + g');
  });

  test('knows a regular expression from a division', () => {
    expect(codeOf('x = /[/"]b/g; y = a / b / c;')).toBe('x = / /g; y = a / b / c;');
  });

  test('is not led astray by an apostrophe or a closing tag in JSX', () => {
    const source = "<p>don't {stop}</p>\n<b>{go}</b>; done();";
    expect(codeOf(source)).toContain('done();');
    expect(codeOf(source)).toContain('{stop}');
  });

  test('keeps every line where it is', () => {
    const source = 'a\n/* b\n c */\n`d\n${e}\n`\nf';
    expect(scan(source).code.split('\n')).toHaveLength(source.split('\n').length);
    expect(scan(source).code.length).toBe(source.length);
  });
});

test('lineAt counts from one', () => {
  expect(lineAt('a\nb\nc', 4)).toBe(3);
});
