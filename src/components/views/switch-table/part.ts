/**
 * Who was heard at which port of each switch, and when: the model part behind the table. A stay is
 * the time that an address spends in the table at one port.
 */
import { instantOf, nodeAt, textAt, timeAt, wordAt } from '../../../model/columns.ts';
import { carryAlways, type ModelPart } from '../../../model/part.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Mac } from '../../../stack/core/addresses.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import '../../../stack/nodes/switch/events.ts';
import type { ForgetReason } from '../../../stack/nodes/switch/events.ts';
import { placesOf } from '../../../stack/trace/schema.ts';

export interface Stay {
  readonly address: Mac;
  readonly port: number;
  /** The port of the stay before this one, when the station has moved; −1 else. */
  readonly before: number;
  /** The event by which it was learned. */
  readonly learned: number;
  /** The events by which it was heard, and their instants: when it was learned, and since. */
  readonly heard: number[];
  readonly heardAt: Instant[];
  /** The event that ended it, −1 while it lasts; a move has no reason. */
  ended: number;
  endedAt: Instant;
  why: ForgetReason | '';
}

/** By the number of the switch: the stays of each address, the latest last. */
export type SwitchTables = Map<number, Map<Mac, Stay[]>>;

const LEARNED = placesOf('switch.learned');
const FORGOT = placesOf('switch.forgot');

function learned(tables: SwitchTables, { log }: RecordedRun, id: number): void {
  const node = nodeAt(log, id);
  const at = instantOf(log, id);
  const address = timeAt(log, id, LEARNED.address);
  const last = lastStay(tables, node, address);
  if (last !== undefined && last.ended < 0) end(last, id, at, '');
  const table = tables.get(node) ?? new Map<Mac, Stay[]>();
  tables.set(node, table);
  const stay: Stay = {
    ...{ address, port: wordAt(log, id, LEARNED.port), before: wordAt(log, id, LEARNED.before) },
    ...{ learned: id, heard: [id], heardAt: [at], ended: -1, endedAt: -1, why: '' },
  };
  const stays = table.get(address);
  if (stays === undefined) table.set(address, [stay]);
  else stays.push(stay);
}

function lastStay(tables: SwitchTables, node: number, address: Mac): Stay | undefined {
  return tables.get(node)?.get(address)?.at(-1);
}

function end(stay: Stay, id: number, at: Instant, why: Stay['why']): void {
  Object.assign(stay, { ended: id, endedAt: at, why });
}

function forgot(tables: SwitchTables, { log }: RecordedRun, id: number): void {
  const stay = lastStay(tables, nodeAt(log, id), timeAt(log, id, FORGOT.address));
  const why = textAt(log, id, FORGOT.why) as ForgetReason;
  if (stay !== undefined) end(stay, id, instantOf(log, id), why);
}

/** A frame's source is the first field of what the switch writes about it, whatever it does. */
function heard(tables: SwitchTables, { log }: RecordedRun, id: number): void {
  const stay = lastStay(tables, nodeAt(log, id), timeAt(log, id, 0));
  if (stay === undefined || stay.ended >= 0) return;
  const at = instantOf(log, id);
  // The frame that it was learned from.
  if (stay.heard.length === 1 && stay.heardAt[0] === at) return;
  stay.heard.push(id);
  stay.heardAt.push(at);
}

export const SWITCH_TABLES: ModelPart<SwitchTables> = {
  id: 'switch-tables',
  create: () => new Map(),
  readers: {
    'switch.learned': learned,
    'switch.forgot': forgot,
    'switch.forwarded': heard,
    'switch.flooded': heard,
    'switch.filtered': heard,
  },
  carry: (tables) => new Map([...tables].map(([node, table]) => [node, lasting(table)])),
};
carryAlways(SWITCH_TABLES as ModelPart<unknown>);

/** The stays that last, as they are at this moment. */
function lasting(table: ReadonlyMap<Mac, readonly Stay[]>): Map<Mac, Stay[]> {
  const copies = [...table].flatMap(([address, stays]) => {
    const stay = stays.at(-1) as Stay;
    const own = { ...stay, heard: stay.heard.slice(-1), heardAt: stay.heardAt.slice(-1) };
    return stay.ended < 0 ? [[address, [own]] as const] : [];
  });
  return new Map(copies.map(([address, stays]) => [address, [...stays]]));
}
