import { expect, test } from 'vitest';
import { ipv4 as address } from '../../core/addresses.ts';
import type { Fx } from '../../trace/fx.ts';
import { createLog } from '../../trace/log.ts';
import { all } from '../../world/testing.ts';
import { knownPathMtu, lowerPathMtu, PATH_MTU_ENTRIES, type PathMtuCache } from './path-mtu.ts';

const FIRST = address('198.51.0.0');

test('reports about ever new destinations do not fill the memory: the oldest one gives way', () => {
  const cache: PathMtuCache = new Map();
  const log = createLog();
  const fx = { log, node: 0, now: 0 } as Fx;
  const lower = (dst: number, mtu: number) => lowerPathMtu(cache, dst, 1500, mtu, 1500, fx);
  for (let i = 0; i < PATH_MTU_ENTRIES; i++) lower(FIRST + i, 1000);
  // The first is lowered once more, and so the second is the oldest.
  lower(FIRST, 900);
  expect(cache.size).toBe(PATH_MTU_ENTRIES);
  lower(FIRST + PATH_MTU_ENTRIES, 1000);
  expect(cache.size).toBe(PATH_MTU_ENTRIES);
  expect(knownPathMtu(cache, FIRST, 0)).toBe(900);
  expect(knownPathMtu(cache, FIRST + 1, 0)).toBeUndefined();
  const removed = all(log, 'cache.changed').filter(({ state }) => state === '');
  expect(removed).toMatchObject([{ table: 'pmtu', key: '198.51.0.1', value: 'full' }]);
});
