/**
 * HTTP with programs of others: curl and bare lines at our server, our curl at nginx, and tshark reads
 * every message of a run as we do.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ResourceSpec } from '../src/stack/apps/http-server/site.ts';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import { capturePoints, exportPcapng } from '../src/stack/pcapng/export.ts';
import { fieldOf } from '../src/stack/protocols/http/message.ts';
import { readSegment } from '../src/stack/protocols/http/page/read.ts';
import { all } from '../src/stack/world/testing.ts';
import { type Bench, withKernel } from './kernel/harness.ts';
import { KERNEL_ADDRESS, OUR_ADDRESS, start } from './kernel/namespaces.ts';
import { waitFor } from './kernel/wall.ts';
import { kernel, pair, runOf } from './scenarios/kit.ts';
import { tshark } from './tshark.ts';

const folder = mkdtempSync(join(tmpdir(), 'wireglass-http-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LONG = 'All that glitters is not gold.\n'.repeat(200);
const RESOURCES: Readonly<Record<string, ResourceSpec>> = {
  '/': { text: '<h1>Hello</h1>\n', etag: '"v1"' },
  '/long.txt': { text: LONG, variants: [{}, { coding: 'gzip' }] },
  '/chunks': { text: LONG, framing: 'chunked', chunk: 1_000 },
  '/close': { text: LONG, framing: 'close' },
  '/old': { status: 301, to: '/' },
  '/form': { text: 'thanks\n', methods: ['POST'] },
};
const web: ProcessSpec = { name: 'web', app: 'http-server', args: { resources: RESOURCES } };

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** A program beside the kernel, with this on its input. */
function ran({ spaces }: Bench, input: string, ...args: string[]): Promise<Ended> {
  const child = start(spaces, spaces.kernel, ...args);
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stdin?.end(input, 'latin1');
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out: Buffer.concat(parts).toString('latin1') }));
  });
}

/** Sends its input to our port 80 as it is, and prints what comes until the other side ends. */
const SPEAK = `exec 3<>/dev/tcp/${OUR_ADDRESS}/80; cat >&3; cat <&3`;
const url = (path: string) => `http://${OUR_ADDRESS}${path}`;

withKernel('our web server', (bench) => {
  const serve = () => bench.plug([], { processes: [web], kernel });
  const curl = (...args: string[]) => ran(bench, '', 'curl', '-s', '-S', '-m', '60', ...args);
  /** Sends these bytes as they are, and reads until the other side ends. */
  const bare = (text: string) => ran(bench, text, 'bash', '-c', SPEAK);

  test('serves curl three resources over one connection', async () => {
    await serve();
    const { code, out } = await curl(
      '-w',
      '[%{num_connects}]',
      ...['/', '/long.txt', '/chunks'].map(url),
    );
    expect(code).toBe(0);
    expect(out).toBe(`<h1>Hello</h1>\n[1]${LONG}[0]${LONG}[0]`);
    expect(all(bench.log, 'http.request.received')).toHaveLength(3);
  });

  test('has chunks, coded bytes, parts and the end of the connection read by curl', async () => {
    await serve();
    expect((await curl('--compressed', url('/long.txt'))).out).toBe(LONG);
    expect((await curl('-r', '0-2', url('/long.txt'))).out).toBe('All');
    expect((await curl(url('/close'))).out).toBe(LONG);
    expect((await curl('--http1.0', url('/chunks'))).out).toBe(LONG);
    expect((await curl('-L', url('/old'))).out).toBe('<h1>Hello</h1>\n');
    const head = await curl('-H', 'If-None-Match: "v1"', '-w', '%{http_code}', url('/'));
    expect(head.out).toBe('304');
  });

  test('says 100 (Continue) to curl before it sends a body', async () => {
    await serve();
    const args = ['-i', '-H', 'Expect: 100-continue', '-d', 'a=b', '--expect100-timeout', '50'];
    const { out } = await curl(...args, url('/form'));
    expect(out.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n')).toBe(true);
    expect(out.endsWith('thanks\n')).toBe(true);
  });

  test('answers bare lines of HTTP/0.9, and requests that were sent without waiting, in order', async () => {
    await serve();
    expect((await bare('GET /\r\n')).out).toBe('<h1>Hello</h1>\n');
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const last = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const { out } = await bare(get('/') + get('/nowhere') + get('/old') + last);
    const statuses = [...out.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toEqual(['200', '404', '301', '200']);
  });
});

withKernel('our curl', (bench) => {
  const lines = [
    `curl http://${KERNEL_ADDRESS}/hello.txt http://${KERNEL_ADDRESS}/hello.txt`,
    `curl -I http://${KERNEL_ADDRESS}/hello.txt`,
    `curl -r 1-3 http://${KERNEL_ADDRESS}/hello.txt`,
    `curl --http1.0 http://${KERNEL_ADDRESS}/hello.txt`,
    `curl -L http://${KERNEL_ADDRESS}/dir`,
    `curl -f http://${KERNEL_ADDRESS}/nowhere`,
  ];

  test('fetches from nginx whole, in part, its header, where it is sent to, and is told what is not there', async () => {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'dir'), { recursive: true });
    writeFileSync(join(root, 'hello.txt'), 'Hello\n');
    writeFileSync(join(root, 'dir/index.html'), 'a folder\n');
    const config = join(folder, 'nginx.conf');
    writeFileSync(config, nginxConfig(root));
    const nginx = start(bench.spaces, bench.spaces.kernel, 'nginx', '-c', config);
    const there = () => ran(bench, '', 'curl', '-s', `http://${KERNEL_ADDRESS}/hello.txt`);
    for (let tries = 0; (await there()).code !== 0; tries++) expect(tries).toBeLessThan(1_000);
    const processes = lines.map((line) => ({ name: 'curl', app: 'curl', args: { line } }));
    await bench.plug([], { processes, kernel });
    await waitFor(() => all(bench.log, 'app.exited').length === lines.length, 60_000);
    const printed = (process: number) =>
      all(bench.log, 'app.printed').flatMap((each) =>
        each.process === process ? [each.line] : [],
      );
    expect(printed(0)).toEqual(['Hello', 'Hello']);
    expect(printed(1)).toEqual(expect.arrayContaining(['HTTP/1.1 200 OK', 'Content-Length: 6']));
    expect(printed(2)).toEqual(['ell']);
    expect(printed(3)).toEqual(['Hello']);
    expect(printed(4)).toEqual(['a folder']);
    expect(printed(5)).toEqual(['curl: (22) The requested URL returned error: 404']);
    expect(all(bench.log, 'http.unreadable')).toEqual([]);
    nginx.kill('SIGTERM');
  });
});

