import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLatin1, joinBytes, latin1 } from './latin1.ts';
import type { FieldList, HttpMessage } from './message.ts';
import { feed, feedEnd, takeRest } from './parser.ts';
import {
  createParser,
  expectAnswer,
  expectSimpleAnswer,
  type HttpParser,
  type HttpStep,
  isBetween,
} from './parser-state.ts';
import { chunked, headText, messageBytes } from './write.ts';

const readAll = (parser: HttpParser, text: string | Uint8Array) => {
  const bytes = typeof text === 'string' ? fromLatin1(text) : text;
  return [...feed(parser, bytes), ...feedEnd(parser)];
};
const requests = (text: string | Uint8Array) => readAll(createParser('request'), text);
const answers = (text: string, ...methods: string[]) => {
  const parser = createParser('response');
  for (const method of methods) expectAnswer(parser, method);
  return readAll(parser, text);
};
const messages = (steps: readonly HttpStep[]): HttpMessage[] =>
  steps.flatMap((step) => (step.type === 'message' ? [step.message] : []));
const faults = (steps: readonly HttpStep[]) =>
  steps.flatMap((step) => (step.type === 'fault' ? [step.fault] : []));
const bodies = (steps: readonly HttpStep[]) => messages(steps).map(({ body }) => latin1(body));

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;
const post = (...fields: string[]) => lines('POST /form HTTP/1.1', 'Host: a', ...fields);

describe('a request', () => {
  test('is its line, its fields and nothing more when nothing says that it has a body', () => {
    const text = lines('GET /index.html?q=1 HTTP/1.1', 'Host: www.example.com', 'Accept:  */* \t');
    const [message] = messages(requests(text));
    expect(message).toMatchObject({
      start: { method: 'GET', target: '/index.html?q=1', version: '1.1' },
      fields: [
        ['Host', 'www.example.com'],
        ['Accept', '*/*'],
      ],
      framedBy: 'nothing',
      marks: { start: 0, lineEnd: 30, headEnd: text.length, end: text.length },
    });
    const place = message?.marks.fields[1];
    expect(text.slice(place?.start, place?.nameEnd)).toBe('Accept');
    expect(text.slice(place?.valueStart, place?.valueEnd)).toBe('*/*');
  });

  test('of HTTP/0.9 is one line, and one typed by hand may end its lines in LF alone', () => {
    expect(messages(requests('GET /\r\n'))[0]?.start).toMatchObject({
      version: '0.9',
      target: '/',
    });
    const [typed] = messages(requests('GET / HTTP/1.1\nHost: a\n\n'));
    expect(typed?.fields).toEqual([['Host', 'a']]);
  });

  test('may stand behind another, and behind empty lines', () => {
    const text = `\r\n\n${post('Content-Length: 3')}abc${lines('GET /2 HTTP/1.0')}`;
    const steps = requests(text);
    expect(bodies(steps)).toEqual(['abc', '']);
    expect(messages(steps)[0]?.marks.start).toBe(3);
    expect(messages(steps)[1]?.start).toMatchObject({ target: '/2', version: '1.0' });
  });

  test('in chunks has its data without them, its extensions, and its trailers apart', () => {
    const text = `${post('Transfer-Encoding: chunked')}4;a="b"\r\nWire\r\n005\r\nglass\r\n0\r\nX-Sum: 9\r\n\r\n`;
    const [message] = messages(requests(text));
    expect(latin1(message?.body as Uint8Array)).toBe('Wireglass');
    expect(message).toMatchObject({
      framedBy: 'chunked',
      trailers: [['X-Sum', '9']],
      marks: { end: text.length },
    });
    const chunks = message?.marks.chunks ?? [];
    expect(chunks.map(({ extension }) => extension)).toEqual([';a="b"', '', '']);
    expect(chunks.map(({ dataStart, dataEnd }) => text.slice(dataStart, dataEnd))).toEqual([
      ...['Wire', 'glass', ''],
    ]);
  });
});

