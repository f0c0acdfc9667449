import { describe, expect, test } from 'vitest';
import { type Order, readLine } from './language.ts';

const read = (line: string, open: readonly number[] = []) => readLine(line, open);
/** What a program is given, with this address in place of a name. */
const lineOf = (typed: string, address = '10.0.0.9') => {
  const order: Order | undefined = (read(typed) as { order?: Order }).order;
  if (order?.what !== 'run' && order?.what !== 'open') throw new Error(typed);
  return [order.name, order.line(address)];
};

describe('a typed line', () => {
  test('with an address is the program’s as it stands', () => {
    expect(lineOf('ping -c 3 10.77.0.1')).toEqual([undefined, 'ping -c 3 10.77.0.1']);
    expect(lineOf('  PING 10.77.0.1 ')).toEqual([undefined, 'ping 10.77.0.1']);
  });

  test('with a name asks for it to be looked up, and puts the address in its place', () => {
    expect(lineOf('ping -c 3 web.lab')).toEqual(['web.lab', 'ping -c 3 10.0.0.9']);
    expect(lineOf('traceroute -I web.lab')).toEqual(['web.lab', 'traceroute -I 10.0.0.9']);
    expect(lineOf('connect web.lab 80')).toEqual(['web.lab', 'nc 10.0.0.9 80']);
  });

  test('may write host and port in one word', () => {
    expect(lineOf('nc web.lab:80')).toEqual(['web.lab', 'nc 10.0.0.9 80']);
  });

  test('listens for whoever comes', () => {
    expect(lineOf('listen 8080')).toEqual([undefined, 'nc -l 8080']);
    expect(lineOf('listen -u 7')).toEqual([undefined, 'nc -l -u 7']);
    expect(lineOf('listen -u 5353 224.0.0.251')).toEqual([
      ...[undefined, 'nc -l -u 5353 224.0.0.251'],
    ]);
  });

  test('hands a name to dig, which is there to ask for it', () => {
    expect(lineOf('dig web.lab MX')).toEqual([undefined, 'dig web.lab MX']);
  });

  test('without a word asks for nothing', () => {
    expect(read('   ')).toBeUndefined();
  });
});

describe('what cannot be done', () => {
  test('is told with the command that was probably meant', () => {
    expect(read('pign 10.0.0.1')).toEqual({
      fault: { why: 'unknown', word: 'pign', near: undefined },
    });
    expect(read('conect web.lab 80')).toMatchObject({ fault: { near: 'connect' } });
    expect(read('curl web.lab')).toMatchObject({ fault: { why: 'unknown', near: undefined } });
  });

  test('is told by the word that is wrong', () => {
    expect(read('ping -z 10.0.0.1')).toEqual({
      fault: { why: 'usage', command: 'ping', word: '-z' },
    });
    expect(read('ping -c 0 web.lab')).toMatchObject({ fault: { why: 'usage', word: '-c 0' } });
    expect(read('ping')).toEqual({ fault: { why: 'usage', command: 'ping', word: '' } });
    expect(read('close seven')).toMatchObject({ fault: { why: 'usage', word: 'seven' } });
  });

  test('an address that is none is not taken for a name', () => {
    expect(read('ping 10.0.0.300')).toEqual({
      fault: { why: 'host', command: 'ping', word: '10.0.0.300' },
    });
    expect(read('ping 0.0.0.0')).toMatchObject({ fault: { why: 'host' } });
  });

  test('a connection without a port, or with none that there is, says so', () => {
    expect(read('connect web.lab')).toEqual({
      fault: { why: 'port', command: 'connect', word: '' },
    });
    expect(read('connect web.lab 70000')).toMatchObject({ fault: { why: 'port', word: '70000' } });
    expect(read('listen')).toMatchObject({ fault: { why: 'port', word: '' } });
  });
});

describe('what is sent', () => {
  test('goes to the connection whose number stands in front, if there is one', () => {
    expect(read('send 2 hello', [1, 2])).toEqual({ order: { what: 'send', to: 2, text: 'hello' } });
    expect(read('send 2 hello', [1])).toEqual({
      order: { what: 'send', to: undefined, text: '2 hello' },
    });
  });

  test('may have the ends of its lines spelled out, and ends with one newline', () => {
    expect(read('send GET / HTTP/1.0\\r\\n\\r\\n')).toEqual({
      order: { what: 'send', to: undefined, text: 'GET / HTTP/1.0\r\n\r' },
    });
    expect(read('send "a\\\\n  b"')).toMatchObject({ order: { text: 'a\\n  b' } });
  });
});
