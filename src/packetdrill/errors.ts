/** The two ways in which a script ends before its last event without the stack being at fault. */

/** The script does not follow the language. */
export class ScriptError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(line: number, message: string, column = 1) {
    super(message);
    this.name = 'ScriptError';
    this.line = line;
    this.column = column;
  }
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
