/** Values of the code in scripts, and the functions that such code calls. */

export type CodeValue = number | boolean | string | null | CodeValue[] | CodeFunction;

export type CodeFunction = (values: CodeValue[]) => CodeValue;

export function truth(value: CodeValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== 0 && value !== false && value !== '' && value !== null;
}

const spread = (values: CodeValue[]): number[] =>
  (values.length === 1 && Array.isArray(values[0]) ? values[0] : values).map(Number);

export const FUNCTIONS: Readonly<Record<string, CodeFunction>> = {
  abs: ([value]) => Math.abs(Number(value)),
  min: (values) => Math.min(...spread(values)),
  max: (values) => Math.max(...spread(values)),
  sum: (values) => spread(values).reduce((total, it) => total + it, 0),
  int: ([value]) => Math.trunc(Number(value)),
  float: ([value]) => Number(value),
  bool: ([value = false]) => truth(value),
  round: ([value]) => Math.round(Number(value)),
  len: ([value]) => (Array.isArray(value) || typeof value === 'string' ? value.length : 0),
  str: ([value]) => String(value),
  repr: ([value]) => String(value),
  hex: ([value]) => `0x${Number(value).toString(16)}`,
  bin: ([value]) => `0b${Number(value).toString(2)}`,
  print: () => null,
  all: ([value]) => Array.isArray(value) && value.every(truth),
  any: ([value]) => Array.isArray(value) && value.some(truth),
  pow: ([a, b]) => Number(a) ** Number(b),
  range: (values) => rangeOf(values.map(Number)),
  'math.floor': ([value]) => Math.floor(Number(value)),
  'math.ceil': ([value]) => Math.ceil(Number(value)),
  'math.sqrt': ([value]) => Math.sqrt(Number(value)),
};

const LONGEST_RANGE = 10_000;

function rangeOf(values: readonly number[]): number[] {
  const [from = 0, to = 0, step = 1] = values.length === 1 ? [0, values[0]] : values;
  const count = Math.ceil((to - from) / step);
  const length = Math.min(Number.isFinite(count) ? Math.max(0, count) : 0, LONGEST_RANGE);
  return Array.from({ length }, (_none, i) => from + i * step);
}