function nginxConfig(root: string): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      ${folders.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      server { listen ${KERNEL_ADDRESS}:80; root ${root}; }
    }`;
}

const FIELDS = {
  'http.request.method': undefined,
  'http.request.uri': undefined,
  'http.response.code': undefined,
  'http.response.phrase': undefined,
  'http.host': 'Host',
  'http.user_agent': 'User-Agent',
  'http.server': 'Server',
  'http.content_type': 'Content-Type',
  'http.content_encoding': 'Content-Encoding',
  'http.transfer_encoding': 'Transfer-Encoding',
  'http.location': 'Location',
  'http.connection': 'Connection',
  'http.date': 'Date',
  'http.last_modified': 'Last-Modified',
} as const;

describe('tshark and we read the same', () => {
  test('in every message of a run of curl and our server', () => {
    const paths = ['/', '/long.txt', '/chunks', '/old', '/nowhere', '/close'];
    const lines = [
      `curl -i ${paths.map((path) => `http://10.0.0.2${path}`).join(' ')}`,
      'curl -I http://10.0.0.2/long.txt',
      'curl -d a=b -H "Expect: 100-continue" http://10.0.0.2/form',
      'curl -H "Accept-Encoding: gzip" -o file http://10.0.0.2/long.txt',
    ];
    const clients = lines.map(
      (line, i): ProcessSpec => ({
        name: 'curl',
        app: 'curl',
        startAt: i * SECOND,
        args: { line },
      }),
    );
    const scenario = pair('http', { clients, servers: [web] });
    const { log, capture } = runOf(scenario).sim;
    const [client] = capturePoints(scenario.spec);
    const file = exportPcapng(log, capture, client === undefined ? [] : [client]);
    const names = Object.keys(FIELDS);
    const columns = names.flatMap((name) => ['-e', name]);
    const text = tshark(file, ['-Y', 'http', '-T', 'fields', '-E', 'separator=|', ...columns]);
    const theirs = text.split('\n').filter((line) => line !== '');
    const heads = all(log, 'http.request.sent').length + all(log, 'http.response.sent').length;
    expect(theirs).toHaveLength(heads);
    const sent = [...all(log, 'http.request.sent'), ...all(log, 'http.response.sent')];
    const ours = sent.map(({ head }) => columnsOf(head));
    expect(theirs.toSorted()).toEqual(ours.toSorted());
    expect(all(log, 'http.response.received').length).toBe(all(log, 'http.response.sent').length);
  });
});

function columnsOf(head: string): string {
  const read = readSegment(Uint8Array.from(head, (letter) => letter.charCodeAt(0)));
  const message = read?.messages[0];
  if (message === undefined) throw new Error(`unreadable: ${head}`);
  const { start: line, fields } = message;
  const first =
    line.role === 'request'
      ? [line.method, line.target, '', '']
      : ['', '', String(line.status), line.reason];
  const named = Object.values(FIELDS).filter((name) => name !== undefined);
  return [...first, ...named.map((name) => fieldOf(fields, name) ?? '')].join('|');
}