describe('a response', () => {
  test('ends with the connection when nothing else says where', () => {
    expect(messages(answers('HTTP/1.0 200 OK\r\n\r\nabc\r\n', 'GET'))).toMatchObject([
      { framedBy: 'close', body: fromLatin1('abc\r\n') },
    ]);
  });

  test.each([
    ['to HEAD', 'HEAD', '200 OK'],
    ['304', 'GET', '304 Not Modified'],
    ['204', 'GET', '204 No Content'],
  ])('%s has no body, whatever its length says', (_name, method, status) => {
    const text = lines(`HTTP/1.1 ${status}`, 'Content-Length: 5000');
    expect(messages(answers(text, method))).toMatchObject([{ framedBy: 'status', length: 0 }]);
  });

  test('of 1xx comes before the one that answers', () => {
    const text = `${lines('HTTP/1.1 100 Continue')}${lines('HTTP/1.1 200 OK', 'Content-Length: 9')}`;
    const steps = answers(text, 'HEAD');
    expect(messages(steps).map(({ framedBy }) => framedBy)).toEqual(['status', 'status']);
  });

  test('to a request of HTTP/0.9 is all body', () => {
    const parser = createParser('response');
    expectSimpleAnswer(parser);
    expect(bodies(readAll(parser, '<p>HTTP/1.1 200 OK'))).toEqual(['<p>HTTP/1.1 200 OK']);
  });

  test('101 hands what follows on to the other protocol', () => {
    const parser = createParser('response');
    const steps = feed(parser, fromLatin1(`${lines('HTTP/1.1 101 Over')}\x81\x00`));
    expect(messages(steps)).toMatchObject([{ framedBy: 'switched' }]);
    expect([...takeRest(parser)]).toEqual([0x81, 0]);
  });

  test.each([
    ['HTTP/1.1 200', undefined],
    ['HTTP/1.1 20 OK', 'status-line'],
    ['HTTP/1.1  200 OK', 'status-line'],
    ['HTTP/2.0 200 OK', 'version'],
    ['HTTP/1.1 099 Low', 'status-line'],
  ])('%s is %s', (line, code) => {
    expect(faults(answers(lines(line), 'GET'))[0]?.code).toBe(code);
  });
});

describe('refused is', () => {
  test.each([
    ['a second space in the line', 'GET  / HTTP/1.1\r\n', 'request-line'],
    ['a method that is no token', 'G(T / HTTP/1.1\r\n', 'request-line'],
    ['a POST of HTTP/0.9', 'POST /\r\n', 'request-line'],
    ['HTTP/2', 'GET / HTTP/2.0\r\n', 'version'],
    ['a target without end', `GET /${'x'.repeat(9_000)} HTTP/1.1\r\n`, 'target-too-long'],
    ['a line without end', 'x'.repeat(20_000), 'target-too-long'],
    ['no Host', lines('GET / HTTP/1.1'), 'host-missing'],
    ['two Hosts', post('Host: b'), 'host-twice'],
    ['a space before the colon', post('Content-Length : 3'), 'space-before-colon'],
    ['a folded line', post('A: b', ' c'), 'folded'],
    ['a line without colon', post('A'), 'field-line'],
    ['a CR alone', post('A: b\rC: d'), 'control-character'],
    ['a NUL', post('A: b\0'), 'control-character'],
    ['two lengths', post('Content-Length: 3', 'Content-Length: 4'), 'lengths-differ'],
    ['a list of lengths', post('Content-Length: 3, 4'), 'lengths-differ'],
    ['a signed length', post('Content-Length: +3'), 'length-invalid'],
    ['an empty length', post('Content-Length:'), 'length-invalid'],
    [
      'length and coding',
      post('Content-Length: 3', 'Transfer-Encoding: chunked'),
      'length-and-coding',
    ],
    ['a coding of 1.0', lines('POST / HTTP/1.0', 'Transfer-Encoding: chunked'), 'coding-too-early'],
    ['an unknown coding', post('Transfer-Encoding: xchunked'), 'coding-unknown'],
    ['chunked before another', post('Transfer-Encoding: chunked, gzip'), 'coding-order'],
    ['chunked twice', post('Transfer-Encoding: chunked, chunked'), 'coding-order'],
    ['chunked missing', post('Transfer-Encoding: gzip'), 'coding-order'],
    ['a body too large', post('Content-Length: 999999999'), 'body-too-large'],
    [
      'too many fields',
      post(...Array.from({ length: 101 }, (_, i) => `A: ${i}`)),
      'fields-too-large',
    ],
  ])('%s', (_name, text, code) => {
    const steps = requests(text);
    expect(faults(steps)[0]?.code).toBe(code);
    expect(steps.at(-1)?.type).toBe('fault');
  });

  test.each([
    ['0x3', 'chunk-size'],
    ['-3', 'chunk-size'],
    ['+3', 'chunk-size'],
    [' 3', 'chunk-size'],
    ['', 'chunk-size'],
    ['3 x', 'chunk-size'],
    ['0000000000000000000003', 'chunk-size'],
    ['fffffffff', 'body-too-large'],
    ['ffffffffffffffff', 'body-too-large'],
    ['2', 'chunk-end'],
    ['4', 'chunk-end'],
  ])('the chunk size %j before three bytes', (size, code) => {
    const text = `${post('Transfer-Encoding: chunked')}${size}\r\nabc\r\n0\r\n\r\n`;
    expect(faults(requests(text))[0]?.code).toBe(code);
  });

  test('a chunk line that ends in LF alone', () => {
    const text = `${post('Transfer-Encoding: chunked')}3\nabc\r\n0\r\n\r\n`;
    expect(faults(requests(text))[0]?.code).toBe('chunk-size');
  });

  test('all that follows a fault', () => {
    const parser = createParser('request');
    feed(parser, fromLatin1('GET  / HTTP/1.1\r\n'));
    expect(feed(parser, fromLatin1(lines('GET / HTTP/1.1', 'Host: a')))).toEqual([]);
    expect(feedEnd(parser)).toEqual([]);
  });

  test.each([
    post('Content-Length: 5').slice(0, -10),
    `${post('Content-Length: 5')}abc`,
    `${post('Transfer-Encoding: chunked')}3\r\nabc\r\n`,
  ])('a message that the end of the connection cuts off', (text) => {
    expect(faults(requests(text))).toEqual([{ code: 'cut-off', at: text.length }]);
  });
});

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,11}$/);
const value = fc.stringMatching(/^([!-~\xa0-\xff]([ !-~\xa0-\xff]{0,20}[!-~\xa0-\xff])?)?$/);
const ofFraming = /^(content-length|transfer-encoding|host|connection)$/i;
const fieldLists = fc.array(
  fc.tuple(token, value).filter(([name]) => !ofFraming.test(name)),
  { maxLength: 6 },
);
const anyMessage = fc.record({
  method: token,
  target: fc.stringMatching(/^\/[!-~]{0,30}$/),
  fields: fieldLists,
  body: fc.uint8Array({ maxLength: 60 }),
  trailers: fc.option(fieldLists, { nil: undefined }),
  size: fc.integer({ min: 1, max: 20 }),
});
type Made = typeof anyMessage extends fc.Arbitrary<infer T> ? T : never;

