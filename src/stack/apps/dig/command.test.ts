import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import { parseCommand } from './command.ts';

const asked = (line: string) => parseCommand(line).command;

test('a line names server, name, type and options, in any order', () => {
  expect(asked('dig @10.0.0.2 www.example.com MX +norecurse')).toEqual({
    words: '@10.0.0.2 www.example.com MX +norecurse',
    server: ipv4('10.0.0.2'),
    port: 53,
    question: { name: 'www.example.com.', type: 15, class: 1 },
    recurse: false,
    timeout: 5 * SECOND,
    tries: 3,
    short: false,
    ...{ tcp: false, ignore: false, size: null, trace: false },
  });
  expect(asked('+short mx Example.com +time=2 -p 5353 +tries=1 ch')).toMatchObject({
    question: { name: 'Example.com.', type: 15, class: 3 },
    port: 5353,
    timeout: 2 * SECOND,
    tries: 1,
    short: true,
    recurse: true,
  });
});

test('without a type dig asks for A, without a name for the servers of the root', () => {
  expect(asked('www')?.question).toEqual({ name: 'www.', type: 1, class: 1 });
  expect(asked('dig')?.question).toEqual({ name: '.', type: 2, class: 1 });
  expect(asked('aaaa')?.question).toEqual({ name: '.', type: 28, class: 1 });
});

test('a type or class may be a number, and -t and -c say which word is one', () => {
  expect(asked('a.example TYPE65280')?.question.type).toBe(65280);
  expect(asked('-t txt mx')?.question).toEqual({ name: 'mx.', type: 16, class: 1 });
  expect(asked('a -c CH b.example')?.question).toEqual({ name: 'b.example.', type: 1, class: 3 });
});

test('-x asks for the name of an address', () => {
  expect(asked('-x 10.0.2.1')?.question).toEqual({
    name: '10.0.2.1.in-addr.arpa.'.replace('10.0.2.1', '1.2.0.10'),
    type: 12,
    class: 1,
  });
});

test.each([
  '+what',
  '-p 0',
  '-p',
  '@nowhere',
  'x y',
  'a..b',
  '+time=0',
  '+tries=x',
  '-x 1.2.3',
  '-q',
])('%s is refused, with the word that is wrong', (line) => {
  const { command, wrong } = parseCommand(line);
  expect(command).toBeUndefined();
  expect(line.endsWith(wrong as string)).toBe(true);
});
