/** Expressions of the code in scripts, in the part of Python that such scripts use. */
import { type CodeFunction, type CodeValue, FUNCTIONS, truth } from './code-values.ts';
import { ScriptError, Unsupported } from './errors.ts';
import { unknownVariable } from './known-names.ts';

/** What a name stands for, or undefined when nobody knows. */
export type Lookup = (name: string) => CodeValue | undefined;

interface Evaluation {
  value: CodeValue;
  /** The names that were looked at, for a message. */
  names: Map<string, CodeValue>;
}

/** An expression's value; what follows a comma at the top (an assertion's message) is left alone. */
export function evaluate(text: string, line: number, lookup: Lookup): Evaluation {
  const state: Evaluator = { tokens: tokenize(text, line), at: 0, line, lookup, names: new Map() };
  if (state.tokens.includes('for')) throw tooMuch(state, 'a comprehension');
  const value = expression(state);
  const next = state.tokens[state.at];
  if (next !== undefined && next !== ',') throw unreadable(state, next);
  return { value, names: state.names };
}

interface Evaluator {
  tokens: readonly string[];
  at: number;
  line: number;
  lookup: Lookup;
  names: Map<string, CodeValue>;
}

const TOKEN =
  /\s*([fFrRbBuU]{0,2}"(?:[^"\\]|\\.)*"|[fFrRbBuU]{0,2}'(?:[^'\\]|\\.)*'|0[xX][\da-fA-F]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|\/\/|<<|>>|\*\*|[<>=!]=|<>|[-+*/%&|^~()<>,[\].:;=])/y;

export function tokenize(text: string, line: number): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw notPython(line, text.slice(from).trim());
    tokens.push(match[1] as string);
  }
  return tokens;
}

/** Braces and decorators are Python's, too, but not in the part that is read here. */
function notPython(line: number, rest: string): Error {
  if (/^[{@]/.test(rest)) return new Unsupported(line, `code with "${rest.slice(0, 20)}"`);
  const word = rest.split(/\s/, 1)[0] as string;
  return new ScriptError(line, `code that is no Python: "${rest.slice(0, 20)}"`, { word });
}

function unreadable(state: Evaluator, token = state.tokens[state.at]): ScriptError {
  const whole = state.tokens.join(' ');
  const message = `code that is no Python: ${token === undefined ? 'the end' : `"${token}"`} in ${whole}`;
  return new ScriptError(state.line, message, { word: token ?? state.tokens.at(-1) ?? '}%' });
}

/** What Python has and is not read here. */
function tooMuch(state: Evaluator, what: string): Unsupported {
  return new Unsupported(state.line, `code with ${what}: ${state.tokens.join(' ')}`);
}

function accept(state: Evaluator, ...tokens: readonly string[]): boolean {
  if (tokens.some((token, i) => state.tokens[state.at + i] !== token)) return false;
  state.at += tokens.length;
  return true;
}

/** `a if condition else b`, which binds looser than all the rest. */
function expression(state: Evaluator): CodeValue {
  const value = disjunction(state);
  if (!accept(state, 'if')) return value;
  const condition = disjunction(state);
  if (!accept(state, 'else')) throw unreadable(state);
  const otherwise = expression(state);
  return truth(condition) ? value : otherwise;
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

type Comparison = (a: CodeValue, b: CodeValue) => boolean;

function same(a: CodeValue, b: CodeValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i] as CodeValue));
  }
  const isNumber = (it: CodeValue) => typeof it === 'number' || typeof it === 'boolean';
  return isNumber(a) && isNumber(b) ? Number(a) === Number(b) : a === b;
}

function contains(item: CodeValue, whole: CodeValue): boolean {
  if (Array.isArray(whole)) return whole.some((it) => same(it, item));
  return typeof whole === 'string' && typeof item === 'string' && whole.includes(item);
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': same,
  '!=': (a, b) => !same(a, b),
  '<>': (a, b) => !same(a, b),
  '<': (a, b) => Number(a) < Number(b),
  '<=': (a, b) => Number(a) <= Number(b),
  '>': (a, b) => Number(a) > Number(b),
  '>=': (a, b) => Number(a) >= Number(b),
  in: contains,
  'not in': (a, b) => !contains(a, b),
  is: same,
  'is not': (a, b) => !same(a, b),
};

function takeComparison(state: Evaluator): Comparison | undefined {
  const [first = '', second = ''] = state.tokens.slice(state.at, state.at + 2);
  for (const operator of [`${first} ${second}`, first]) {
    if (!Object.hasOwn(COMPARISONS, operator)) continue;
    state.at += operator.includes(' ') ? 2 : 1;
    return COMPARISONS[operator];
  }
  return undefined;
}

