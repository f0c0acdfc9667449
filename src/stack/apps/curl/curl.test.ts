import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import type { HttpServerArgs } from '../http-server/state.ts';
import { printedBy, type Resources, serverOf } from '../http-server/testing/site-run.ts';
import type { ProcessSpec } from '../process-spec.ts';
import { CLIENT, twoRun } from '../testing/world-of.ts';
import { parseCurl, shellWords } from './command.ts';
import type { CurlArgs } from './state.ts';
import { resolved, spelled, type Url, urlOf } from './url.ts';

const SITE: Resources = {
  '/': { text: '<h1>Hello</h1>\n' },
  '/a': { text: 'A\n' },
  '/b': { text: 'B\n', framing: 'chunked', chunk: 1 },
  '/old': { status: 301, to: '/older' },
  '/older': { status: 302, to: '/a' },
  '/round': { status: 307, to: '/round' },
  '/form': { text: 'thanks\n', methods: ['POST'] },
  '/notes/': { text: 'notes\n', methods: ['GET', 'PUT'] },
  '/secret': { text: 'for Alice\n', users: { alice: 'sesame' } },
  '/slow': { text: 'slow\n', after: 5 * SECOND },
  '/close': { text: 'to the end\n', framing: 'close' },
};

async function curled(
  line: string,
  more: Partial<CurlArgs> = {},
  args: Partial<HttpServerArgs> = {},
) {
  const client: ProcessSpec = { name: 'curl', app: 'curl', args: { line, ...more } };
  const run = await played(twoRun([client], [serverOf(SITE, args)]));
  const [ended] = all(run.sim.log, 'app.exited');
  return { printed: printedBy(run, CLIENT), code: ended?.code, log: run.sim.log };
}
const requests = (log: Parameters<typeof all>[0]) =>
  all(log, 'http.request.sent').map(({ method, target }) => `${method} ${target}`);
const connects = (log: Parameters<typeof all>[0]) =>
  all(log, 'socket.call').filter(({ name }) => name === 'connect').length;

describe('curl prints', () => {
  test('the body, and with -i the header before it', async () => {
    expect(await curled('curl http://10.0.0.2/')).toMatchObject({
      ...{ printed: ['<h1>Hello</h1>'], code: 0 },
    });
    const { printed } = await curled('curl -i 10.0.0.2/b');
    expect(printed[0]).toBe('HTTP/1.1 200 OK');
    expect(printed).toContain('Transfer-Encoding: chunked');
    expect(printed.slice(-2)).toEqual(['', 'B']);
  });

  test('only the header with -I, which asks for no more', async () => {
    const { printed, log } = await curled('curl -I http://10.0.0.2/a');
    expect(requests(log)).toEqual(['HEAD /a']);
    expect(printed).toContain('Content-Length: 2');
    expect(printed).not.toContain('A');
  });

  test('with -v what it does and what it says', async () => {
    const { printed } = await curled('curl -v -o file http://10.0.0.2/a');
    expect(printed.slice(0, 4)).toEqual([
      '*   Trying 10.0.0.2:80...',
      '* Connected to 10.0.0.2 (10.0.0.2) port 80',
      '> GET /a HTTP/1.1',
      '> Host: 10.0.0.2',
    ]);
    expect(printed).toContain('< HTTP/1.1 200 OK');
    expect(printed).not.toContain('A');
  });
});

describe('curl asks', () => {
  test('several URLs of one host over one connection', async () => {
    const { printed, log } = await curled('curl 10.0.0.2/a 10.0.0.2/b 10.0.0.2/');
    expect(printed).toEqual(['A', 'B', '<h1>Hello</h1>']);
    expect(connects(log)).toBe(1);
    const old = await curled('curl --http1.0 10.0.0.2/a 10.0.0.2/b');
    expect(old.printed).toEqual(['A', 'B']);
    expect(connects(old.log)).toBe(2);
  });

  test('in HTTP/0.9 for the bytes alone', async () => {
    const { printed, log } = await curled('curl --http0.9 10.0.0.2/a');
    expect(printed).toEqual(['A']);
    expect(all(log, 'http.request.sent')[0]?.head).toBe('GET /a\r\n');
  });

  test('where a redirect leads, if it may', async () => {
    const { printed, log } = await curled('curl -L 10.0.0.2/old');
    expect(printed).toEqual(['A']);
    expect(requests(log)).toEqual(['GET /old', 'GET /older', 'GET /a']);
    expect((await curled('curl 10.0.0.2/old')).printed).toEqual(['301 Moved Permanently']);
  });

  test('with a form, an upload, a range, a password', async () => {
    const post = await curled(`curl -d user=alice -d 'note=a b' 10.0.0.2/form`);
    expect(post.printed).toEqual(['thanks']);
    expect(all(post.log, 'http.request.sent')[0]).toMatchObject({ method: 'POST', body: 19 });
    const put = await curled('curl -i -T text 10.0.0.2/notes/x.txt 10.0.0.2/notes/x.txt');
    expect(put.printed.filter((line) => line.startsWith('HTTP'))).toEqual([
      ...['HTTP/1.1 201 Created', 'HTTP/1.1 204 No Content'],
    ]);
    expect((await curled('curl -r 1-2 10.0.0.2/')).printed).toEqual(['h1']);
    expect((await curled('curl -u alice:sesame 10.0.0.2/secret')).printed).toEqual(['for Alice']);
  });

  test('to be told that its body is wanted, and sends it then', async () => {
    const line = 'curl -i -H "Expect: 100-continue" -d abc 10.0.0.2/form';
    const { printed } = await curled(line);
    expect(printed[0]).toBe('HTTP/1.1 100 Continue');
    expect(printed).toContain('HTTP/1.1 200 OK');
    const refused = await curled('curl -i -H "Expect: 100-continue" -d abc 10.0.0.2/a');
    expect(refused.printed[0]).toBe('HTTP/1.1 405 Method Not Allowed');
  });

  test('a name server for the address of a name, or looks in its own list', async () => {
    const zone = { origin: 'example.com', records: ['@ SOA ns1 a 1 2 3 4 5', 'www A 10.0.0.2'] };
    const client = (line: string): ProcessSpec => ({
      ...{ name: 'curl', app: 'curl', args: { line, servers: ['10.0.0.2'] } },
    });
    const named: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [zone] } };
    const lines = ['curl http://www.example.com/a', 'curl http://nowhere.example.com/'];
    const run = await played(twoRun(lines.map(client), [serverOf(SITE), named]));
    expect(printedBy(run, CLIENT).toSorted()).toEqual([
      'A',
      'curl: (6) Could not resolve host: nowhere.example.com',
    ]);
    const hosts = { shop: '10.0.0.2' };
    expect((await curled('curl shop/a', { hosts })).printed).toEqual(['A']);
  });
});

