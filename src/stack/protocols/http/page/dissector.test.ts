import { expect, test } from 'vitest';
import { ipv4 as address } from '../../../core/addresses.ts';
import '../../core-dissectors.ts';
import { addDissector } from '../../../wire/dissector.ts';
import { dissect } from '../../../wire/inspect.ts';
import { layer, packet } from '../../../wire/packet.ts';
import { ethernet } from '../../ethernet/declaration.ts';
import { ipv4 } from '../../ipv4/declaration.ts';
import { tcp } from '../../tcp/header/declaration.ts';
import { fromLatin1 } from '../latin1.ts';
import { httpDissector } from './dissector.ts';

addDissector(httpDissector);

const segment = (text: string, srcPort = 50_000, dstPort = 80) =>
  dissect(
    packet(
      [
        layer(ethernet, { dst: 2, src: 4 }),
        layer(ipv4, { ttl: 64, src: address('10.0.0.1'), dst: address('10.0.0.2') }),
        layer(tcp, { srcPort, dstPort, seq: 1, window: 9 }),
      ],
      fromLatin1(text),
    ),
  ).at(-1);

test('a request on port 80 is its line, its fields and the empty line behind them', () => {
  const http = segment('GET /a HTTP/1.1\r\nHost: b\r\n\r\n');
  expect(http).toMatchObject({ id: 'http', problems: [] });
  expect(http?.fields.map(({ name, display }) => [name, display])).toEqual([
    ['requestLine', 'GET /a HTTP/1.1'],
    ['field', 'Host: b'],
    ['headEnd', ''],
  ]);
  expect(http?.fields[0]?.children.map(({ display }) => display)).toEqual([
    ...['GET', '/a', 'HTTP/1.1'],
  ]);
  expect(http?.fields.at(-1)?.end).toBe(http?.end);
});

test('a response from port 80 has its body, as far as the segment has it', () => {
  const http = segment('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc', 80, 50_000);
  expect(http?.fields.map(({ name }) => name)).toEqual([
    ...['statusLine', 'field', 'headEnd', 'body'],
  ]);
  expect(http?.fields[2]?.valueMeaning?.en).toContain('Content-Length');
});

test('the middle of a body is data, and another port is none of HTTP’s', () => {
  expect(segment('of a body')?.id).toBe('data');
  expect(segment('GET / HTTP/1.1\r\n\r\n', 50_000, 81)?.id).toBe('data');
});

test('what is wrong with a message is said at its byte, in both languages', () => {
  const http = segment('GET / HTTP/1.1\r\nHost : b\r\n\r\n');
  expect(http?.problems).toMatchObject([{ code: 'http.space-before-colon', outcome: 'dropped' }]);
  expect(http?.problems[0]?.what.zh).toContain('冒号');
});
