/** Kernels behind a NAT of ours fetch pages from a kernel outside, and are found out by nobody. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import '../src/stack/hooks/nat/events.ts';
import type { NatConfig } from '../src/stack/hooks/nat/spec.ts';
import { PYTHON } from './kernel/namespaces.ts';
import { cable, type Lab, type Network, type Tool, withKernels } from './kernel/network.ts';
import { peer } from './kernel/peer.ts';

const OUTSIDE = '198.51.100.1';
const SERVER = '198.51.100.9';

const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));
const PAGE = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255));
writeFileSync(join(folder, 'page'), PAGE);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Two kernels at home behind a switch and our router, and one outside that knows nothing of the home. */
function home(nat: Partial<NatConfig> = {}): Network {
  return {
    nodes: [
      cable('anna'),
      cable('arno'),
      { kind: 'switch', name: 'switch' },
      {
        ...{ kind: 'router', name: 'home' },
        cards: [{ address: '192.168.77.1' }, { address: OUTSIDE }],
        hooks: [{ hook: 'nat', config: { outside: 1, ...nat } }],
      },
      cable('server'),
    ],
    links: [
      { between: ['anna', 'switch'] },
      { between: ['arno', 'switch'] },
      { between: ['switch', 'home'] },
      { between: ['home', 'server'] },
    ],
  };
}

const KERNELS = {
  anna: { address: '192.168.77.2/24', gateway: '192.168.77.1' },
  arno: { address: '192.168.77.3/24', gateway: '192.168.77.1' },
  server: { address: `${SERVER}/24` },
};

async function serve(lab: Lab, kernel: string): Promise<Tool> {
  const server = lab.tool(kernel, PYTHON, '-u', '-m', 'http.server', '80', '--directory', folder);
  await server.says(/Serving HTTP/);
  return server;
}

async function fetchPage(lab: Lab, kernel: string, host: string, ...more: string[]) {
  const file = join(folder, `${kernel}.got`);
  const fetched = lab.tool(
    kernel,
    ...['curl', '-sS', '--max-time', '30', '-o', file, '-w', '%{http_code} %{size_download}'],
    ...[...more, `http://${host}/page`],
  );
  const { stdout, stderr } = await fetched.ended;
  const sum = lab.inside(kernel, 'sha256sum', file).split(' ')[0];
  return { said: stdout + stderr, sum };
}

const WHOLE = { said: `200 ${PAGE.length}`, sum: sha(PAGE) };

withKernels('a NAT of ours between kernels', KERNELS, (lab) => {
  test('curl fetches a page through it, and the server has seen our address outside', async () => {
    const server = await serve(lab, 'server');
    await lab.plug(home());
    expect(await fetchPage(lab, 'anna', SERVER)).toEqual(WHOLE);
    expect(await server.says(/^\S+ - - .*GET \/page.*$/m)).toMatch(`${OUTSIDE} - -`);
  });

  test('two kernels fetch at once from the same port, and each gets the whole page', async () => {
    await serve(lab, 'server');
    await lab.plug(home());
    const port = ['--local-port', '40000'];
    const both = ['anna', 'arno'].map((kernel) => fetchPage(lab, kernel, SERVER, ...port));
    expect(await Promise.all(both)).toEqual([WHOLE, WHOLE]);
    const outside = lab.events('nat.mapped').filter(({ protocol }) => protocol === 'tcp');
    expect(outside.map(({ insidePort }) => insidePort)).toEqual([40_000, 40_000]);
    expect(new Set(outside.map(({ outsidePort }) => outsidePort)).size).toBe(2);
  });

  test('a port that is forwarded leads from outside to a server at home', async () => {
    const server = await serve(lab, 'anna');
    const forwards = [{ protocol: 'tcp' as const, port: 8080, to: '192.168.77.2', toPort: 80 }];
    await lab.plug(home({ forwards }));
    expect(await fetchPage(lab, 'server', `${OUTSIDE}:8080`)).toEqual(WHOLE);
    expect(await server.says(/^\S+ - - .*GET \/page.*$/m)).toMatch(`${SERVER} - -`);
    // From inside to the address outside and back: both ends are rewritten (RFC 5382 §7.2).
    expect(await fetchPage(lab, 'arno', `${OUTSIDE}:8080`)).toEqual(WHOLE);
    await server.says(new RegExp(`^${OUTSIDE.replaceAll('.', '\\.')} - - .*GET /page`, 'm'));
  });

  test.each([['56'], ['20000']])('ping with %s bytes passes from both at once', async (size) => {
    await lab.plug(home());
    const ping = ['ping', '-c', '3', '-i', '0.3', '-W', '5', '-s', size, SERVER];
    const both = await Promise.all(['anna', 'arno'].map((each) => lab.tool(each, ...ping).ended));
    for (const { stdout } of both) {
      expect(stdout).toContain('3 received');
      expect(stdout).not.toContain('wrong data');
    }
  });

  test('traceroute finds the way out: what the errors quote has been turned back', async () => {
    await lab.plug(home());
    for (const way of ['-U', '-I', '-T']) {
      const args = [way, '-n', '-q', '1', '-w', '5', '-m', '5', SERVER];
      const { stdout } = await lab.tool('anna', 'traceroute', ...args).ended;
      expect(
        stdout
          .split('\n')
          .slice(1, -1)
          .flatMap((line) => line.match(/\d+\.\d+\.\d+\.\d+/g)),
      ).toEqual(['192.168.77.1', SERVER]);
    }
  });

  test('a datagram to a port that is closed is refused: the error reaches the caller’s socket', async () => {
    await lab.plug(home());
    expect(await peer(lab.spaces('anna'), 'udp', SERVER, 9).said).toBe('refused');
  });

  test('who knocks from outside without being asked is not let in', async () => {
    const server = await serve(lab, 'anna');
    await lab.plug(home({ unsolicited: 'silent' }));
    const { stderr, code } = await lab.tool(
      'server',
      ...['curl', '-sS', '--max-time', '3', `http://${OUTSIDE}/page`],
    ).ended;
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/timed out|Failed to connect|refused/);
    expect(server.printed()).not.toContain('GET');
  });
});
