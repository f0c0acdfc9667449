import { expect, test } from 'vitest';
import { ownOf } from './own.ts';

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'nothing is found under %s unless somebody put it there',
  (name) => {
    expect(ownOf({ a: 1 }, name)).toBeUndefined();
    expect(ownOf(Object.fromEntries([[name, 1]]), name)).toBe(1);
  },
);
