/** The first instant at which two runs are not the same, and what is different there. */
import type { Duration, Instant } from '../../stack/core/instant.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { instantOf } from '../columns.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { type Because, becauseOf } from './because.ts';
import { byInstant, type Happening, happeningAt, isHappening } from './happenings.ts';
import { comparedStretch } from './stretch.ts';

export interface ComparedRun {
  readonly run: RecordedRun;
  readonly session: Session;
  /** No more events will come. */
  readonly complete: boolean;
  /** When its last event happens, where only a window of it is kept. */
  readonly endAt?: Instant;
}

/** 0 is the first of the two runs, 1 the second. */
export type Side = 0 | 1;

export interface Difference {
  readonly at: Instant;
  /** The run in which the happening is. */
  readonly side: Side;
  readonly happening: Happening;
  /** The same thing in the other run, if it happens there later, and how much later. */
  readonly other: Happening | undefined;
  readonly later: Duration;
  readonly because: Because | undefined;
}

export type Pair = readonly [ComparedRun, ComparedRun];

/** Undefined when there is none, as far as both runs have come and are kept (stretch.ts). */
export function firstDifference(pair: Pair): Difference | undefined {
  const found = firstUnequal(pair);
  if (found === undefined) return undefined;
  const { side, happening } = found;
  const other = sameLater(pair[(1 - side) as Side].run, happening);
  const later = other === undefined ? 0 : other.event.at - happening.event.at;
  const because = becauseOf(pair, side, happening, other);
  return { at: happening.event.at, side, happening, other, later, because };
}

interface Found {
  readonly side: Side;
  readonly happening: Happening;
}

function firstUnequal(pair: Pair): Found | undefined {
  const { from, to } = comparedStretch(pair);
  const [a, b] = pair.map(({ run }) => byInstant(run, from, to)) as [Groups, Groups];
  let [groupA, groupB] = [a.next().value, b.next().value];
  for (;;) {
    if (groupA === undefined && groupB === undefined) return undefined;
    const [atA, atB] = [timeOf(groupA), timeOf(groupB)];
    // What a run that is still being made has not got yet is no difference.
    if (atA !== atB && isOpen(pair[atA < atB ? 1 : 0], Math.min(atA, atB))) return undefined;
    const onlyA = atA <= atB ? without(groupA ?? [], atA === atB ? (groupB ?? []) : []) : [];
    const onlyB = atB <= atA ? without(groupB ?? [], atA === atB ? (groupA ?? []) : []) : [];
    if (onlyA.length + onlyB.length > 0) return chosen(onlyA, onlyB);
    [groupA, groupB] = [a.next().value, b.next().value];
  }
}

type Groups = Generator<Happening[], undefined>;

const timeOf = (group: Happening[] | undefined) => group?.[0]?.event.at ?? Number.POSITIVE_INFINITY;

function isOpen({ run: { log }, complete }: ComparedRun, at: Instant): boolean {
  return !complete && (log.count === log.first || instantOf(log, log.count - 1) <= at);
}

function without(all: readonly Happening[], others: readonly Happening[]): Happening[] {
  const left = others.map(({ key }) => key);
  return all.filter(({ key }) => {
    const place = left.indexOf(key);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/** What became of a packet explains what does not happen; else what stands first led to the rest. */
const EXPLAINS: ReadonlySet<string> = new Set(['frame.dropped', 'packet.ignored']);

function chosen(onlyA: readonly Happening[], onlyB: readonly Happening[]): Found {
  const explaining = (list: readonly Happening[]) =>
    list.find(({ event }) => EXPLAINS.has(event.kind));
  const [a] = onlyA;
  const inB = explaining(onlyB) ?? (a === undefined ? onlyB[0] : undefined);
  if (inB !== undefined) return { side: 1, happening: inB };
  return { side: 0, happening: explaining(onlyA) ?? (a as Happening) };
}

/** What only one run has is looked for in the other from the same instant on. */
function sameLater(run: RecordedRun, { event, key }: Happening): Happening | undefined {
  if (EXPLAINS.has(event.kind)) return undefined;
  const { log } = run;
  for (let id = log.first; id < log.count; id++) {
    if (instantOf(log, id) <= event.at || !isHappening(run, id)) continue;
    const happening = happeningAt(run, id);
    if (happening.event.kind === event.kind && happening.key === key) return happening;
  }
  return undefined;
}
