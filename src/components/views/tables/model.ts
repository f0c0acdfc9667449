/** One table of all nodes that keep it, at the cursor. */
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { loadEveryPage } from '../../../runtime/capability-pages.ts';
import { parseMac } from '../../../stack/core/addresses.ts';
import type { NodeTable, TableCell } from '../../../stack/trace/page/table.ts';
import { nodeOfMac } from '../../../stack/world/topology.ts';
import { nodeTables } from '../../view-kit/tables/found.ts';
import { rowsAt, type TableRowAt, tableNode } from '../../view-kit/tables/part.ts';

export interface TableOfNode {
  readonly node: number;
  readonly rows: readonly TableRowAt[];
}

function keepers(run: RecordedRun, table: NodeTable): number[] {
  return run.topology.nodes
    .filter(({ id }) => {
      const node = tableNode(run, id);
      return node !== undefined && table.of(node);
    })
    .map(({ id }) => id);
}

/** The tables that some node keeps and that have something to say, in their order. */
export function tablesIn(run: RecordedRun, cursor: Cursor): readonly NodeTable[] {
  return nodeTables().filter((table) => {
    const nodes = keepers(run, table);
    if (table.empty !== undefined) return nodes.length > 0;
    return nodes.some((node) => rowsAt(run, table, node, cursor).length > 0);
  });
}

export function tableAt(run: RecordedRun, table: NodeTable, cursor: Cursor): TableOfNode[] {
  return keepers(run, table).map((node) => ({ node, rows: rowsAt(run, table, node, cursor) }));
}

/** A part of a look: the table that is shown. That of a capability may have to be fetched first. */
export async function understands(part: string): Promise<boolean> {
  const isKnown = () => nodeTables().some(({ id }) => id === part);
  if (!isKnown()) await loadEveryPage();
  return isKnown();
}

/** The node of the run whose card has the hardware address that a cell holds. */
export function ownerOf({ topology }: RecordedRun, cell: TableCell): number | undefined {
  const mac = typeof cell === 'string' ? parseMac(cell) : undefined;
  return mac === undefined ? undefined : nodeOfMac(topology, mac)?.id;
}
