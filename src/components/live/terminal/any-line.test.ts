/** Lines of any length and of any letters are read at once. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from './complete.ts';
import { readLine } from './language.ts';
import { textToSend } from './text-to-send.ts';

/** Ends what would take for ever. */
const within = (act: () => unknown) => runInNewContext('act()', { act }, { timeout: 3_000 });

// Catastrophic backtracking: a run of letters can be cut into labels in 2^n ways.
test.each([
  `ping ${'a'.repeat(60)}!`,
  'ping averyveryveryveryverylonghostname.example.com:80',
  `dig @${'a'.repeat(60)}/ a.b`,
  `connect ${'a'.repeat(200)}/ 80`,
  `ping ${'a-'.repeat(100)}`,
  `traceroute ${'漢'.repeat(60)}:`,
  `send ${'x'.repeat(10_000)}`,
  `${'a'.repeat(10_000)}`,
  `ping ${'1.'.repeat(5_000)}`,
  `ping ${'-c 1 '.repeat(2_000)}10.0.0.1`,
])('%.40s is read', (line) => {
  expect(() => within(() => readLine(line, [1]))).not.toThrow();
});

test('any text is an order or a fault, and can be completed', () => {
  const word = fc.constantFrom(
    'ping',
    'dig',
    'nc',
    'connect',
    'listen',
    'send',
    'close',
    'help',
    'stop',
    'traceroute',
    '-c',
    '-l',
    '80',
    '99999',
    '10.0.0.1',
    'a.b',
    '"',
    '\\n',
    '@',
    '@x',
    '\ud800',
    '#2',
    '2',
    '__proto__',
    'constructor',
    '-',
    '--',
  );
  const line = fc
    .array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 7 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(line, (text) => {
      readLine(text, [1, 2]);
      complete(text, { hosts: [{ name: 'web', port: 80 }], talks: [{ number: 2, host: 'x' }] });
      textToSend(text);
    }),
    { numRuns: 3_000 },
  );
});
