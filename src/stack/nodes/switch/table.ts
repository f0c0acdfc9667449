/**
 * The table of a switch, which IEEE 802.1D §7.9 calls the filtering database: behind which port each
 * station was heard last. An entry that is not heard of for the ageing time is forgotten, so that a
 * station that has moved is not sought at its old port for ever.
 */
import type { Mac } from '../../core/addresses.ts';
import { type Duration, type Instant, NEVER } from '../../core/instant.ts';
import type { Fx, TimerRef } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import type { NodeState } from '../kind.ts';
import type { ForgetReason } from './events.ts';
import type { Snooping } from './snooping.ts';

interface Entry {
  port: number;
  /** When the station was last heard. */
  heard: Instant;
}

export interface Switch extends NodeState {
  kind: 'switch';
  ageingTime: Duration;
  tableSize: number;
  memoryErrorPpm: number;
  entries: Map<Mac, Entry>;
  /** Ports whose link is down. */
  down: number[];
  ageing: TimerRef;
  /** What it has heard of multicast groups; undefined: it does not listen. */
  snooping: Snooping | undefined;
  /** When the timer is due: no entry can be too old before then. */
  dueAt: Instant;
}

/** The table learns where a frame came from (IEEE 802.1D §7.8). */
export function learn(table: Switch, address: Mac, port: number, fx: Fx): void {
  const known = table.entries.get(address);
  if (known !== undefined) {
    known.heard = fx.now;
    if (known.port === port) return;
    emit(fx.log, 'switch.learned', fx.node, { address, port, before: known.port });
    known.port = port;
    return;
  }
  if (table.entries.size >= table.tableSize) forgetOldest(table, fx);
  table.entries.set(address, { port, heard: fx.now });
  emit(fx.log, 'switch.learned', fx.node, { address, port, before: -1 });
  if (table.dueAt === NEVER) armAgeing(table, fx.now + table.ageingTime, fx);
}

function armAgeing(table: Switch, due: Instant, fx: Fx): void {
  table.dueAt = due;
  fx.arm(table.ageing, due);
}

function forget(table: Switch, address: Mac, port: number, why: ForgetReason, fx: Fx): void {
  table.entries.delete(address);
  emit(fx.log, 'switch.forgot', fx.node, { address, port, why });
}

/** A full table makes room for a station that is heard now (IEEE 802.1D §7.8 allows it). */
function forgetOldest(table: Switch, fx: Fx): void {
  let oldest: Mac = -1;
  let least = NEVER;
  for (const [address, { heard }] of table.entries) {
    if (heard >= least) continue;
    least = heard;
    oldest = address;
  }
  forget(table, oldest, (table.entries.get(oldest) as Entry).port, 'table-full', fx);
}

/** Forgets what is too old, and waits for the next entry that will be. */
export function age(table: Switch, fx: Fx): void {
  let next = NEVER;
  for (const [address, { port, heard }] of table.entries) {
    const due = heard + table.ageingTime;
    if (due <= fx.now) forget(table, address, port, 'aged', fx);
    else if (due < next) next = due;
  }
  table.dueAt = NEVER;
  if (next !== NEVER) armAgeing(table, next, fx);
}

/** Nobody can be reached through a port whose link is down: what is behind it may come back elsewhere. */
export function forgetPort(table: Switch, port: number, fx: Fx): void {
  for (const [address, entry] of table.entries) {
    if (entry.port === port) forget(table, address, port, 'link-down', fx);
  }
  if (table.entries.size > 0 || table.dueAt === NEVER) return;
  table.dueAt = NEVER;
  fx.disarm(table.ageing);
}
