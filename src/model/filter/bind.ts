/**
 * A filter's tree → a question that can be put to packets, or what is wrong with it: a name that
 * nobody knows, a value that cannot be. A field may have several values in a packet (two ports, a
 * quoted header): `==` asks whether one of them is, `!=` whether it is there and none of them is
 * (Wireshark from version 4 on).
 */
import type { NamedType, NamedValue } from '../../stack/wire/named.ts';
import type { Filter, Relation, Value } from './ast.ts';
import type { FilterFault } from './faults.ts';
import { nearest } from './nearest.ts';
import type { FilterRow, KnownName } from './row.ts';
import { contains, isWithin, readValue, type Stretch } from './values.ts';

export interface Question {
  readonly asks: (row: FilterRow) => boolean;
  /** It cannot be answered without the packet's bytes. */
  readonly needsBytes: boolean;
}

export type Bound =
  | { readonly question: Question; readonly fault?: undefined }
  | { readonly question?: undefined; readonly fault: FilterFault };

type Names = ReadonlyMap<string, KnownName>;

/** Stops at the first fault. */
class Refused extends Error {
  readonly fault: FilterFault;
  constructor(fault: FilterFault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function bindFilter(filter: Filter, names: Names): Bound {
  try {
    return { question: questionOf(filter, names) };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

function questionOf(filter: Filter, names: Names): Question {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return joined(filter.kind, questionOf(filter.left, names), questionOf(filter.right, names));
    case 'not': {
      const { asks, needsBytes } = questionOf(filter.of, names);
      return { asks: (row) => !asks(row), needsBytes };
    }
    case 'has': {
      const { valuesIn, needsBytes } = nameOf(filter.name, names);
      return { asks: (row) => valuesIn(row).length > 0, needsBytes };
    }
    case 'test':
      return tested(nameOf(filter.name, names), filter.relation, filter.value);
    case 'in':
      return member(nameOf(filter.name, names), filter);
  }
}

function joined(kind: 'and' | 'or', left: Question, right: Question): Question {
  const needsBytes = left.needsBytes || right.needsBytes;
  if (kind === 'and') return { asks: (row) => left.asks(row) && right.asks(row), needsBytes };
  return { asks: (row) => left.asks(row) || right.asks(row), needsBytes };
}

function nameOf({ text, from, to }: Value, names: Names): KnownName {
  const found = names.get(text);
  if (found !== undefined) return found;
  throw new Refused({
    code: 'unknown-name',
    found: text,
    from,
    to,
    near: nearest(text, names.keys()),
  });
}

/** One that is read as a number, whether or not it can be one here. */
const IS_NUMBER = /^(0x[\da-f]+|-?(0|[1-9]\d*))$/i;

const NUMBERS: readonly Relation[] = ['==', '!=', '>', '<', '>=', '<=', '&'];
const ORDERED: readonly Relation[] = ['==', '!=', '>', '<', '>=', '<='];

/** What can be asked of each type of value. */
const RELATIONS: Readonly<Record<NamedType, readonly Relation[]>> = {
  ...{ number: NUMBERS, hex: NUMBERS, seconds: ORDERED, ipv4: ORDERED },
  ...{ flag: ['==', '!='], mac: ['==', '!='], text: ['==', '!=', 'contains'] },
  ...{ bytes: ['==', '!=', 'contains'], protocol: ['contains'] },
};

export const relationsOf = (type: NamedType): readonly Relation[] => RELATIONS[type];

function tested(name: KnownName, relation: Relation, value: Value): Question {
  const { type, valuesIn, needsBytes } = name;
  if (!RELATIONS[type].includes(relation)) {
    throw new Refused({
      code: 'bad-relation',
      found: relation,
      type,
      from: value.from,
      to: value.to,
    });
  }
  const stretch = valued(value, name);
  if (relation === '!=') {
    const asks = (row: FilterRow) => {
      const values = valuesIn(row);
      return values.length > 0 && values.every((each) => !isWithin(each, stretch));
    };
    return { asks, needsBytes };
  }
  const holds = testOf(relation, stretch);
  return { asks: (row) => valuesIn(row).some(holds), needsBytes };
}

function testOf(relation: Relation, { low, high }: Stretch): (value: NamedValue) => boolean {
  switch (relation) {
    case 'contains':
      return (value) => contains(value, low);
    case '>':
      return (value) => value > high;
    case '>=':
      return (value) => value >= low;
    case '<':
      return (value) => value < low;
    case '<=':
      return (value) => value <= high;
    case '&':
      return (value) => hasBit(value as number, low as number);
    default:
      return (value) => isWithin(value, { low, high });
  }
}

/** Numbers may have 48 bits, and JavaScript's `&` sees 32 of them. */
function hasBit(value: number, mask: number): boolean {
  return (BigInt(value) & BigInt(mask)) !== 0n;
}

function member(name: KnownName, { set }: Filter & { kind: 'in' }): Question {
  const { valuesIn, needsBytes } = name;
  const stretches = set.map(({ low, high }): Stretch => {
    const first = valued(low, name);
    if (high === low) return first;
    const last = valued(high, name);
    if (typeof first.low === 'number' && first.low <= (last.high as number)) {
      return { low: first.low, high: last.high };
    }
    const found = `${low.text}..${high.text}`;
    throw new Refused({ code: 'bad-range', found, from: low.from, to: high.to });
  });
  const asks = (row: FilterRow) =>
    valuesIn(row).some((value) => stretches.some((stretch) => isWithin(value, stretch)));
  return { asks, needsBytes };
}

function valued(value: Value, { type, most }: KnownName): Stretch {
  const found = readValue(value, { type, ...(most !== undefined && { most }) });
  if (found !== undefined) return found;
  const { text, quoted, from, to } = value;
  const counts = type === 'number' || type === 'hex';
  const code = counts && !quoted && IS_NUMBER.test(text) ? 'bad-number' : 'bad-value';
  throw new Refused({ code, found: text, type, most, from, to });
}
