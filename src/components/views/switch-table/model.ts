/** The table of a switch as it is at the cursor. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { parseMac } from '../../../stack/core/addresses.ts';
import type { Duration } from '../../../stack/core/instant.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { ADDRESS } from '../../../stack/nodes/switch/page/tables.ts';
import { nodeOfMac } from '../../../stack/world/topology.ts';
import { type Stay, SWITCH_TABLES } from './part.ts';

/** What the latest event that the table tells of did to a row. */
export type Change = 'learned' | 'moved' | 'heard' | 'forgotten';

export interface TableRow {
  readonly address: string;
  /** As its sockets are labelled, from 1. */
  readonly port: string;
  /** The port that it moved from. */
  readonly before: string | undefined;
  /** The number of the node with this address, −1 for a stranger. */
  readonly owner: number;
  /** Since it was last heard; for a row that has just gone, when it went. */
  readonly age: Duration;
  readonly gone: boolean;
  readonly change: Change | undefined;
  /** Why it was forgotten. */
  readonly why: Localized | undefined;
  /** The event behind the row as it is. */
  readonly event: number;
}

const itself = (id: number) => id;
const portOf = ({ cells }: Stay): string => String(ADDRESS.read(cells).port);

interface Seen {
  readonly stay: Stay;
  readonly gone: boolean;
  /** How often it had been heard. */
  readonly heard: number;
  /** The latest event of it before the cursor. */
  readonly event: number;
}

/** The stay of an address that the cursor sees: the last that had begun. */
function seenAt(stays: readonly Stay[], { event }: Cursor): Seen[] {
  const stay = stays[countBelow(stays, event, ({ learned }) => learned) - 1];
  if (stay === undefined) return [];
  const gone = stay.ended >= 0 && stay.ended < event;
  const heard = countBelow(stay.heard, event, itself);
  return [{ stay, gone, heard, event: gone ? stay.ended : (stay.heard[heard - 1] as number) }];
}

function changeOf({ stay, gone, event }: Seen): Change {
  // Who has moved is seen at the new port, so what has gone was forgotten.
  if (gone) return 'forgotten';
  if (event !== stay.learned) return 'heard';
  return stay.before === undefined ? 'learned' : 'moved';
}

/**
 * The rows in the order of ports. What the latest event did is marked; what left the table stands
 * there until the table changes again.
 */
export function tableAt(run: RecordedRun, node: number, cursor: Cursor): TableRow[] {
  const table = run.part(SWITCH_TABLES).get(node);
  const seen = [...(table?.values() ?? [])].flatMap((stays) => seenAt(stays, cursor));
  const timeOf = ({ stay, gone, heard }: Seen) =>
    gone ? stay.endedAt : (stay.heardAt[heard - 1] as number);
  const latest = seen.reduce((most, { event }) => Math.max(most, event), -1);
  const latestAt = seen.reduce((most, each) => Math.max(most, timeOf(each)), -1);
  return seen
    .filter((each) => !each.gone || timeOf(each) === latestAt)
    .map((each): TableRow => {
      const { stay, gone, event } = each;
      const owner = nodeOfMac(run.topology, parseMac(stay.address) ?? 0)?.id ?? -1;
      const last = stay.heardAt[each.heard - 1] as number;
      return {
        ...{ address: stay.address, port: portOf(stay), owner, why: gone ? stay.why : undefined },
        before: stay.before && portOf(stay.before),
        ...{ gone, event, age: (gone ? stay.endedAt : cursor.at) - last },
        change: gone || event === latest ? changeOf(each) : undefined,
      };
    })
    .sort((a, b) => Number(a.port) - Number(b.port) || (a.address < b.address ? -1 : 1));
}