/** Python's chains: `a <= b <= c` holds when both comparisons do. */
function comparison(state: Evaluator): CodeValue {
  let left = binary(state, 0);
  let holds: boolean | undefined;
  for (;;) {
    const compare = takeComparison(state);
    if (compare === undefined) return holds ?? left;
    const right = binary(state, 0);
    holds = (holds ?? true) && compare(left, right);
    left = right;
  }
}

type Operation = (a: number, b: number) => number;

/** From the loosest to the tightest. 64-bit counters need more than JavaScript's bit operators. */
const LEVELS: readonly Readonly<Record<string, Operation>>[] = [
  { '|': (a, b) => Number(whole(a) | whole(b)) },
  { '^': (a, b) => Number(whole(a) ^ whole(b)) },
  { '&': (a, b) => Number(whole(a) & whole(b)) },
  { '<<': (a, b) => a * 2 ** b, '>>': (a, b) => Math.floor(a / 2 ** b) },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  {
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '//': (a, b) => Math.floor(a / b),
    '%': (a, b) => ((a % b) + b) % b,
  },
];

function whole(value: number): bigint {
  return BigInt(Number.isFinite(value) ? Math.trunc(value) : 0);
}

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
    else if (Array.isArray(left) && Array.isArray(right)) left = [...left, ...right];
    else left = operation(Number(left), Number(right));
  }
}

function unary(state: Evaluator): CodeValue {
  if (accept(state, '-')) return -Number(unary(state));
  if (accept(state, '+')) return unary(state);
  if (accept(state, '~')) return -Number(unary(state)) - 1;
  const base = postfix(state);
  return accept(state, '**') ? Number(base) ** Number(unary(state)) : base;
}

/** Calls, `[index]` and `.method` after a value. */
function postfix(state: Evaluator): CodeValue {
  let value = primary(state);
  for (;;) {
    if (accept(state, '(')) {
      const values = items(state, ')');
      if (typeof value !== 'function') throw unreadable(state, '(');
      value = value(values);
    } else if (accept(state, '[')) {
      const [index] = items(state, ']');
      const at = Number(index);
      const found = Array.isArray(value) ? value.at(at) : undefined;
      if (found === undefined) throw tooMuch(state, `the index [${at}]`);
      value = found;
    } else if (typeof value === 'string' && accept(state, '.')) {
      // A method of a string makes another string, for a message.
      state.at++;
      const text = value;
      value = () => text;
    } else return value;
  }
}

/** Between brackets Python has more than values and commas. */
const INSIDE: Readonly<Record<string, string>> = {
  '=': 'an argument by name',
  ':': 'a slice',
};

function items(state: Evaluator, end: string): CodeValue[] {
  const values: CodeValue[] = [];
  while (!accept(state, end)) {
    values.push(expression(state));
    const next = state.tokens[state.at] ?? '';
    if (Object.hasOwn(INSIDE, next)) throw tooMuch(state, INSIDE[next] as string);
    if (!accept(state, ',') && next !== end) throw unreadable(state);
  }
  return values;
}

const WORDS: Readonly<Record<string, CodeValue>> = { True: true, False: false, None: null };

function primary(state: Evaluator): CodeValue {
  const token = state.tokens[state.at];
  if (token === undefined) throw unreadable(state);
  state.at++;
  if (token === '(') return group(state);
  if (token === '[') return items(state, ']');
  if (/^[\d.]/.test(token) && token !== '.') return Number(token.replaceAll('_', ''));
  if (/["']$/.test(token)) return textOf(state, token);
  if (Object.hasOwn(WORDS, token)) return WORDS[token] as CodeValue;
  if (!/^[A-Za-z_]/.test(token)) throw unreadable(state, token);
  const value = state.lookup(token) ?? builtIn(state, token);
  if (value === undefined) throw unknownVariable(state.line, token);
  if (/^[a-z]/.test(token) && typeof value !== 'function') state.names.set(token, value);
  return value;
}

function builtIn(state: Evaluator, name: string): CodeFunction | undefined {
  let full = name;
  if (name === 'math' && accept(state, '.')) full += `.${state.tokens[state.at++]}`;
  return Object.hasOwn(FUNCTIONS, full) ? FUNCTIONS[full] : undefined;
}

/** Strings side by side are one. */
function textOf(state: Evaluator, token: string): string {
  const bare = (it: string) => it.replace(/^[fFrRbBuU]*["']/, '').slice(0, -1);
  let text = bare(token);
  while (/^[fFrRbBuU]*["']/.test(state.tokens[state.at] ?? '')) {
    text += bare(state.tokens[state.at++] as string);
  }
  return text;
}

/** `(a)` is a; `(a, b)` and `()` are tuples. */
function group(state: Evaluator): CodeValue {
  const from = state.at;
  const values = items(state, ')');
  const only = values.length === 1 && state.tokens[state.at - 2] !== ',';
  return only && state.at > from ? (values[0] as CodeValue) : values;
}
