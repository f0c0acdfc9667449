/** The tables of nodes: of what every stack has, and of the capabilities that a run has. */
import { onPage } from '../../../runtime/capability-pages.ts';
import { tables as arp } from '../../../stack/protocols/arp/page/tables.ts';
import { tables as ipv4 } from '../../../stack/protocols/ipv4/page/tables.ts';
import type { NodeTable } from '../../../stack/trace/page/table.ts';

let known: readonly NodeTable[] = [];

function add(tables: readonly NodeTable[]): void {
  known = [...known, ...tables].sort((a, b) => a.order - b.order);
}

add([...arp, ...ipv4]);
onPage(({ tables = [] }) => add(tables));

/** All that are there, in their order. Those of a run are there before its first event is. */
export const nodeTables = (): readonly NodeTable[] => known;
