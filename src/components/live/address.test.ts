import { expect, test } from 'vitest';
import { readAddress } from './address.ts';

test('the token is read from the address, and the address is left without it', () => {
  expect(readAddress('#/live?token=a-B_9')).toEqual({
    ...{ token: 'a-B_9', tries: undefined, clean: '#/live' },
  });
});

test('what else the address says stays', () => {
  expect(readAddress('#/live?try=closing&token=x')).toEqual({
    ...{ token: 'x', tries: 'closing', clean: '#/live?try=closing' },
  });
  expect(readAddress('#/live')).toMatchObject({ token: undefined, clean: '#/live' });
});

test('what cannot be a token is taken for none, and does not stay either', () => {
  expect(readAddress('#/live?token=a%20b')).toMatchObject({ token: undefined, clean: '#/live' });
});
