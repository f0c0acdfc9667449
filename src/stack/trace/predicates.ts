/**
 * Predicates over a trace that compose: `calls('connect').at('client').then(timerFires('persist'))`
 * is met by the event at which the second part is met after the first. A predicate finds the first
 * event that meets it, from a given event on. Protocols have predicates of their own.
 */
import { eventsOf, type TraceLog } from './log.ts';
import type { EventKind, TraceEvent } from './schema.ts';

/** A trace and the names of the nodes in it. */
export interface Observed {
  log: TraceLog;
  nodes: readonly string[];
}

/** Ids of the events at which a predicate was met, part by part; the last one completes it. */
export type Match = readonly number[];

export interface Predicate {
  find(run: Observed, from?: number): Match | undefined;
  then(next: Predicate): Predicate;
}

/** A predicate about one event, to which conditions can be added. */
export interface EventPredicate extends Predicate {
  /** The event happened at this node. */
  from(node: string): EventPredicate;
  at(node: string): EventPredicate;
}

type Test<K extends EventKind> = (event: TraceEvent<K>, run: Observed) => boolean;

/** Events of a kind that pass all tests. */
export function one<K extends EventKind>(kind: K, tests: readonly Test<K>[]): EventPredicate {
  const atNode = (node: string) =>
    one(kind, [...tests, (event, run) => run.nodes[event.node] === node]);
  const predicate: EventPredicate = {
    find(run, from = 0) {
      for (const event of eventsOf(run.log, [kind], from)) {
        if (tests.every((test) => test(event as TraceEvent<K>, run))) return [event.id];
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
  return one('socket.call', [(event) => event.name === name]);
}

/** A socket call returned; `result` is compared with the start of its text. */
export function returns(name: string, result = ''): EventPredicate {
  return one('socket.return', [(event) => event.name === name && event.result.startsWith(result)]);
}

export function timerFires(name: string): EventPredicate {
  return one('timer.fired', [(event) => event.name === name]);
}

export function anyEvent(kind: EventKind): EventPredicate {
  return one(kind, []);
}
