import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { SECOND } from '../../core/instant.ts';
import { toBase64 } from '../../protocols/http/base64.ts';
import { fromLatin1 } from '../../protocols/http/latin1.ts';
import { all } from '../../world/testing.ts';
import { CLIENT, twoRun } from '../testing/world-of.ts';
import { asked, printedBy, type Resources, serverOf, typed } from './testing/site-run.ts';

const MODIFIED = 'Mon, 01 Dec 2025 10:00:00 GMT';
const SITE: Resources = {
  '/': { text: '<h1>Hello</h1>\n', modified: MODIFIED, etag: '"v1"' },
  '/old': { status: 301, to: '/' },
  '/gone': { status: 410 },
  '/long.txt': { text: '0123456789abcdef', etag: '"L"', modified: MODIFIED },
  '/chunks': { text: 'Wireglass', framing: 'chunked', chunk: 4, trailers: [['X-Sum', '9']] },
  '/close': { text: 'until the end\n', framing: 'close' },
  '/slow': { text: 'at last\n', after: SECOND },
  '/notes/': { text: 'notes\n', methods: ['GET', 'PUT'] },
  '/form': { text: 'thanks\n', methods: ['POST'], takes: ['application/json'] },
  '/secret': { text: 'for Alice\n', users: { alice: 'open:sesame' }, realm: 'Cave' },
  '/greeting': {
    variants: [
      { text: 'hello\n', language: 'en', type: 'text/plain' },
      { text: '你好\n', language: 'zh-CN', type: 'text/plain' },
    ],
  },
};

