/**
 * How kinds of trace event are declared. Whoever writes an event declares it in an `events.ts` of
 * its own folder, with `defineEvents`; the kernel's own kinds are in kernel-events.ts. One
 * declaration gives the columnar writer and reader (log.ts) their layout and TypeScript the type of
 * the event's body.
 *
 * A kind has a number that never changes: it stands in the columns of logs. Layouts are registered
 * when a declaration's module is imported, so a log may hold kinds that its reader does not know;
 * such an event is read as `#number`, without a body.
 *
 * Units: times are Instants (µs), sizes are bytes, addresses and sequence numbers are u32 values.
 */

/** One field: how it is stored, and (as a phantom) the TypeScript type a reader gets. */
export interface Field<T> {
  readonly store: 'int' | 'u32' | 'bool' | 'time' | 'text' | 'u32s';
  readonly type?: T;
}

export const int: Field<number> = { store: 'int' };
export const u32: Field<number> = { store: 'u32' };
export const bool: Field<boolean> = { store: 'bool' };
/** An Instant, two words. */
export const time: Field<number> = { store: 'time' };
/** A list of u32 values: a count, then the values. Must be an event's last field. */
export const u32s: Field<readonly number[]> = { store: 'u32s' };
const words: Field<never> = { store: 'text' };
/** An interned string. */
export const text = <T extends string = string>(): Field<T> => words;

type Fields = Readonly<Record<string, Field<unknown>>>;
type Declarations = Readonly<Record<string, Fields>>;
type FieldTypes<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** What `defineEvents` returns: the declarations, with each kind's number. */
export interface DefinedEvents<D extends Declarations = Declarations> {
  readonly fields: D;
  readonly numbers: { readonly [K in keyof D]: number };
}

/** The bodies of declared events, for the merge into `EventBodies`. */
export type BodiesOf<E extends DefinedEvents> = {
  [K in keyof E['fields'] & string]: FieldTypes<E['fields'][K]>;
};

/**
 * The body of every kind of event. Each declaration merges its own:
 * `declare module '…/trace/schema.ts' { interface EventBodies extends BodiesOf<typeof xEvents> {} }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: declarations are merged into it.
export interface EventBodies {}

export type EventKind = keyof EventBodies & string;
/** The fields of one kind of event, without its envelope. */
export type EventBody<K extends EventKind> = EventBodies[K];

/** An event as readers see it. `cause` is the id of the event that led to it, −1 for none. */
export type TraceEvent<K extends EventKind = EventKind> = {
  [P in K]: { id: number; at: number; node: number; cause: number; kind: P } & EventBody<P>;
}[K];

/** How the log lays the events of one kind out. */
export interface Layout {
  readonly kind: string;
  readonly names: readonly string[];
  readonly stores: readonly Field<unknown>['store'][];
  /** Words of the body, without the values of a list at its end. */
  readonly size: number;
  /** Stored as the difference from the event before it of the same first field (delta.ts). */
  readonly delta: boolean;
}

/** Kinds that a log can tell apart: their numbers are stored in 16 bits. */
const MOST_KINDS = 0x10000;

/** By number; sparse. Filled while declarations are imported. */
const layouts: (Layout | undefined)[] = [];
const numbers = new Map<string, number>();

/**
 * Declares the events of one folder. The first has the number `first`, the others follow in the
 * order they stand in: a new one is added at the end. Every folder has sixteen numbers or more of
 * its own (a test sees to it that none is taken twice). Those in `delta` are delta-encoded.
 */
export function defineEvents<const D extends Declarations>(
  first: number,
  fields: D,
  delta: readonly (keyof D & string)[] = [],
): DefinedEvents<D> {
  const own: Record<string, number> = {};
  Object.entries(fields).forEach(([kind, declared], i) => {
    const number = first + i;
    const known = layouts[number]?.kind;
    if (known !== undefined && known !== kind) {
      throw new RangeError(`${known} and ${kind} have the same number, ${number}`);
    }
    if (number >= MOST_KINDS || (numbers.get(kind) ?? number) !== number) {
      throw new RangeError(`${kind} cannot have the number ${number}`);
    }
    const names = Object.keys(declared);
    const stores = Object.values(declared).map((field) => field.store);
    const size = stores.reduce((sum, store) => sum + wordsIn(store), 0);
    layouts[number] = { kind, names, stores, size, delta: delta.includes(kind) };
    numbers.set(kind, number);
    own[kind] = number;
  });
  return { fields, numbers: own as { [K in keyof D]: number } };
}

/** The layout of a kind of event by its number; undefined when its declaration is not imported. */
export function layoutOf(number: number): Layout | undefined {
  return layouts[number];
}

/** The number that stands for a kind in `log.kinds`. Its declaration must have been imported. */
export function kindId(kind: EventKind): number {
  const number = numbers.get(kind);
  if (number === undefined) throw new RangeError(`${kind} is not declared (import its events.ts)`);
  return number;
}

/** The kind with a number; `#number` for one that is not declared here. */
export function kindName(number: number): EventKind {
  return (layouts[number]?.kind ?? `#${number}`) as EventKind;
}

/** Every kind that is declared by now, in the order of their numbers. */
export function declaredKinds(): EventKind[] {
  return layouts.flatMap((layout) => (layout === undefined ? [] : [layout.kind as EventKind]));
}

const stops = new Uint8Array(MOST_KINDS);

/** Says that people look at such events: stepping through a run stops at them. */
export function stopAt(...kinds: EventKind[]): void {
  for (const kind of kinds) stops[kindId(kind)] = 1;
}

/** One for each kind that stepping stops at, by number; kinds that are declared later join it. */
export function stopMask(): Readonly<Uint8Array> {
  return stops;
}

/** One for each of the given kinds, by number; the other numbers have zero or are beyond its end. */
export function kindMask(kinds: readonly EventKind[]): Uint8Array {
  const mask = new Uint8Array(layouts.length);
  for (const kind of kinds) mask[kindId(kind)] = 1;
  return mask;
}

/** Words that a field takes, without the values of a list. */
export function wordsIn(store: Field<unknown>['store']): number {
  return store === 'time' ? 2 : 1;
}

/** Where each field of a kind of event stands in its words. */
export type Places<K extends EventKind> = { readonly [F in keyof EventBody<K> & string]: number };

/** Of delta-encoded kinds, these are the places in a whole one (delta.ts). */
export function placesOf<K extends EventKind>(kind: K): Places<K> {
  const places: Record<string, number> = {};
  let word = 0;
  const { names, stores } = layouts[kindId(kind)] as Layout;
  for (let i = 0; i < names.length; i++) {
    places[names[i] as string] = word;
    word += wordsIn(stores[i] as Layout['stores'][number]);
  }
  return places as Places<K>;
}

/** Words of an event's body, without the values of a list at its end. */
export function wordsOf(kind: EventKind): number {
  return (layouts[kindId(kind)] as Layout).size;
}
