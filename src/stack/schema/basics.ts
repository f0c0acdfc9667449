/** The values that everything from outside is made of. Numbers are never NaN and never endless. */
import * as v from 'valibot';
import { parseIpv4, parseMac } from '../core/addresses.ts';
import { type Instant, LONGEST_RUN } from '../core/instant.ts';
import { kindRule, rule } from './faults.ts';

export const MOST_COUNT = 0x7fffffff;
/** Of a text or the data of one call. */
export const MOST_BYTES = 1 << 26;

export function whole(low: number, high: number): v.GenericSchema<unknown, number> {
  return v.custom<number>(
    (it) => Number.isInteger(it) && (it as number) >= low && (it as number) <= high,
    rule('whole', { low, high }),
  );
}

export const instant: v.GenericSchema<unknown, Instant> = whole(0, LONGEST_RUN);
export const count = whole(0, MOST_COUNT);
export const u32 = whole(0, 0xffffffff);
export const port = whole(0, 0xffff);
export const flag = v.boolean(kindRule('boolean'));
export const text = (most: number, least = 0) =>
  v.custom<string>(
    (it) => typeof it === 'string' && it.length >= least && it.length <= most,
    rule('length', { low: least, high: most }),
  );
export const bytes = (most: number) =>
  v.custom<Uint8Array>(
    (it) => it instanceof Uint8Array && it.length <= most,
    rule('length', { low: 0, high: most }),
  );
/** Nobody means more: what is deeper is a cycle, or was made to exhaust the stack of calls. */
const DEEPEST = 32;
const MOST_PARTS = 1_000_000;

/** Plain data of any form, for whoever looks at the form later: what a world can keep and copy. */
export const plain = v.custom<unknown>((it) => isPlain(it), kindRule('plain data'));

function isPlain(root: unknown): boolean {
  let parts = 0;
  const fits = (it: unknown, depth: number): boolean => {
    if (typeof it !== 'object' || it === null) return !UNPLAIN.includes(typeof it);
    if (it instanceof Uint8Array) return true;
    const prototype = Object.getPrototypeOf(it);
    const known = Array.isArray(it) || prototype === Object.prototype || prototype === null;
    if (!known || depth === DEEPEST) return false;
    const inside = Object.values(it);
    parts += inside.length;
    return parts <= MOST_PARTS && inside.every((each) => fits(each, depth + 1));
  };
  return fits(root, 0);
}

const UNPLAIN: readonly string[] = ['function', 'symbol', 'bigint'];

export const finite = v.custom<number>((it) => Number.isFinite(it), rule('number'));
export const name = text(40, 1);
export const hardwareAddress = v.custom<string>(
  (it) => typeof it === 'string' && parseMac(it) !== undefined,
  rule('hardware-address'),
);
export const dottedQuad = v.custom<string>(
  (it) => typeof it === 'string' && parseIpv4(it) !== undefined,
  rule('address'),
);

export function oneOf<const T extends string>(choices: readonly T[]) {
  return v.picklist(choices, rule('choice', { allowed: choices }));
}

/** An object with these keys and no others: a misspelt key is a fault, not a default. */
export function record<const E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, rule('kind', { allowed: Object.keys(entries) }));
}

/** A key that may be missing. */
export const maybe = <const S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
  v.exactOptional(schema);

export function list<const S extends v.GenericSchema<unknown, unknown>>(schema: S, most: number) {
  return v.pipe(
    v.array(schema, kindRule('list')),
    v.maxLength(most, rule('length', { low: 0, high: most })),
  );
}

/** One of several records, told apart by the text under `key`. */
export function variant<T>(key: string, kinds: Readonly<Record<string, v.ObjectEntries>>) {
  const options = Object.entries(kinds).map(([kind, entries]) =>
    record({ [key]: v.literal(kind), ...entries }),
  );
  const wrong = rule('choice', { allowed: Object.keys(kinds) });
  return v.variant(key, options, wrong) as unknown as v.GenericSchema<unknown, T>;
}

type Partly<T> = {
  [K in keyof T]-?: v.ExactOptionalSchema<v.GenericSchema<unknown, T[K]>, undefined>;
};

/** Every key may be missing. */
export function partly<T>(entries: Readonly<Record<string, v.GenericSchema<unknown, unknown>>>) {
  const all = Object.entries(entries).map(([key, schema]) => [key, maybe(schema)] as const);
  return Object.fromEntries(all) as unknown as Partly<T>;
}
