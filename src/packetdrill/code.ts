/**
 * The code between `%{` and `}%`: assertions over a connection's TCP_INFO, in the part of Python
 * that such scripts use. It is evaluated where it stands, against the state of that moment.
 */
import { Unsupported } from './errors.ts';

export type CodeValue = number | boolean | string;

/** What a name stands for, or undefined when nobody knows. */
export type Lookup = (name: string) => CodeValue | undefined;

export interface FailedAssertion {
  line: number;
  /** The assertion as written. */
  text: string;
  /** The values of the names that it speaks of. */
  values: string;
}

/** Runs the statements in order; the first assertion that does not hold is given back. */
export function runCode(text: string, line: number, lookup: Lookup): FailedAssertion | undefined {
  const variables = new Map<string, CodeValue>();
  for (const statement of statementsOf(text, line)) {
    const failed = runStatement(statement, variables, lookup);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

interface Statement {
  line: number;
  text: string;
}

/** Statements end at a line's end or a semicolon that is in no bracket and no string. */
function statementsOf(text: string, firstLine: number): Statement[] {
  const statements: Statement[] = [];
  let line = firstLine;
  let depth = 0;
  let quote = '';
  let current = '';
  let startLine = line;
  const finish = () => {
    if (current.trim() !== '') statements.push({ line: startLine, text: current.trim() });
    current = '';
    startLine = line;
  };
  const source = text.replace(/\\\r?\n/g, '\\\n');
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string;
    if (char === '\\' && source[i + 1] === '\n') {
      i++;
      line++;
      current += ' ';
      continue;
    }
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '#') {
      while (i + 1 < source.length && source[i + 1] !== '\n') i++;
      continue;
    }
    if (char === '\n') line++;
    if ((char === '\n' || char === ';') && quote === '' && depth === 0) finish();
    else current += char;
  }
  finish();
  return statements;
}

function runStatement(
  { line, text }: Statement,
  variables: Map<string, CodeValue>,
  lookup: Lookup,
): FailedAssertion | undefined {
  // What a script prints is for somebody who watches it; the report has the values anyway.
  if (/^(print|import|from)\b/.test(text) || text === 'pass') return undefined;
  const named = (name: string) => variables.get(name) ?? lookup(name);
  const assignment = /^([A-Za-z_]\w*)\s*=(?!=)(.*)$/s.exec(text);
  if (assignment !== null) {
    const [, name = '', value = ''] = assignment;
    variables.set(name, evaluate(value, line, named).value);
    return undefined;
  }
  const assertion = /^assert\b(.*)$/s.exec(text)?.[1];
  if (assertion === undefined) {
    throw new Unsupported(line, `code other than assertions: ${text.split('\n', 1)[0]}`);
  }
  const { value, names } = evaluate(assertion, line, named);
  if (truth(value)) return undefined;
  const values = [...names].map(([name, of]) => `${name} = ${of}`).join(', ');
  return { line, text, values: values === '' ? 'False' : values };
}

interface Evaluation {
  value: CodeValue;
  names: Map<string, CodeValue>;
}

/** An expression's value; what follows a comma at the top (an assertion's message) is left alone. */
export function evaluate(text: string, line: number, lookup: Lookup): Evaluation {
  const state: Evaluator = { tokens: tokenize(text, line), at: 0, line, lookup, names: new Map() };
  const value = disjunction(state);
  const next = state.tokens[state.at];
  if (next !== undefined && next !== ',') throw unreadable(state, next);
  return { value, names: state.names };
}

interface Evaluator {
  tokens: string[];
  at: number;
  line: number;
  lookup: Lookup;
  names: Map<string, CodeValue>;
}

const TOKEN =
  /\s*(0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z_]\w*|"[^"]*"|'[^']*'|<<|>>|<=|>=|==|!=|\/\/|\*\*|[-+*/%&|^~<>(),.[\]])/y;

function tokenize(text: string, line: number): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new Unsupported(line, `code with "${text.slice(from, from + 20).trim()}"`);
    tokens.push(match[1] as string);
  }
  return tokens;
}

function unreadable(state: Evaluator, token = state.tokens[state.at] ?? 'its end'): Unsupported {
  return new Unsupported(state.line, `code with "${token}" there: ${state.tokens.join(' ')}`);
}

