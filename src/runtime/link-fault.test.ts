import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkFault } from './link-fault.ts';
import { decodeRunLink, LONGEST_LINK } from './url.ts';

describe('a broken link says which part of it is wrong, and what may stand there', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['step=', { path: ['step'], found: '', code: 'kind' }],
    ['step=a b&seed=1', { path: ['step'], found: 'a b' }],
    ['seed=1e3', { path: ['seed'], found: '1e3', code: 'whole', low: 0, high: 0xffffffff }],
    ['seed=-1', { path: ['seed'], found: '-1' }],
    ['t=NaN', { path: ['t'], found: 'NaN', high: 864_000_000_000 }],
    [
      'in=z1.1',
      {
        path: ['in', 0],
        code: 'choice',
        allowed: [...'duxlcftsembkhrgayn'],
      },
    ],
    ['in=d1.1~d2.x', { path: ['in', 1, 'frame'], found: 'x', high: 10_000_000 }],
    ['in=d1.1~dx.1', { path: ['in', 1, 'at'], found: 'x' }],
    ['in=d5.1~d4.1', { path: ['in', 1, 'at'], code: 'order', low: 5 }],
    ['in=d1.2.3', { path: ['in', 0], code: 'length', high: 0, found: '1' }],
    ['in=l1.0.delay--5', { path: ['in', 0, 'delay'], found: '-5', code: 'whole' }],
    ['in=l1.0.speed-5', { path: ['in', 0], code: 'choice', found: 'speed-5' }],
    ['in=l1.0.delay-5.delay-6', { code: 'double', found: 'delay' }],
    ['in=c1.0.fork.3', { path: ['in', 0, 'call'], code: 'choice', found: 'fork' }],
    ['in=c1.0.close', { path: ['in', 0, 'close'], code: 'length', low: 1, high: 1 }],
    ['in=c1.0.bind.3.1.65536', { path: ['in', 0, 'port'], found: '65536', high: 65_535 }],
    ['in=c1.0.shutdown.3.all', { path: ['in', 0, 'how'], allowed: ['rd', 'wr', 'rdwr'] }],
    ['in=c1.0.setsockopt.3.YQ.nNaN', { path: ['in', 0, 'value'], found: 'nNaN' }],
    ['in=f1.0.x.AP8', { path: ['in', 0, 'nic'], found: 'x' }],
    ['in=f1.0.0', { path: ['in', 0], code: 'length', found: '1', high: 2, allowed: ['bytes'] }],
    ['in=r5.1.7', { path: ['in', 0], low: 3, high: 3, allowed: ['prefixLength', 'via'] }],
    [`in=${Array(65).fill('d1.1').join('~')}`, { path: ['in'], code: 'length', high: 64 }],
  ];
  test.each(cases)('%s', (query, fault) => {
    expect(linkFault(query)).toMatchObject(fault);
  });
});

test('an empty list of inputs is no fault: nothing was done to the run', () => {
  expect(linkFault('in=&seed=2')).toBeUndefined();
  expect(decodeRunLink('in=&seed=2')).toEqual({ inputs: [], seed: 2 });
});

test.each([
  ['in=l0.2', '.'],
  ['in=', 'd1.1~'],
  ['look.ladder=', 'x'],
])('a link that is too long is refused for that, before it is taken apart: %s…', (start, more) => {
  const query = start + more.repeat(LONGEST_LINK);
  expect(decodeRunLink(query)).toBeUndefined();
  expect(linkFault(query)).toMatchObject({
    ...{ path: [], code: 'long', found: String(query.length), high: LONGEST_LINK },
  });
});

test('a link has a fault exactly when it cannot be read', () => {
  const letters = fc.constantFrom(...'dulcfxz0189.~-_ é');
  const text = fc.string({ unit: letters, maxLength: 30 });
  const starts = fc.constantFrom('', 'd1.0', 'l1.0.delay-', 'c1.0.close.', 'f1.0.0.', 'x9.');
  fc.assert(
    fc.property(starts, text, (start, noise) => {
      const query = `in=${start}${noise}&seed=${noise}`;
      for (const each of [query, `in=${start}${noise}`, `step=${noise}`]) {
        expect(linkFault(each) === undefined).toBe(decodeRunLink(each) !== undefined);
      }
    }),
    { numRuns: 500 },
  );
});