describe('what a GET gets', () => {
  test('is the resource, with its length, type, date and validators', async () => {
    const { status, fields, body } = asked(SITE, 'GET / HTTP/1.1');
    expect(status).toBe(200);
    expect(fields).toMatchObject({
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      server: 'Wireglass',
      'content-type': 'text/html; charset=utf-8',
      etag: '"v1"',
      'last-modified': MODIFIED,
      'content-length': '15',
    });
    expect(body).toBe('<h1>Hello</h1>');
  });

  test('is dated by the calendar of its scenario', async () => {
    const nc = {
      name: 'nc',
      app: 'nc',
      args: { line: '10.0.0.2 80', input: ['GET / HTTP/1.0', ''] },
    };
    const spec = { ...twoRun([nc], [serverOf(SITE)]), epoch: 784_111_777 };
    expect(printedBy(await played(spec), CLIENT)).toContain('Date: Sun, 06 Nov 1994 08:49:37 GMT');
  });

  test.each([
    ['GET /nowhere HTTP/1.1', [], 404, {}],
    ['GET /old HTTP/1.1', [], 301, { location: '/' }],
    ['GET /gone HTTP/1.1', [], 410, {}],
    ['BREW / HTTP/1.1', [], 501, {}],
    ['POST / HTTP/1.1', ['Content-Length: 0'], 405, { allow: 'GET, HEAD, OPTIONS' }],
    ['OPTIONS / HTTP/1.1', [], 204, { allow: 'GET, HEAD, OPTIONS' }],
    ['GET / HTTP/3.0', [], 505, { connection: 'close' }],
    ['GET  / HTTP/1.1', [], 400, { connection: 'close' }],
    [
      'GET /secret HTTP/1.1',
      [],
      401,
      { 'www-authenticate': 'Basic realm="Cave", charset="UTF-8"' },
    ],
    ['POST /form HTTP/1.1', [], 411, {}],
    ['POST /form HTTP/1.1', ['Expect: miracles', 'Content-Length: 0'], 417, {}],
    ['GET /greeting HTTP/1.1', ['Accept-Language: fr'], 406, { vary: 'Accept-Language' }],
    ['GET / HTTP/1.1', ['If-None-Match: "v0", W/"v1"'], 304, { etag: '"v1"' }],
    ['GET / HTTP/1.1', [`If-Modified-Since: ${MODIFIED}`], 304, {}],
    ['GET / HTTP/1.1', ['If-None-Match: "v0"', `If-Modified-Since: ${MODIFIED}`], 200, {}],
    ['GET / HTTP/1.1', ['If-Match: "v0"'], 412, {}],
    ['GET / HTTP/1.1', ['If-Match: *'], 200, {}],
    ['GET /long.txt HTTP/1.1', ['Range: bytes=99-'], 416, { 'content-range': 'bytes */16' }],
    ['GET /long.txt HTTP/1.1', ['Range: bytes=2-1'], 200, {}],
    ['GET /long.txt HTTP/1.1', ['Range: bytes=0-1', 'If-Range: "K"'], 200, {}],
  ])('%s %j is answered %d', async (line, given, status, wanted) => {
    const answer = asked(SITE, line, given);
    expect(answer.status).toBe(status);
    expect(answer.fields).toMatchObject(wanted);
  });

  test.each([
    ['bytes=2-4', 'bytes 2-4/16', '234'],
    ['bytes=-3', 'bytes 13-15/16', 'def'],
    ['bytes=12-', 'bytes 12-15/16', 'cdef'],
  ])('of %s is that part', async (range, where, part) => {
    const answer = asked(SITE, 'GET /long.txt HTTP/1.1', [`Range: ${range}`]);
    expect(answer).toMatchObject({ status: 206, fields: { 'content-range': where }, body: part });
  });

  test('of two ranges is both parts in one body', async () => {
    const { fields, body } = asked(SITE, 'GET /long.txt HTTP/1.1', ['Range: bytes=0-1,-2']);
    expect(fields['content-type']).toBe('multipart/byteranges; boundary=wireglass');
    expect(body.split('--wireglass').map((part) => part.split('\n').at(-2))).toEqual([
      ...['', '01', 'ef', undefined],
    ]);
  });

  test('in the language that is liked best is said to depend on it', async () => {
    const wish = 'Accept-Language: en;q=0.5, zh-CN';
    const { body, fields } = asked(SITE, 'GET /greeting HTTP/1.1', [wish]);
    expect(body).toBe('你好');
    expect(fields).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept-Language' });
  });

  test('in chunks shows them, and the trailers', async () => {
    const { body, fields } = asked(SITE, 'GET /chunks HTTP/1.1');
    expect(fields).toMatchObject({ 'transfer-encoding': 'chunked', trailer: 'X-Sum' });
    expect(body.split('\n')).toEqual(['4', 'Wire', '4', 'glas', '1', 's', '0', 'X-Sum: 9', '']);
  });

  test('with the right password is let in', async () => {
    const login = (text: string) => `Authorization: Basic ${toBase64(fromLatin1(text))}`;
    const right = asked(SITE, 'GET /secret HTTP/1.1', [login('alice:open:sesame')]);
    expect(right).toMatchObject({ status: 200, body: 'for Alice' });
    const wrong = asked(SITE, 'GET /secret HTTP/1.1', [login('alice:guess')]);
    expect(wrong.status).toBe(401);
    expect(all(wrong.run.sim.log, 'http.response.sent')[0]?.because).toBe('wrong-password');
  });
});

