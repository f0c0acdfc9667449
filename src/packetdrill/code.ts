/**
 * The code between `%{` and `}%`: assertions over a connection's TCP_INFO, in the part of Python
 * that such scripts use. It is run where it stands, against the state of that moment; what one
 * block assigns, the next one knows.
 */

import { evaluate, type Lookup, tokenize } from './code-expressions.ts';
import { type CodeLine, linesOf } from './code-lines.ts';
import { type CodeFunction, type CodeValue, truth } from './code-values.ts';
import { ScriptError, Unsupported } from './errors.ts';

export interface FailedAssertion {
  line: number;
  /** The assertion as written. */
  text: string;
  /** The values of the names that it speaks of. */
  values: string;
}

export type Variables = Map<string, CodeValue>;

/** Runs the statements in order; the first assertion that does not hold is given back. */
export function runCode(
  text: string,
  line: number,
  lookup: Lookup,
  variables: Variables = new Map(),
): FailedAssertion | undefined {
  const scope: Scope = { variables, lookup, limits: { steps: MOST_STEPS, depth: DEEPEST_CALL } };
  try {
    const end = runBlock(linesOf(text, line), scope);
    if (end !== undefined) throw noPython(line, 'return');
    return undefined;
  } catch (error) {
    if (error instanceof AssertionFailed) return error.failed;
    throw error;
  }
}

/** Code of a script is a few lines; what takes more does not end. */
const MOST_STEPS = 20_000;
const DEEPEST_CALL = 40;

interface Scope {
  variables: Variables;
  lookup: Lookup;
  /** Shared by all that one block of code runs. */
  limits: { steps: number; depth: number };
}

class AssertionFailed extends Error {
  readonly failed: FailedAssertion;

  constructor(failed: FailedAssertion) {
    super(failed.text);
    this.failed = failed;
  }
}

/** How a block ended before its last line. */
type End = { kind: 'break' } | { kind: 'continue' } | { kind: 'return'; value: CodeValue };

function runBlock(lines: readonly CodeLine[], scope: Scope): End | undefined {
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as CodeLine;
    const head = headOf(line);
    if (head === undefined) {
      at++;
      for (const text of splitSimple(line)) {
        const end = runSimple({ ...line, text }, scope);
        if (end !== undefined) return end;
      }
      continue;
    }
    const { end, next } = runCompound(lines, at, head, scope);
    if (end !== undefined) return end;
    at = next;
  }
  return undefined;
}

interface Head {
  word: string;
  /** What stands between the word and the colon. */
  rest: string;
  /** A body on the same line. */
  inline: string;
}

const COMPOUND = /^(if|elif|else|for|while|def)\b/;

function headOf({ text, line }: CodeLine): Head | undefined {
  const word = COMPOUND.exec(text)?.[1];
  if (word === undefined) {
    if (/^(class|with|try|lambda|async|match)\b/.test(text)) throw tooMuch(line, text);
    return undefined;
  }
  const colon = topLevel(text, ':');
  if (colon < 0) throw noPython(line, text);
  return {
    word,
    rest: text.slice(word.length, colon).trim(),
    inline: text.slice(colon + 1).trim(),
  };
}

function noPython(line: number, text: string): ScriptError {
  const [first = ''] = text.split('\n', 1);
  return new ScriptError(line, `code that is no Python: ${first}`, { word: first });
}

function tooMuch(line: number, text: string): Unsupported {
  return new Unsupported(line, `code other than assertions: ${text.split('\n', 1)[0]}`);
}

/** Where a character stands outside of brackets and strings; −1 when it does not. */
function topLevel(text: string, wanted: string, from = 0): number {
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === wanted && depth === 0 && i >= from) return i;
  }
  return -1;
}

/** `a; b` is two statements. */
function splitSimple({ text }: CodeLine): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let at = topLevel(rest, ';'); at >= 0; at = topLevel(rest, ';')) {
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at + 1);
  }
  return [...parts, rest.trim()].filter((part) => part !== '');
}

/** The lines of a body: what is indented further than its head. */
function bodyOf(lines: readonly CodeLine[], at: number, head: Head): CodeLine[] {
  const { indent, line } = lines[at] as CodeLine;
  if (head.inline !== '') return [{ line, indent: indent + 1, text: head.inline }];
  const body: CodeLine[] = [];
  for (const it of lines.slice(at + 1)) {
    if (it.indent <= indent) break;
    body.push(it);
  }
  if (body.length === 0) throw noPython(line, (lines[at] as CodeLine).text);
  return body;
}

function runCompound(
  lines: readonly CodeLine[],
  at: number,
  head: Head,
  scope: Scope,
): { end: End | undefined; next: number } {
  const { line } = lines[at] as CodeLine;
  const body = bodyOf(lines, at, head);
  const next = at + 1 + (head.inline === '' ? body.length : 0);
  switch (head.word) {
    case 'if':
      return runIf(lines, at, scope);
    case 'for':
      return { end: runFor(head, body, scope, line), next };
    case 'while':
      return { end: runWhile(head, body, scope, line), next };
    case 'def':
      define(head, body, scope, line);
      return { end: undefined, next };
    default:
      throw noPython(line, head.word);
  }
}

