/** What can be done to the tables of nodes: each in the folder of its input, found by itself. */
import type { AnyRowAction } from '../../../../stack/inputs/page.ts';

const found = import.meta.glob<AnyRowAction>('../../../../stack/inputs/*/page/row.ts', {
  eager: true,
  import: 'rowAction',
});

const byTable = new Map(Object.values(found).map((action) => [action.table, action]));

export function rowActionOf(table: string): AnyRowAction | undefined {
  return byTable.get(table);
}
