import { expect, test } from 'vitest';
import { lookedUp } from './lookup.ts';

const HEAD = [
  '; dig web.lab A',
  ';; Got answer:',
  ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 7',
];
const ANSWER = [
  ';; ANSWER SECTION:',
  'www.lab.\t60\tIN\tCNAME\tweb.lab.',
  'web.lab.\t60\tIN\tA\t10.77.1.80',
  '',
];
const FOOT = [';; Query time: 1 msec', ';; MSG SIZE  rcvd: 41'];

test('a name stands for the first address of the answer, behind its aliases', () => {
  expect(lookedUp([...HEAD, ...ANSWER, ...FOOT])).toEqual({ address: '10.77.1.80' });
});

test('nothing is known before the answer is whole', () => {
  expect(lookedUp([])).toBeUndefined();
  expect(lookedUp([...HEAD, ...ANSWER])).toBeUndefined();
});

test('a name that is not there is told from one without an address', () => {
  const missing = HEAD.map((line) => line.replace('NOERROR', 'NXDOMAIN'));
  expect(lookedUp([...missing, ...FOOT])).toEqual({ failed: 'no-name' });
  expect(lookedUp([...HEAD, ...FOOT])).toEqual({ failed: 'no-address' });
});

test('a server that does not answer, or that nobody has named, is told', () => {
  expect(lookedUp([';; timed out: 10.77.0.1#53', ';; no servers could be reached'])).toEqual({
    failed: 'no-answer',
  });
  expect(lookedUp(['dig: no server (name one: @10.0.0.53)'])).toEqual({ failed: 'no-server' });
});