function written({ method, target, fields, body, trailers, size }: Made): Uint8Array {
  const framing: FieldList =
    trailers === undefined
      ? [['Content-Length', String(body.length)]]
      : [['Transfer-Encoding', 'chunked']];
  const all = [['Host', 'a'] as const, ...fields, ...framing];
  const start = { role: 'request', version: '1.1', method, target } as const;
  const rest = trailers === undefined ? body : chunked(body, size, trailers);
  return messageBytes(headText(start, all), rest);
}

describe('whatever is written', () => {
  test('is read back, however the stream is cut into segments', () => {
    const cuts = fc.array(fc.nat(1_000), { maxLength: 20 });
    const property = fc.property(fc.array(anyMessage, { maxLength: 4 }), cuts, (made, places) => {
      const stream = joinBytes([new Uint8Array(), ...made.map(written)]);
      const parser = createParser('request');
      const ends = [...places.map((at) => at % (stream.length + 1)), stream.length].sort(
        (a, b) => a - b,
      );
      let from = 0;
      const steps = ends.flatMap((end) => {
        const part = stream.subarray(from, end);
        from = end;
        return feed(parser, part);
      });
      const read = messages(steps);
      expect(faults([...steps, ...feedEnd(parser)])).toEqual([]);
      expect(isBetween(parser)).toBe(true);
      expect(read.map(({ start }) => start)).toMatchObject(
        made.map(({ method, target }) => ({ method, target })),
      );
      read.forEach((message, i) => {
        const { fields, body, trailers = [] } = made[i] as Made;
        expect(message.fields.slice(1, -1)).toEqual(fields);
        expect(message.trailers).toEqual(trailers);
        expect([...message.body]).toEqual([...body]);
      });
      expect(read.at(-1)?.marks.end ?? 0).toBe(stream.length);
    });
    fc.assert(property);
  });

  test('of hostile bytes is a message, a fault, or waits for more, wherever they are cut', () => {
    const pieces = fc.constantFrom(
      ...['GET / HTTP/1.1', 'POST /', ' ', '\r\n', '\n', '\r', 'Host: a', ':', ';', '0', '3', 'ff'],
      ...['Transfer-Encoding: chunked', 'Content-Length: 3', 'HTTP/1.1 200 OK', '\0', 'abc', '\t'],
    );
    const role = fc.constantFrom('request' as const, 'response' as const);
    fc.assert(
      fc.property(role, fc.array(pieces, { maxLength: 30 }), fc.nat(), (side, parts, cut) => {
        const text = parts.join('');
        const whole = readAll(createParser(side), text);
        const parser = createParser(side);
        const at = cut % (text.length + 1);
        const cutUp = [
          ...feed(parser, fromLatin1(text.slice(0, at))),
          ...readAll(parser, text.slice(at)),
        ];
        expect(cutUp).toEqual(whole);
      }),
    );
  });
});