describe('a connection', () => {
  test('of HTTP/0.9 gets the bytes and no header', async () => {
    expect(typed(SITE, ['GET /']).printed).toEqual(['<h1>Hello</h1>']);
  });

  test('of 1.0 is closed, unless the client asks for it to be kept', async () => {
    const old = typed(SITE, ['GET / HTTP/1.0', '']);
    expect(old.printed).toContain('Connection: close');
    const kept = await typedOpen(['GET / HTTP/1.0', 'Connection: keep-alive', '']);
    expect(printedBy(kept, CLIENT)).toContain('Connection: keep-alive');
  });

  test('carries requests that were sent without waiting, and their answers in order', async () => {
    const get = (path: string) => [`GET ${path} HTTP/1.1`, 'Host: a', ''];
    const { printed, run } = typed(SITE, [...get('/slow'), ...get('/long.txt'), ...get('/')]);
    const found = ['at last', '0123456789abcdef', '<h1>Hello</h1>'];
    // The second has no line end of its own: the next answer's header follows in the same line.
    const text = printed.join('\n');
    expect(found.map((each) => text.indexOf(each))).toEqual(
      found.map((each) => text.indexOf(each)).sort((a, b) => a - b),
    );
    expect(all(run.sim.log, 'http.response.sent').map(({ target }) => target)).toEqual([
      ...['/slow', '/long.txt', '/'],
    ]);
    expect(all(run.sim.log, 'http.closed')).toMatchObject([{ why: 'gone' }]);
  });

  test('that is silent is closed without a word; half a request is answered 408', async () => {
    const silent = await typedOpen(['GET / HTTP/1.1', 'Host: a', '']);
    expect(all(silent.sim.log, 'http.closed')).toMatchObject([{ why: 'idle' }]);
    const half = await typedOpen(['GET / HTTP/1.1', 'Host: a']);
    expect(all(half.sim.log, 'http.response.sent')).toMatchObject([{ status: 408 }]);
    expect(all(half.sim.log, 'http.closed')).toMatchObject([{ why: 'idle' }]);
  });

  test('is told that an unreadable request was none, and what came behind it is not looked at', async () => {
    const lines = ['POST / HTTP/1.1', 'Host: a', 'Content-Length: 5', 'Transfer-Encoding: chunked'];
    const { printed, run } = typed(SITE, [...lines, '', '0', '', 'GET /secret HTTP/1.1', '']);
    expect(printed[0]).toBe('HTTP/1.1 400 Bad Request');
    expect(all(run.sim.log, 'http.unreadable')).toMatchObject([{ code: 'length-and-coding' }]);
    expect(all(run.sim.log, 'http.response.sent')).toHaveLength(1);
  });

  test('whose answer has no other end ends with it', async () => {
    const { printed, run } = typed(SITE, ['GET /close HTTP/1.1', 'Host: a', '']);
    expect(printed).toContain('until the end');
    expect(printed).toContain('Connection: close');
    expect(all(run.sim.log, 'http.closed')).toMatchObject([{ why: 'end-of-body' }]);
  });
});

describe('a body', () => {
  test('that is waited for is asked for, or refused before it is sent', async () => {
    const expects = ['Expect: 100-continue', 'Content-Length: 3'];
    const put = asked(SITE, 'PUT /notes/a.txt HTTP/1.1', expects);
    expect(put.status).toBe(100);
    const type = 'Content-Type: text/plain';
    const form = asked(SITE, 'POST /form HTTP/1.1', [...expects, type]);
    expect(form.status).toBe(415);
  });

  test('that is put is there for the next who asks, and a condition guards it', async () => {
    const put = ['PUT /notes/a.txt HTTP/1.1', 'Host: a', 'Content-Length: 4', '', 'new'];
    const again = [...put.slice(0, 2), 'If-None-Match: *', ...put.slice(2)];
    const get = ['GET /notes/a.txt HTTP/1.1', 'Host: a', ''];
    const remove = ['DELETE /notes/a.txt HTTP/1.1', 'Host: a', ''];
    const { run } = typed(SITE, [...put, ...again, ...put, ...get, ...remove, ...get]);
    const statuses = all(run.sim.log, 'http.response.sent').map(({ status }) => status);
    expect(statuses).toEqual([201, 412, 204, 200, 204, 404]);
  });

  test('that is too large is refused, as are a target and fields', async () => {
    const limits = { body: 10, target: 20, fields: 40 };
    const status = (line: string, field: string) =>
      asked(SITE, line, [field], [], { limits }).status;
    expect(status('POST /form HTTP/1.1', 'Content-Length: 11')).toBe(413);
    expect(status(`GET /${'x'.repeat(30)} HTTP/1.1`, 'A: b')).toBe(414);
    expect(status('GET / HTTP/1.1', `A: ${'b'.repeat(50)}`)).toBe(431);
  });
});

/** Whoever types this keeps the connection open. */
function typedOpen(lines: readonly string[]) {
  const nc = { name: 'nc', app: 'nc', args: { line: '10.0.0.2 80' } };
  const inputs = lines.map((line, i) => ({
    ...{ kind: 'type' as const, at: SECOND + i, node: CLIENT, process: 0, line },
  }));
  return played(twoRun([nc], [serverOf(SITE)]), { inputs });
}
