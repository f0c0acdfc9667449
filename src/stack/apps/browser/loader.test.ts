import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUrl } from '../../web/url.ts';
import {
  addRequest,
  answered,
  createLoader,
  type Loader,
  lineEnded,
  MOST_LINES,
  opened,
  openingFailed,
  schedule,
} from './loader.ts';

function add(loader: Loader, id: number, text: string, idempotent = true): void {
  const { url } = parseUrl(text);
  if (url !== undefined) addRequest(loader, id, url, idempotent);
}
const orders = (loader: Loader) =>
  schedule(loader).map((order) =>
    order.do === 'open'
      ? `open ${order.line} ${order.origin}`
      : order.do === 'ask'
        ? `ask ${order.request} on ${order.line}`
        : `close ${order.line}`,
  );
function page(count: number, most?: number): Loader {
  const loader = createLoader(most);
  for (let i = 0; i < count; i++) add(loader, i, `http://h/${i}`);
  return loader;
}

describe('the loader', () => {
  test('opens six connections to an origin, and no more', () => {
    const loader = page(10);
    expect(orders(loader)).toEqual([0, 1, 2, 3, 4, 5].map((line) => `open ${line} http://h`));
    expect(orders(loader)).toEqual([]);
  });
  test('opens no more connections than there is to ask', () => {
    const loader = page(1);
    expect(orders(loader)).toEqual(['open 0 http://h']);
    expect(orders(loader)).toEqual([]);
    add(loader, 1, 'http://h/1');
    expect(orders(loader)).toEqual(['open 1 http://h']);
  });
  test('asks in the order in which things were found, one at a time on a connection', () => {
    const loader = page(3, 1);
    schedule(loader);
    opened(loader, 0);
    expect(orders(loader)).toEqual(['ask 0 on 0']);
    expect(orders(loader)).toEqual([]);
    answered(loader, 0, true);
    expect(orders(loader)).toEqual(['ask 1 on 0']);
  });
  test('opens a new connection when the last one is for one answer only', () => {
    const loader = page(2, 1);
    schedule(loader);
    opened(loader, 0);
    schedule(loader);
    answered(loader, 0, false);
    expect(orders(loader)).toEqual(['open 1 http://h']);
  });
  test('keeps origins apart: another port is another', () => {
    const loader = page(1, 1);
    add(loader, 1, 'http://h:81/');
    expect(orders(loader)).toEqual(['open 0 http://h', 'open 1 http://h:81']);
  });
  test('asks again when a connection that had served before ends without a word, and once', () => {
    const loader = page(2, 1);
    schedule(loader);
    opened(loader, 0);
    schedule(loader);
    answered(loader, 0, true);
    schedule(loader);
    expect(lineEnded(loader, 0, true)).toEqual({ request: 1, again: true });
    expect(orders(loader)).toEqual(['open 1 http://h']);
    opened(loader, 1);
    schedule(loader);
    expect(lineEnded(loader, 1, true)).toEqual({ request: 1, again: false });
    expect(loader.requests).toEqual([]);
  });
  test('does not ask again what may have been done, or has begun to be answered', () => {
    for (const [idempotent, silent] of [
      [false, true],
      [true, false],
    ] as const) {
      const loader = createLoader(1);
      add(loader, 0, 'http://h/');
      add(loader, 1, 'http://h/buy', idempotent);
      schedule(loader);
      opened(loader, 0);
      schedule(loader);
      answered(loader, 0, true);
      schedule(loader);
      expect(lineEnded(loader, 0, silent)).toEqual({ request: 1, again: false });
    }
  });
  test('gives up what waits for an origin to which no connection can be opened', () => {
    const loader = page(2);
    add(loader, 9, 'http://g/');
    schedule(loader);
    expect(openingFailed(loader, 0)).toEqual([0, 1]);
    expect(loader.requests.map(({ id }) => id)).toEqual([9]);
  });
  test('leaves it to another connection when one cannot be opened', () => {
    const loader = page(2);
    schedule(loader);
    opened(loader, 0);
    schedule(loader);
    expect(openingFailed(loader, 1)).toEqual([]);
    expect(orders(loader)).toEqual(['open 2 http://h']);
  });
  test('opens so many connections in all, to however many origins', () => {
    const loader = createLoader();
    for (let i = 0; i < 100; i++) add(loader, i, `http://h${i}/`);
    expect(schedule(loader)).toHaveLength(MOST_LINES);
  });
  test('closes an idle connection when there are too many', () => {
    const loader = createLoader();
    for (let i = 0; i < MOST_LINES; i++) add(loader, i, `http://h${i}/`);
    schedule(loader);
    for (let i = 0; i < MOST_LINES; i++) opened(loader, i);
    schedule(loader);
    answered(loader, 3, true);
    add(loader, 99, 'http://new/');
    expect(orders(loader)).toEqual(['close 3', `open ${MOST_LINES} http://new`]);
  });
  test('comes to the end of any load, whatever connections do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('opened', 'refused', 'answered', 'last', 'ended'), {
          maxLength: 80,
        }),
        fc.integer({ min: 1, max: 6 }),
        (happenings, most) => {
          const loader = createLoader(most);
          for (let i = 0; i < 12; i++) add(loader, i, `http://h${i % 2}/${i}`);
          for (const what of happenings) {
            schedule(loader);
            step(loader, what);
            for (const name of ['http://h0', 'http://h1']) {
              const lines = loader.lines.filter(({ origin }) => origin === name);
              expect(lines.length).toBeLessThanOrEqual(most);
            }
          }
          for (let i = 0; loader.requests.length > 0; i++) {
            expect(i).toBeLessThan(100);
            schedule(loader);
            for (const { id, state } of [...loader.lines]) {
              if (state === 'opening') opened(loader, id);
              else answered(loader, id, true);
            }
          }
        },
      ),
    );
  });
  test('is plain data', () => {
    const loader = page(3);
    schedule(loader);
    expect(structuredClone(loader)).toEqual(loader);
  });
});

function step(loader: Loader, what: string): void {
  const opening = loader.lines.find(({ state }) => state === 'opening');
  const busy = loader.lines.find(({ state }) => state === 'busy');
  if (opening !== undefined && what === 'opened') opened(loader, opening.id);
  if (opening !== undefined && what === 'refused') openingFailed(loader, opening.id);
  if (busy === undefined) return;
  if (what === 'answered') answered(loader, busy.id, true);
  if (what === 'last') answered(loader, busy.id, false);
  if (what === 'ended') lineEnded(loader, busy.id, true);
}
