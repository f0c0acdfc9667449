/** The tables of nodes that have the addresses of cards: found by themselves, apart from the others, which come behind a first picture. */
import type { CardTable } from '../../../stack/trace/page/table.ts';

const found = import.meta.glob<CardTable>('../../../stack/*/*/page/card-table.ts', {
  eager: true,
  import: 'cardTable',
});

export const CARD_TABLES: readonly CardTable[] = Object.values(found).sort(
  (a, b) => a.order - b.order,
);
