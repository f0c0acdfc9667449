/**
 * What a querier knows of the groups on a link (RFC 3376 §6): who is wanted, and until when it believes so.
 * Of a group that somebody has joined for all senders it keeps the time of the group alone; the senders
 * that are excluded it does not keep apart, so it asks for more than is needed, never for less.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, NEVER } from '../../core/instant.ts';
import type { GroupRecord } from '../../protocols/igmp/message.ts';

export interface GroupEntry {
  /** Somebody wants all senders, or all but some; NEVER: nobody does. */
  until: Instant;
  /** Those who want some senders alone. */
  readonly sources: Map<Ipv4, Instant>;
}

export type GroupTable = Map<Ipv4, GroupEntry>;

/** Groups and senders kept: whoever may send reports could otherwise fill the memory. */
const MOST_GROUPS = 1_024;
const MOST_SOURCES = 64;

/** What has to be asked, so that who still wants something can say so. */
export interface Doubt {
  readonly group: Ipv4;
  readonly sources: readonly Ipv4[];
}

export interface Outcome {
  /** The group was not there before. */
  readonly added: boolean;
  /** There is no room for it. */
  readonly refused?: true;
  readonly doubt: Doubt | undefined;
}

const REFUSED: Outcome = { added: false, refused: true, doubt: undefined };

/**
 * A record of a report; `life`: how long it is believed, `soon`: how long an answer to a doubt takes. A
 * doubt changes nothing yet: it does when the querier asks (`lower`).
 */
export function hear(
  table: GroupTable,
  { type, group, sources }: GroupRecord,
  now: Instant,
  life: Duration,
  soon: Duration,
): Outcome {
  const known = table.get(group);
  switch (type) {
    case 'IS_EX':
    case 'TO_EX': {
      const entry = known ?? add(table, group);
      if (entry === undefined) return REFUSED;
      entry.until = now + life;
      return { added: known === undefined, doubt: undefined };
    }
    case 'IS_IN':
    case 'ALLOW':
    case 'TO_IN': {
      if (sources.length > 0) {
        const entry = known ?? add(table, group);
        if (entry === undefined) return REFUSED;
        for (const source of sources) keep(entry, source, now + life);
      }
      // Who says it twice is not asked about twice.
      const sure = known !== undefined && known.until !== NEVER && known.until > now + soon;
      const leaves = type === 'TO_IN' && sure;
      const added = known === undefined && sources.length > 0;
      return { added, doubt: leaves ? { group, sources: [] } : undefined };
    }
    case 'BLOCK':
      return { added: false, doubt: known && doubtOf(group, known, sources) };
  }
}

function add(table: GroupTable, group: Ipv4): GroupEntry | undefined {
  if (table.size >= MOST_GROUPS) return undefined;
  const entry: GroupEntry = { until: NEVER, sources: new Map() };
  table.set(group, entry);
  return entry;
}

function keep({ sources }: GroupEntry, source: Ipv4, until: Instant): void {
  if (sources.has(source) || sources.size < MOST_SOURCES) sources.set(source, until);
}

function doubtOf(
  group: Ipv4,
  { sources: known }: GroupEntry,
  blocked: readonly Ipv4[],
): Doubt | undefined {
  const sources = blocked.filter((source) => known.has(source));
  return sources.length > 0 ? { group, sources } : undefined;
}

/** It is asked about: who says nothing until then is gone (§6.6.1). */
export function lower(table: GroupTable, { group, sources }: Doubt, until: Instant): void {
  const entry = table.get(group);
  if (entry === undefined) return;
  if (sources.length === 0) entry.until = Math.min(entry.until, until);
  for (const source of sources) {
    const known = entry.sources.get(source);
    if (known !== undefined) entry.sources.set(source, Math.min(known, until));
  }
}

/**
 * What is asked once more, by whether somebody has answered: then other routers are to leave their
 * times alone (§6.6.3.1, §6.6.3.2). `soon`: who has not is gone until then.
 */
export function partsOf(table: GroupTable, doubt: Doubt, soon: Instant) {
  const entry = table.get(doubt.group);
  const { group } = doubt;
  const isSure = (until: Instant | undefined) =>
    until !== undefined && until !== NEVER && until > soon;
  if (doubt.sources.length === 0) return [{ ...doubt, suppress: isSure(entry?.until) }];
  return [true, false].flatMap((suppress) => {
    const sources = doubt.sources.filter((each) => isSure(entry?.sources.get(each)) === suppress);
    return sources.length > 0 ? [{ group, sources, suppress }] : [];
  });
}

/** Forgets what nobody has confirmed in time; returns the groups that are gone. */
export function expire(table: GroupTable, now: Instant): Ipv4[] {
  const gone: Ipv4[] = [];
  for (const [group, entry] of table) {
    if (entry.until <= now) entry.until = NEVER;
    for (const [source, until] of entry.sources) if (until <= now) entry.sources.delete(source);
    if (entry.until !== NEVER || entry.sources.size > 0) continue;
    table.delete(group);
    gone.push(group);
  }
  return gone;
}

/** When something may be forgotten next. */
export function nextExpiry(table: GroupTable): Instant {
  let next = NEVER;
  for (const { until, sources } of table.values()) {
    next = Math.min(next, until, ...sources.values());
  }
  return next;
}
