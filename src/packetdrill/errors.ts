/** The two ways in which a script ends before its last event without the stack being at fault. */

/** Where on its line a mistake stands: a column, or a word that is looked for. */
type Place = number | { word: string };

/** The script does not follow the language. */
export class ScriptError extends Error {
  readonly line: number;
  readonly column: number;
  /** Stands where the mistake is; undefined when the column is known. */
  readonly word: string | undefined;

  constructor(line: number, message: string, place: Place = 1) {
    super(message);
    this.name = 'ScriptError';
    this.line = line;
    this.column = typeof place === 'number' ? place : 1;
    this.word = typeof place === 'number' ? undefined : place.word;
  }
}

/** The line and column of a mistake; what stands on several lines is looked for in all of them. */
export function placeOf(source: string, { line, column, word }: ScriptError) {
  if (word === undefined) return { line, column };
  const escaped = word.replace(/[^\w\s]/g, '\\$&');
  const whole = new RegExp(
    `${/^\w/.test(word) ? '\\b' : ''}${escaped}${/\w$/.test(word) ? '\\b' : ''}`,
  );
  const lines = source.split('\n');
  for (let at = line; at <= lines.length; at++) {
    const found = whole.exec(lines[at - 1] as string);
    if (found !== null) return { line: at, column: found.index + 1 };
  }
  return { line, column };
}

/** The script is right, but asks for something that this runner or this stack does not have. */
export class Unsupported extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.name = 'Unsupported';
    this.line = line;
  }
}

/** The stack did not do what the script says. */
export class Mismatch extends Error {
  readonly line: number;
  readonly expected: string;
  readonly got: string;

  constructor(line: number, expected: string, got: string) {
    super(`expected ${expected}, got ${got}`);
    this.name = 'Mismatch';
    this.line = line;
    this.expected = expected;
    this.got = got;
  }
}
