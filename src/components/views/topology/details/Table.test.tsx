import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { NodeTable } from '../../../../stack/trace/page/table.ts';
import type { TableRowAt } from '../../../view-kit/tables/part.ts';
import type { Speech } from '../words.ts';
import { Table } from './Table.tsx';

const label = (en: string) => ({ label: { en, zh: en } });
const table = {
  ...{ id: 'arp', title: { en: 'ARP', zh: 'ARP' }, layer: 'link' },
  columns: [label('Address'), label('State')],
} as unknown as NodeTable;
const row = {
  ...{ key: 'a', event: -1, changed: true, gone: false },
  cells: ['10.0.0.2', 'known'],
} as unknown as TableRowAt;
const speech = { language: 'en', t: (key: string) => key } as unknown as Speech;

test('what stands beside a row’s name is a word of its own, to a screen reader, too', () => {
  const html = renderToStaticMarkup(
    <Table
      {...{ table, speech, rows: [row], stop: undefined, packet: undefined, field: undefined }}
      reach={new Set()}
      {...{ alone: false, hand: undefined, onWhy: () => undefined }}
    />,
  );
  expect(html.replace(/<[^>]*>/g, '')).toContain('10.0.0.2 new');
});
