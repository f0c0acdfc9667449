import { lineAt, scan } from './scan.ts';

interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The offset behind the bracket that closes the one at `from`. */
function behindBracket(code: string, from: number): number {
  const open = code.charAt(from);
  const close = CLOSING[open] ?? '';
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    const char = code[at];
    if (char === open) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return code.length;
}

const skipSpace = (code: string, from: number) =>
  from + (/^\s*/.exec(code.slice(from))?.[0].length ?? 0);

/**
 * Where the body's brace stands, given the offset behind the parameters; -1 if there is no body.
 * A return type may hold braces of its own: such a brace follows a colon or a type operator.
 */
function bodyAfter(code: string, from: number): number {
  let at = skipSpace(code, from);
  if (code[at] === '{') return at;
  if (code[at] !== ':') return -1;
  let previous = ':';
  for (at = skipSpace(code, at + 1); at < code.length; at = skipSpace(code, at)) {
    const char = code.charAt(at);
    if (char === '{' && !/[:|&<,?>]/.test(previous)) return at;
    if (char === '{' && previous === '>' && code[code.lastIndexOf('>', at) - 1] !== '=') return at;
    if (/[;})\]`]/.test(char) || (char === '=' && code[at + 1] !== '>')) return -1;
    at = CLOSING[char] === undefined ? at + 1 : behindBracket(code, at);
    previous = code.charAt(at - 1);
  }
  return -1;
}

const NOT_A_METHOD = /^(?:if|for|while|switch|catch|with|function|return|await|super|typeof)$/;
const NAMED = /(?:\bfunction\b\s*\*?\s*)?([\w$]*)\s*(?:<[^<>(){}]*>)?\(/g;
const ARROW = /=>\s*(?=[{(])/g;

/** The name that an arrow function is given: the last one before an equals sign or colon. */
const arrowName = (before: string) =>
  /([\w$]+)\s*(?::[^=;]*)?=\s*(?:async\s*)?[^=;{}]*$/.exec(before.slice(-200))?.[1] ?? '(arrow)';

/** All functions and methods with a body, and how many lines each spans. */
export function functionsOf(source: string): FunctionSpan[] {
  const { code } = scan(source);
  const spans = new Map<number, FunctionSpan>();
  const add = (name: string, start: number, body: number) => {
    const end = behindBracket(code, body);
    const line = lineAt(source, start);
    spans.set(body, { name, line, lines: lineAt(source, end - 1) - line + 1 });
  };
  for (const match of code.matchAll(ARROW)) {
    add(arrowName(code.slice(0, match.index)), match.index, match.index + match[0].length);
  }
  for (const match of code.matchAll(NAMED)) {
    const name = match[1] ?? '';
    const declared = match[0].startsWith('function');
    if (!declared && (name === '' || NOT_A_METHOD.test(name))) continue;
    const body = bodyAfter(code, behindBracket(code, match.index + match[0].length - 1));
    if (body !== -1) add(name || '(anonymous)', match.index, body);
  }
  return [...spans.values()].sort((a, b) => a.line - b.line);
}
