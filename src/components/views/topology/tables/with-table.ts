import type { Cursor } from '../../../../model/cursor.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { nodeTables } from '../../../view-kit/tables/found.ts';
import { rowsAt, tableNode } from '../../../view-kit/tables/part.ts';
import { type MapLook, NOTHING } from '../look.ts';

/** Who wants to add to a table without saying whose: the node is chosen that has most rows in it. */
export function withTable(look: MapLook, run: RecordedRun, cursor: Cursor): MapLook {
  const table = nodeTables().find(({ id }) => id === look.adds);
  if (table === undefined || look.node !== undefined) return look;
  let most = 0;
  let found: number | undefined;
  for (const { id } of run.topology.nodes) {
    const node = tableNode(run, id);
    if (node === undefined || !table.of(node)) continue;
    const { length } = rowsAt(run, table, id, cursor);
    if (length > most) [most, found] = [length, id];
  }
  return found === undefined ? look : { ...look, ...NOTHING, node: found, adds: look.adds };
}
