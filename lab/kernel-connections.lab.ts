/** Connections between our stack and the Linux kernel's: how they begin, pause and end. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { hashBytes, patternBytes, type ScriptStep } from '../src/stack/apps/script/script.ts';
import { ipv4 } from '../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../src/stack/core/instant.ts';
import { utf8 } from '../src/stack/core/text.ts';
import { all } from '../src/stack/world/testing.ts';
import { accepted, open, PORT, readAll, withKernel } from './kernel/harness.ts';
import { inside, KERNEL_ADDRESS, OUR_ADDRESS, PYTHON, start } from './kernel/namespaces.ts';
import { digest } from './kernel/peer.ts';

const KERNEL = ipv4(KERNEL_ADDRESS);
const say = (on: string, text: string): ScriptStep => ({ do: 'send', on, text });
const close = (on: string): ScriptStep => ({ do: 'close', on });

withKernel('HTTP with other people’s programs', (bench) => {
  test('our client fetches a file from the HTTP server of Python', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
    const file = patternBytes(700_000, 13);
    writeFileSync(join(folder, 'file.bin'), file);
    const server = start(
      bench.spaces,
      bench.spaces.kernel,
      ...[PYTHON, '-u', '-m', 'http.server', String(PORT), '--bind', KERNEL_ADDRESS],
      ...['--directory', folder],
    );
    await new Promise((resolve) => server.stdout?.once('data', resolve));
    await bench.plug([
      ...open,
      say('s', 'GET /file.bin HTTP/1.0\r\nHost: lab\r\n\r\n'),
      readAll('s'),
      close('s'),
    ]);
    await bench.until();
    server.kill();
    rmSync(folder, { recursive: true });
    const header = headerOf(bench.payloads());
    expect(header).toMatch(/^HTTP\/1\.0 200 OK\r\n/);
    expect(header).toContain(`Content-Length: ${file.length}\r\n`);
    expect(bench.process.totalReceived).toBe(header.length + file.length);
    expect(bench.process.receivedHash).toBe(hashBytes(file, hashBytes(utf8(header))));
  });

  test('the HTTP client of Python fetches from our server, three times', async () => {
    const size = 500_000;
    const head = `HTTP/1.0 200 OK\r\nContent-Length: ${size}\r\n\r\n`;
    await bench.plug([
      ...accepted,
      { do: 'recv', on: 'c', size: 4_000 },
      say('c', head),
      { do: 'send', on: 'c', bytes: size },
      close('c'),
      { do: 'goto', step: 3 },
    ]);
    const program =
      'import hashlib,sys,urllib.request as r\n' +
      'print(*[hashlib.sha256(r.urlopen(sys.argv[1], timeout=20).read()).hexdigest() for _ in "123"])';
    const url = `http://${OUR_ADDRESS}:${PORT}/`;
    const client = start(bench.spaces, bench.spaces.kernel, PYTHON, '-c', program, url);
    const said = await text(client.stdout as Readable);
    // The pattern goes on where the process has stopped sending.
    const sums = [0, 1, 2].map((request) => {
      const from = (request + 1) * head.length + request * size;
      return createHash('sha256').update(patternBytes(size, from)).digest('hex');
    });
    expect(said.trim()).toBe(sums.join(' '));
  });
});

function headerOf(payloads: readonly Uint8Array[]): string {
  let text = '';
  for (const payload of payloads) {
    text += String.fromCharCode(...payload);
    const end = text.indexOf('\r\n\r\n');
    if (end >= 0) return text.slice(0, end + 4);
  }
  return text;
}

withKernel('how connections with the kernel begin and end', (bench) => {
  test('forty callers at once are all served', async () => {
    await bench.plug([
      ...accepted,
      { do: 'send', on: 'c', bytes: 251 * 20 },
      close('c'),
      { do: 'goto', step: 3 },
    ]);
    const said = await bench.peer('crowd', OUR_ADDRESS, PORT, 40).said;
    expect(said).toBe(`40 ${digest(patternBytes(251 * 20))}`);
  });

  test('what the kernel sends before it closes its direction, we read to the end', async () => {
    await bench.plug([
      ...accepted,
      readAll('c'),
      { do: 'send', on: 'c', bytes: 1_000 },
      close('c'),
    ]);
    const client = bench.peer('upload', OUR_ADDRESS, PORT, 300_000);
    expect(await client.said).toBe(digest(patternBytes(1_000)));
    expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(300_000)));
  });

  test('both call at once and have one connection (simultaneous open)', async () => {
    const kernel = bench.peer('meet', OUR_ADDRESS, PORT);
    await kernel.ready;
    // Our SYN takes its time, so that the kernel's meets it on the way.
    await bench.plug(
      [
        { do: 'socket', as: 's' },
        { do: 'bind', on: 's', port: PORT },
        { do: 'connect', on: 's', address: KERNEL, port: PORT },
        say('s', 'from us'),
        readAll('s'),
        close('s'),
      ],
      { link: { delay: 300 * MILLISECOND } },
    );
    await bench.until(() => all(bench.log, 'segment.sent').length > 0);
    kernel.write('\n');
    await bench.until();
    expect(bench.states.slice(0, 3)).toEqual(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED']);
    expect(bench.process.receivedHash).toBe(hashBytes(utf8('from the kernel')));
    expect(await kernel.said).toBe(digest(utf8('from us')));
  });

  describe('refusals and resets', () => {
    test('the kernel refuses us', async () => {
      await bench.plug(open);
      await bench.until();
      expect(bench.failures).toEqual(['ECONNREFUSED']);
    });

    test('we refuse the kernel', async () => {
      await bench.plug([]);
      expect(await bench.peer('refused', OUR_ADDRESS, PORT + 1).said).toBe('refused');
    });

    test('the kernel resets, and our reader is told', async () => {
      const server = bench.peer('abort', PORT);
      await server.ready;
      await bench.plug([...open, say('s', 'hello'), readAll('s')]);
      await bench.until();
      expect(bench.failures).toEqual(['ECONNRESET']);
      expect(bench.states.at(-1)).toBe('CLOSED');
    });

    test('we reset, and the kernel’s reader is told', async () => {
      await bench.plug([
        ...accepted,
        { do: 'wait', for: 50 * MILLISECOND },
        { do: 'abort', on: 'c' },
      ]);
      await expect(bench.peer('fetch', OUR_ADDRESS, PORT).said).rejects.toThrow('ConnectionReset');
    });
  });

  describe('TIME_WAIT is where the first to close is', () => {
    test('on our side when we close first', async () => {
      await bench.plug([...accepted, say('c', 'bye'), close('c')], {
        settings: { maximumSegmentLifetime: 100 * MILLISECOND },
      });
      expect(await bench.peer('fetch', OUR_ADDRESS, PORT).said).toBe(digest(utf8('bye')));
      await bench.until(() => bench.states.filter((state) => state === 'CLOSED').length > 0);
      const end = bench.states.slice(bench.states.indexOf('FIN_WAIT_1'));
      // The kernel's FIN may come with its ACK of ours.
      expect(end.filter((state) => state !== 'FIN_WAIT_2')).toEqual([
        'FIN_WAIT_1',
        'TIME_WAIT',
        'CLOSED',
      ]);
    });

    test('on the kernel’s side when it closes first', async () => {
      const server = bench.peer('source', PORT, 10);
      await server.ready;
      await bench.plug([...open, readAll('s'), close('s')]);
      await bench.until(() => bench.states.includes('CLOSED'));
      expect(bench.states.slice(-3)).toEqual(['CLOSE_WAIT', 'LAST_ACK', 'CLOSED']);
      const waiting = inside(bench.spaces.kernel, 'ss', '-Htan', 'state', 'time-wait');
      expect(waiting).toContain(`${OUR_ADDRESS}:${all(bench.log, 'segment.sent')[0]?.srcPort}`);
    });
  });
});

withKernel('pauses on connections with the kernel', (bench) => {
  test('a kernel reader that pauses closes its window; our probes find it open again', async () => {
    const server = bench.peer('sink', PORT, 4);
    await server.ready;
    await bench.plug([...open, { do: 'send', on: 's', bytes: 300_000 }, close('s')]);
    expect(await server.said).toBe(digest(patternBytes(300_000)));
    const reasons = all(bench.log, 'segment.sent').map(({ reason }) => reason);
    expect(reasons).toContain('window-probe');
    expect(all(bench.log, 'segment.received').some(({ window }) => window === 0)).toBe(true);
  });

  test('our reader pauses; the kernel probes our closed window and goes on when it opens', async () => {
    const size = 400_000;
    const server = bench.peer('source', PORT, size);
    await server.ready;
    await bench.plug([...open, { do: 'wait', for: 3 * SECOND }, readAll('s'), close('s')], {
      settings: { receiveBuffer: 20_000 },
    });
    await bench.until();
    expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(size)));
    const closed = all(bench.log, 'segment.sent').filter(({ window }) => window === 0);
    // Once when it closed, and again in answer to each of the kernel's probes.
    expect(closed.length).toBeGreaterThan(2);
  });

  test('the kernel’s keep-alives are answered, so that it does not give us up', async () => {
    const server = bench.peer('keepalive', PORT, 5);
    await server.ready;
    await bench.plug([...open, readAll('s'), close('s')]);
    await bench.until();
    expect(bench.process.receivedHash).toBe(hashBytes(utf8('still here')));
    expect(bench.failures).toEqual([]);
  });

  test('the kernel answers our keep-alives', async () => {
    const server = bench.peer('sink', PORT, 0);
    await server.ready;
    await bench.plug([...open, { do: 'wait', for: 4 * SECOND }, say('s', 'x'), close('s')], {
      settings: { keepAlive: true, keepAliveIdle: SECOND, keepAliveInterval: SECOND },
    });
    expect(await server.said).toBe(digest(utf8('x')));
    const sent = all(bench.log, 'segment.sent').filter(({ reason }) => reason === 'keepalive');
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.length).toBeLessThan(5);
  });
});
