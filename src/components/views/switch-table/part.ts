/**
 * Who was heard at which port of each switch, and when: the model part behind the table. What an event
 * does to the table, the switch's own folder says (`page/tables.ts`), here as for the map; this part
 * remembers what the map does not need: a stay is the time that an address spends in the table at one
 * port, with every event by which it was heard.
 */
import { instantOf, nodeAt } from '../../../model/columns.ts';
import { carryAlways, type ModelPart, type PartReader } from '../../../model/part.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { addressTable } from '../../../stack/nodes/switch/page/tables.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TableCell, TableReader, TableWriter } from '../../../stack/trace/page/table.ts';
import type { EventKind } from '../../../stack/trace/schema.ts';

export interface Stay {
  readonly address: string;
  /** As the table has it: where, and since when. */
  cells: readonly TableCell[];
  /** The stay before this one, when the station has moved. */
  readonly before: Stay | undefined;
  /** The event by which it was learned. */
  readonly learned: number;
  /** The events by which it was heard, and their instants: when it was learned, and since. */
  readonly heard: number[];
  readonly heardAt: Instant[];
  /** The event that ended it, −1 while it lasts; a move has no reason. */
  ended: number;
  endedAt: Instant;
  why: Localized | undefined;
}

type Table = Map<string, Stay[]>;

/** By the number of the switch: the stays of each address, the latest last. */
export type SwitchTables = Map<number, Table>;

function end(stay: Stay, ended: number, endedAt: Instant, why: Stay['why']): void {
  Object.assign(stay, { ended, endedAt, why });
}

function writer(table: Table, id: number, at: Instant): TableWriter {
  const lasting = (key: string): Stay | undefined => {
    const stay = table.get(key)?.at(-1);
    return stay !== undefined && stay.ended < 0 ? stay : undefined;
  };
  return {
    put(key, cells) {
      const before = lasting(key);
      if (before !== undefined) end(before, id, at, undefined);
      const stays = table.get(key) ?? [];
      table.set(key, stays);
      stays.push({
        ...{ address: key, cells, before, learned: id, heard: [id], heardAt: [at] },
        ...{ ended: -1, endedAt: -1, why: undefined },
      });
    },
    touch(key, cells) {
      const stay = lasting(key);
      // The frame that it was learned from.
      if (stay === undefined || (stay.heard.length === 1 && stay.heardAt[0] === at)) return;
      stay.cells = cells;
      stay.heard.push(id);
      stay.heardAt.push(at);
    },
    remove(key, why) {
      const stay = lasting(key);
      if (stay !== undefined) end(stay, id, at, why);
    },
    cells: (key) => lasting(key)?.cells,
  };
}

const KINDS = Object.keys(addressTable.readers) as (keyof typeof addressTable.readers)[];

function readerOf(kind: keyof typeof addressTable.readers): PartReader<SwitchTables> {
  const read = addressTable.readers[kind] as TableReader<EventKind>;
  return (tables, { log }, id) => {
    const node = nodeAt(log, id);
    const table = tables.get(node) ?? new Map<string, Stay[]>();
    tables.set(node, table);
    read(readEvent(log, id), writer(table, id, instantOf(log, id)));
  };
}

export const SWITCH_TABLES: ModelPart<SwitchTables> = {
  id: 'switch-tables',
  create: () => new Map(),
  readers: Object.fromEntries(KINDS.map((kind) => [kind, readerOf(kind)])),
  carry: (tables) => new Map([...tables].map(([node, table]) => [node, lastingIn(table)])),
};
carryAlways(SWITCH_TABLES as ModelPart<unknown>);

/** The stays that last, as they are at this moment. */
function lastingIn(table: Table): Table {
  const copies = [...table].flatMap(([address, stays]) => {
    const stay = stays.at(-1) as Stay;
    const own = { ...stay, heard: stay.heard.slice(-1), heardAt: stay.heardAt.slice(-1) };
    return stay.ended < 0 ? [[address, [own]] as const] : [];
  });
  return new Map(copies.map(([address, stays]) => [address, [...stays]]));
}