function accept(state: Evaluator, token: string): boolean {
  if (state.tokens[state.at] !== token) return false;
  state.at++;
  return true;
}

function truth(value: CodeValue): boolean {
  return value !== 0 && value !== false && value !== '';
}

function disjunction(state: Evaluator): CodeValue {
  let left = conjunction(state);
  while (accept(state, 'or')) {
    const right = conjunction(state);
    left = truth(left) ? left : right;
  }
  return left;
}

function conjunction(state: Evaluator): CodeValue {
  let left = negation(state);
  while (accept(state, 'and')) {
    const right = negation(state);
    left = truth(left) ? right : left;
  }
  return left;
}

function negation(state: Evaluator): CodeValue {
  return accept(state, 'not') ? !truth(negation(state)) : comparison(state);
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Python's chains: `a <= b <= c` holds when both comparisons do. */
function comparison(state: Evaluator): CodeValue {
  let left = binary(state, 0);
  let holds: boolean | undefined;
  for (;;) {
    const operator = state.tokens[state.at] ?? '';
    const compare = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
    if (compare === undefined) return holds ?? left;
    state.at++;
    const right = binary(state, 0);
    const same = typeof left === 'string' || typeof right === 'string';
    const step = same
      ? (operator === '==') === (left === right)
      : compare(Number(left), Number(right));
    holds = (holds ?? true) && step;
    left = right;
  }
}

type Operation = (a: number, b: number) => number;

/** From the loosest to the tightest. 64-bit counters need more than JavaScript's bit operators. */
const LEVELS: readonly Readonly<Record<string, Operation>>[] = [
  { '|': (a, b) => Number(BigInt(a) | BigInt(b)) },
  { '^': (a, b) => Number(BigInt(a) ^ BigInt(b)) },
  { '&': (a, b) => Number(BigInt(a) & BigInt(b)) },
  { '<<': (a, b) => a * 2 ** b, '>>': (a, b) => Math.floor(a / 2 ** b) },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  {
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '//': (a, b) => Math.floor(a / b),
    '%': (a, b) => ((a % b) + b) % b,
  },
];

function binary(state: Evaluator, level: number): CodeValue {
  const operations = LEVELS[level];
  if (operations === undefined) return unary(state);
  let left = binary(state, level + 1);
  for (;;) {
    const token = state.tokens[state.at] ?? '';
    const operation = Object.hasOwn(operations, token) ? operations[token] : undefined;
    if (operation === undefined) return left;
    state.at++;
    const right = binary(state, level + 1);
    // A format such as 'srtt=%d' % x is only ever a message.
    if (typeof left === 'string' || typeof right === 'string') left = String(left);
    else left = operation(Number(left), Number(right));
  }
}

function unary(state: Evaluator): CodeValue {
  if (accept(state, '-')) return -Number(unary(state));
  if (accept(state, '+')) return unary(state);
  if (accept(state, '~')) return -Number(unary(state)) - 1;
  const base = primary(state);
  return accept(state, '**') ? Number(base) ** Number(unary(state)) : base;
}

const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: (value = 0) => Math.abs(value),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
  int: (value = 0) => Math.trunc(value),
};

function primary(state: Evaluator): CodeValue {
  const token = state.tokens[state.at];
  if (token === undefined) throw unreadable(state);
  state.at++;
  if (token === '(') {
    const inner = disjunction(state);
    if (!accept(state, ')')) throw unreadable(state);
    return inner;
  }
  if (/^\d/.test(token)) return Number(token);
  if (/^["']/.test(token)) return token.slice(1, -1);
  if (token === 'True') return true;
  if (token === 'False') return false;
  if (!/^[A-Za-z_]/.test(token)) throw unreadable(state, token);
  if (Object.hasOwn(FUNCTIONS, token) && accept(state, '(')) return applyFunction(state, token);
  const value = state.lookup(token);
  if (value === undefined) throw new Unsupported(state.line, `nothing is known of ${token}`);
  if (/^[a-z]/.test(token)) state.names.set(token, value);
  return value;
}

function applyFunction(state: Evaluator, name: string): CodeValue {
  const values: number[] = [];
  while (!accept(state, ')')) {
    values.push(Number(disjunction(state)));
    accept(state, ',');
  }
  return (FUNCTIONS[name] as (...values: number[]) => number)(...values);
}
