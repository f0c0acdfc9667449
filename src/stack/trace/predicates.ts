/**
 * Predicates over a trace that compose: `calls('connect').at('client').then(timerFires('persist'))`
 * is met by the event at which the second part is met after the first. A predicate finds the first
 * event that meets it, from a given event on, and asks an index for it: it does not search the log.
 * Protocols have predicates of their own.
 */
import { readEvent, type TraceLog } from './log.ts';
import type { EventKind, Places, TraceEvent } from './schema.ts';

export type FieldOf<K extends EventKind> = keyof Places<K> & string;

/** Which events of a kind are asked for: those of a node, and those with a value in one field. */
export interface Wanted<K extends EventKind = EventKind> {
  readonly kind: K;
  readonly field?: FieldOf<K>;
  /** The field's value, or a test that it passes. */
  readonly is?: string | number | ((value: never) => boolean);
  readonly node?: number;
}

/** What a predicate asks: a log, the names of its nodes, and an index (src/model). */
interface Indexed {
  readonly log: TraceLog;
  readonly nodes: readonly string[];
  /** The first wanted event from `from` on, −1 when there is none. */
  first<K extends EventKind>(wanted: Wanted<K>, from?: number): number;
}

/** Ids of the events at which a predicate was met, part by part; the last one completes it. */
export type Match = readonly number[];

export interface Predicate {
  find(run: Indexed, from?: number): Match | undefined;
  then(next: Predicate): Predicate;
}

/** A predicate about one event, to which conditions can be added. */
export interface EventPredicate extends Predicate {
  /** The event happened at this node. */
  from(node: string): EventPredicate;
  at(node: string): EventPredicate;
}

type Test<K extends EventKind> = (event: TraceEvent<K>) => boolean;

/** One event with a value in one field (which has an index), that passes a further test. */
export function one<K extends EventKind>(
  wanted: Wanted<K>,
  test?: Test<K>,
  node?: string,
): EventPredicate {
  const atNode = (name: string) => one(wanted, test, name);
  const predicate: EventPredicate = {
    find(run, from = 0) {
      const there = node === undefined ? wanted : { ...wanted, node: run.nodes.indexOf(node) };
      for (let id = run.first(there, from); id >= 0; id = run.first(there, id + 1)) {
        if (test?.(readEvent(run.log, id) as unknown as TraceEvent<K>) ?? true) return [id];
      }
      return undefined;
    },
    then: (next) => sequence(predicate, next),
    from: atNode,
    at: atNode,
  };
  return predicate;
}

function sequence(first: Predicate, second: Predicate): Predicate {
  const both: Predicate = {
    find(run, from = 0) {
      const before = first.find(run, from);
      if (before === undefined) return undefined;
      const after = second.find(run, (before[before.length - 1] as number) + 1);
      return after === undefined ? undefined : [...before, ...after];
    },
    then: (next) => sequence(both, next),
  };
  return both;
}

export function calls(name: string): EventPredicate {
  return one({ kind: 'socket.call', field: 'name', is: name });
}

/** A socket call returned; `result` is compared with the start of its text. */
export function returns(name: string, result = ''): EventPredicate {
  if (result === '') return one({ kind: 'socket.return', field: 'name', is: name });
  const starts = (text: string) => text.startsWith(result);
  const test = (event: TraceEvent<'socket.return'>) => event.name === name;
  return one({ kind: 'socket.return', field: 'result', is: starts }, test);
}

export function timerFires(name: string): EventPredicate {
  return one({ kind: 'timer.fired', field: 'name', is: name });
}

export function anyEvent(kind: EventKind): EventPredicate {
  return one({ kind });
}
