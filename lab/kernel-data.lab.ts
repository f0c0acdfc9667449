/** Our stack and the Linux kernel's on one cable, in wall time: everything arrives as it was sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashBytes, patternBytes } from '../src/stack/apps/script/script.ts';
import { formatMac, ipv4 } from '../src/stack/core/addresses.ts';
import { MILLISECOND } from '../src/stack/core/instant.ts';
import { utf8 } from '../src/stack/core/text.ts';
import { all } from '../src/stack/world/testing.ts';
import { accepted, open, PORT, readAll, withKernel } from './kernel/harness.ts';
import { type LiveOptions, OUR_MAC } from './kernel/live.ts';
import {
  changeKernelMac,
  inside,
  KERNEL_ADDRESS,
  kernelSetting,
  OUR_ADDRESS,
} from './kernel/namespaces.ts';
import { digest } from './kernel/peer.ts';

const KERNEL = ipv4(KERNEL_ADDRESS);

withKernel('ARP, ICMP and UDP with the kernel', (bench) => {
  test('the kernel learns our hardware address, and we learn that a port of its is closed', async () => {
    await bench.plug([
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'sendto', on: 'u', text: 'x', address: KERNEL, port: 9 },
    ]);
    await bench.until(() => all(bench.log, 'icmp.received').length > 0);
    expect(all(bench.log, 'icmp.received')[0]).toMatchObject({ type: 3, code: 3, src: KERNEL });
    const neighbours = inside(bench.spaces.kernel, 'ip', 'neigh', 'show', OUR_ADDRESS);
    expect(neighbours).toContain(formatMac(OUR_MAC));
  });

  test('a kernel that changes its hardware address is followed, in the middle of a connection', async () => {
    const server = bench.peer('sink', PORT, 0);
    await server.ready;
    await bench.plug([
      ...open,
      { do: 'send', on: 's', text: 'before' },
      { do: 'wait', for: 800 * MILLISECOND },
      { do: 'send', on: 's', text: ' and after' },
      { do: 'close', on: 's' },
    ]);
    await bench.until(() => bench.process.totalSent > 0);
    changeKernelMac(bench.spaces, '02:00:00:00:00:77');
    expect(await server.said).toBe(digest(utf8('before and after')));
    const learnt = all(bench.log, 'cache.changed').map(({ value }) => value);
    expect(learnt.at(-1)).toBe('02:00:00:00:00:77');
  });

  test.each([0, 56, 1_472])('every ping with %i bytes is answered whole', async (size) => {
    await bench.plug([]);
    expect(await bench.peer('ping', OUR_ADDRESS, 5, size).said).toBe('5');
  });

  test('a datagram for a closed port of ours is refused', async () => {
    await bench.plug([]);
    expect(await bench.peer('udp', OUR_ADDRESS, 9).said).toBe('refused');
  });

  test('a datagram for an open port is heard', async () => {
    await bench.plug([
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'bind', on: 'u', port: 7 },
      { do: 'recvfrom', on: 'u', size: 100 },
    ]);
    bench.peer('udp', OUR_ADDRESS, 7);
    await bench.until();
    expect(bench.process.totalReceived).toBe('hello'.length);
  });
});

interface Variant {
  name: string;
  ours?: Partial<LiveOptions>;
  kernel?: Record<string, number>;
}

/** The same bytes must come through whatever the cable does and whatever both sides can. */
const VARIANTS: Variant[] = [
  { name: 'a clean cable' },
  { name: 'losses both ways', ours: { losesEvery: 37, link: { lossPpm: 20_000 } } },
  {
    name: 'losses both ways, without SACK',
    ours: { losesEvery: 41, link: { lossPpm: 15_000 } },
    kernel: { tcp_sack: 0 },
  },
  {
    name: 'losses both ways, without timestamps',
    ours: { losesEvery: 31, link: { lossPpm: 20_000 } },
    kernel: { tcp_timestamps: 0 },
  },
  {
    name: 'losses, without window scaling',
    ours: { losesEvery: 29 },
    kernel: { tcp_window_scaling: 0 },
  },
  {
    name: 'duplicates, reordering and damage',
    ours: {
      link: {
        duplicatePpm: 30_000,
        reorderPpm: 50_000,
        reorderBy: 2 * MILLISECOND,
        corruptPpm: 20_000,
      },
    },
  },
  {
    name: 'a marking queue, with ECN',
    ours: { settings: { ecn: 'on' }, link: { bandwidth: 50_000_000, markBytes: 20_000 } },
    kernel: { tcp_ecn: 1 },
  },
  {
    name: 'a slow link with a short queue',
    ours: { link: { bandwidth: 20_000_000, queueBytes: 30_000, delay: 5 * MILLISECOND } },
  },
  {
    name: 'losses, with CUBIC and a small RTO',
    ours: {
      settings: { congestionControl: 'cubic', minimumRto: 200 * MILLISECOND },
      losesEvery: 23,
    },
  },
];
const KERNEL_DEFAULTS = { tcp_sack: 1, tcp_timestamps: 1, tcp_window_scaling: 1, tcp_ecn: 2 };
const BYTES = 2_000_000;

withKernel('two megabytes each way', (bench) => {
  const set = (settings: Record<string, number>) => {
    for (const [name, value] of Object.entries(settings)) kernelSetting(bench.spaces, name, value);
  };

  describe.each(VARIANTS)('over $name', ({ ours, kernel = {} }) => {
    beforeAll(() => set(kernel));
    afterAll(() => set(KERNEL_DEFAULTS));

    test('from the kernel to us, byte for byte', async () => {
      const server = bench.peer('source', PORT, BYTES);
      await server.ready;
      await bench.plug([...open, readAll('s'), { do: 'close', on: 's' }], ours);
      await bench.until(undefined, 60_000);
      expect(bench.process.totalReceived).toBe(BYTES);
      expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(BYTES)));
      expect(await server.said).toBe('sent');
    });

    test('from us to the kernel, byte for byte', async () => {
      const send = { do: 'send' as const, on: 'c', bytes: BYTES };
      await bench.plug([...accepted, send, { do: 'close', on: 'c' }], ours);
      const client = bench.peer('fetch', OUR_ADDRESS, PORT);
      expect(await client.said).toBe(digest(patternBytes(BYTES)));
    });
  });

  test('with both directions at once, byte for byte', async () => {
    const size = 200_000;
    const server = bench.peer('echo', PORT);
    await server.ready;
    await bench.plug(
      [
        ...open,
        { do: 'send', on: 's', bytes: size },
        { do: 'shutdown', on: 's', how: 'wr' },
        readAll('s'),
        { do: 'close', on: 's' },
      ],
      { settings: { receiveBuffer: 1_000_000, sendBuffer: 1_000_000 }, losesEvery: 50 },
    );
    await bench.until(undefined, 30_000);
    expect(bench.process.receivedHash).toBe(hashBytes(patternBytes(size)));
    expect(await server.said).toBe('done');
  });

  test('what both sides can is agreed on in the SYNs', async () => {
    set({ tcp_ecn: 1 });
    const server = bench.peer('source', PORT, 10);
    await server.ready;
    await bench.plug([...open, readAll('s'), { do: 'close', on: 's' }], {
      settings: { ecn: 'on' },
    });
    await bench.until();
    const [syn] = all(bench.log, 'segment.sent');
    const [synAck] = all(bench.log, 'segment.received');
    // SYN with ECE and CWR; SYN,ACK with ECE alone (RFC 3168 §6.1.1).
    expect([syn?.flags, synAck?.flags]).toEqual([0xc2, 0x52]);
    set(KERNEL_DEFAULTS);
  });
});