function runIf(lines: readonly CodeLine[], from: number, scope: Scope) {
  let at = from;
  let end: End | undefined;
  let taken = false;
  while (at < lines.length) {
    const line = lines[at] as CodeLine;
    const head = headOf(line);
    const goes = at === from ? head?.word === 'if' : /^(elif|else)$/.test(head?.word ?? '');
    if (head === undefined || !goes) break;
    const body = bodyOf(lines, at, head);
    if (!taken && (head.word === 'else' || truth(resultOf(head.rest, line.line, scope).value))) {
      taken = true;
      end = runBlock(body, scope);
    }
    at += 1 + (head.inline === '' ? body.length : 0);
  }
  return { end, next: at };
}

function runFor(head: Head, body: CodeLine[], scope: Scope, line: number): End | undefined {
  const [, name, over = ''] = /^([A-Za-z_]\w*)\s+in\b(.*)$/s.exec(head.rest) ?? [];
  const { value } = name === undefined ? { value: null } : resultOf(over, line, scope);
  if (!/\bin\b/.test(head.rest)) throw noPython(line, `for ${head.rest}`);
  if (name === undefined || !Array.isArray(value)) throw tooMuch(line, `for ${head.rest}`);
  for (const item of value) {
    scope.variables.set(name, item);
    const end = runBlock(body, scope);
    if (end?.kind === 'break') break;
    if (end?.kind === 'return') return end;
  }
  return undefined;
}

function runWhile(head: Head, body: CodeLine[], scope: Scope, line: number): End | undefined {
  while (truth(resultOf(head.rest, line, scope).value)) {
    const end = runBlock(body, scope);
    if (end?.kind === 'break') break;
    if (end?.kind === 'return') return end;
  }
  return undefined;
}

function define(head: Head, body: CodeLine[], scope: Scope, line: number): void {
  const [, name, list = ''] = /^([A-Za-z_]\w*)\s*\(([\w\s,]*)\)/.exec(head.rest) ?? [];
  if (name === undefined) throw tooMuch(line, `def ${head.rest}`);
  const parameters = list.split(',').flatMap((it) => it.trim() || []);
  const called: CodeFunction = (values) => {
    if (scope.limits.depth <= 0) throw new Unsupported(line, `code whose ${name}() never ends`);
    const variables: Variables = new Map();
    parameters.forEach((it, i) => {
      variables.set(it, values[i] ?? null);
    });
    const lookup: Lookup = (it) => scope.variables.get(it) ?? scope.lookup(it);
    scope.limits.depth--;
    const end = runBlock(body, { variables, lookup, limits: scope.limits });
    scope.limits.depth++;
    return end?.kind === 'return' ? end.value : null;
  };
  scope.variables.set(name, called);
}

function resultOf(text: string, line: number, scope: Scope) {
  if (--scope.limits.steps < 0) throw new Unsupported(line, 'code that does not end');
  const { variables, lookup } = scope;
  const named = (name: string) => (variables.has(name) ? variables.get(name) : lookup(name));
  return evaluate(text, line, named);
}

/** A statement without a body. */
function runSimple({ line, text }: CodeLine, scope: Scope): End | undefined {
  // What a script prints is for somebody who watches it; the report has the values anyway.
  if (/^(print|import|from|global|del)\b/.test(text) || text === 'pass') return undefined;
  if (text === 'break' || text === 'continue') return { kind: text };
  const returned = /^return\b(.*)$/s.exec(text)?.[1]?.trim();
  if (returned !== undefined) {
    return {
      kind: 'return',
      value: returned === '' ? null : resultOf(returned, line, scope).value,
    };
  }
  const assertion = /^assert\b(.*)$/s.exec(text)?.[1];
  if (assertion !== undefined) {
    assertHolds(assertion, { line, text }, scope);
    return undefined;
  }
  const assignment = /^([A-Za-z_]\w*)\s*((?:\*\*|\/\/|<<|>>|[-+*/%&|^])?)=(?!=)(.*)$/s.exec(text);
  if (assignment !== null) {
    const [, name = '', operator = '', value = ''] = assignment;
    const whole = operator === '' ? value : `${name} ${operator} (${value})`;
    const tuple = operator === '' && topLevel(value, ',') >= 0;
    scope.variables.set(name, resultOf(tuple ? `[${value}]` : whole, line, scope).value);
    return undefined;
  }
  // Python's, too, but more than is read here: `x[1] = 2`, `a, b = b, a`.
  if (topLevel(text, '=') >= 0 && !/[=!<>]=/.test(text)) throw tooMuch(line, text);
  // Only what is called does something, and a string is a comment; `asert x == 1` is neither.
  const tokens = tokenize(text, line);
  if (!tokens.includes('(') && !/^["']/.test(text)) throw noPython(line, text);
  resultOf(text, line, scope);
  return undefined;
}

function assertHolds(text: string, whole: { line: number; text: string }, scope: Scope): void {
  const { value, names } = resultOf(text, whole.line, scope);
  if (truth(value)) return;
  const values = [...names].map(([name, of]) => `${name} = ${of}`).join(', ');
  throw new AssertionFailed({ ...whole, values: values === '' ? 'False' : values });
}
