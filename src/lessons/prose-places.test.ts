import { expect, it } from 'vitest';

const proses = import.meta.glob<string>('./*/*.mdx', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** On a phone, in the notes and on paper the picture stands elsewhere, or not at all. */
const PLACES =
  /\bon (the|your) (right|left)\b|\b(above|below) the text\b|[看见在](右|左|上|下)(边|侧|方|面)的?/i;

it('no prose says where on the screen something stands', () => {
  expect(Object.keys(proses).length).toBeGreaterThan(3);
  const found = Object.entries(proses).flatMap(([path, prose]) =>
    prose.split('\n').flatMap((line) => (PLACES.test(line) ? [`${path}: ${line}`] : [])),
  );
  expect(found).toEqual([]);
});
