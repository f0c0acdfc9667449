import { expect, test } from 'vitest';
import { decodeStage } from '../workbench/stage-link.ts';
import { stageFault } from './stage-fault.ts';

test.each([
  ['first=Ladder', { path: ['first'], found: 'Ladder', code: 'kind' }],
  ['first=ladder&split=above', { path: ['split'], allowed: ['beside', 'below'] }],
  ['share=x', { path: ['share'], code: 'whole' }],
  ['share=99', { path: ['share'], found: '99' }],
  ['sides=a~__proto__', { path: ['sides'] }],
  ['of=node+2', { path: ['of'], found: 'node 2' }],
  ['alone=ladder&of=%00', { path: ['of'] }],
  ['left=node+x', { path: ['left'] }],
  ['look.__proto__=1', { path: ['look.__proto__'], code: 'kind' }],
  [`look.ladder=${'x'.repeat(401)}`, { path: ['look.ladder'], found: 'x'.repeat(60) }],
])('a broken stage says which part is wrong: %s', (query, fault) => {
  expect(decodeStage(query)).toBeUndefined();
  expect(stageFault(query)).toMatchObject(fault);
});

test('what can be read has no fault, whatever else stands beside it', () => {
  const query = 'seed=x&first=ladder&second=&split=beside&share=40&alone=ladder&of=node+2';
  expect(decodeStage(query)).toBeDefined();
  expect(stageFault(query)).toBeUndefined();
});