describe('curl says what went wrong', () => {
  test.each([
    ['curl 10.0.0.2:81/', 7, 'Failed to connect to 10.0.0.2 port 81: connection refused'],
    ['curl -L 10.0.0.2/round', 47, 'Maximum (50) redirects followed'],
    ['curl -L --max-redirs 0 10.0.0.2/old', 47, 'Maximum (0) redirects followed'],
    ['curl -m 1 10.0.0.2/slow', 28, 'Nothing from 10.0.0.2 in time'],
    ['curl -f 10.0.0.2/nowhere', 22, 'The requested URL returned error: 404'],
  ])('%s ends with %d', async (line, code, says) => {
    const found = await curled(line);
    expect(found.printed.at(-1)).toBe(`curl: (${code}) ${says}`);
    expect(found.code).toBe(code);
  });

  test.each([
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      18,
      'cut-off',
      'end of response with 6 bytes missing',
    ],
    [
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
      18,
      'cut-off',
      'end of response with an unknown number of bytes missing',
    ],
    ['', 52, 'empty-answer', 'Empty reply from server'],
    ['SSH-2.0-OpenSSH\r\n', 8, 'unreadable', 'This is no HTTP answer (status-line)'],
  ])('a server that says %j and leaves', async (text, code, why, says) => {
    const steps = [
      { do: 'socket', as: 'l' },
      { do: 'bind', on: 'l', port: 80 },
      { do: 'listen', on: 'l', backlog: 1 },
      { do: 'accept', on: 'l', as: 'c' },
      { do: 'recv', on: 'c', size: 1_000 },
      ...(text === '' ? [] : [{ do: 'send', on: 'c', text }]),
      { do: 'close', on: 'c' },
    ] as Extract<ProcessSpec, { steps: unknown }>['steps'];
    const client: ProcessSpec = { name: 'curl', app: 'curl', args: { line: 'curl 10.0.0.2/' } };
    const run = await played(twoRun([client], [{ name: 'short', steps }]));
    expect(printedBy(run, CLIENT).at(-1)).toBe(`curl: (${code}) ${says}`);
    expect(all(run.sim.log, 'http.failed')).toMatchObject([{ why, url: 'http://10.0.0.2/' }]);
  });

  test('a connection that was kept may be gone; then it asks again over a new one', async () => {
    const client: ProcessSpec = { name: 'curl', app: 'curl', args: {} };
    const inputs = [1, 2].map((at) => ({
      ...{ kind: 'type' as const, at: at * SECOND, node: CLIENT, process: 0 },
      line: 'curl 10.0.0.2/a 10.0.0.2/slow 10.0.0.2/b',
    }));
    const idle = { idle: 100 * MILLISECOND };
    const run = await played(twoRun([client], [serverOf(SITE, idle)]), { inputs });
    expect(printedBy(run, CLIENT)).toEqual(['A', 'slow', 'B', 'A', 'slow', 'B']);
  });
});

describe('a line', () => {
  test('has words as a shell has them', () => {
    expect(shellWords(`a "b c" 'd "e"' f\\ g h"i j"k`)).toEqual([
      ...['a', 'b c', 'd "e"', 'f g', 'hi jk'],
    ]);
  });

  test.each([
    ['curl', ''],
    ['curl ftp://a/', 'ftp://a/'],
    ['curl -Z a', '-Z'],
    ['curl --no-such a', '--no-such'],
    ['curl -H nonsense a', 'nonsense'],
    ['curl -m x a', '-m'],
    ['curl a:99999', 'a:99999'],
  ])('%s is refused, with the word that is wrong', (line, wrong) => {
    expect(parseCurl(line)).toEqual({ wrong });
  });

  test.each([
    ['/c', 'http://h/c'],
    ['c', 'http://h/a/c'],
    ['../c?x', 'http://h/c?x'],
    ['?q', 'http://h/a/b?q'],
    ['//o:81/x', 'http://o:81/x'],
    ['http://o/#top', 'http://o/'],
    ['.', 'http://h/a/'],
  ])('%s leads on to %s', (reference, wanted) => {
    const from = urlOf('http://h/a/b?old') as Url;
    expect(spelled(resolved(reference, from) as Url)).toBe(wanted);
  });
});
