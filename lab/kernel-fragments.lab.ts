/**
 * Pieces of datagrams between our stack and the kernel: the longest datagrams both ways, then pieces
 * made by hand, out of order, twice and overlapping, on which both must come to the same decision.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ScriptStep } from '../src/stack/apps/script/script.ts';
import { ipv4 as address, parseMac } from '../src/stack/core/addresses.ts';
import { MILLISECOND } from '../src/stack/core/instant.ts';
import { capturedPackets } from '../src/stack/pcapng/packets.ts';
import '../src/stack/protocols/fragments/events.ts';
import { readIcmp } from '../src/stack/protocols/icmp/message.ts';
import { ethernet, ipv4, layer, packet } from '../src/stack/wire/index.ts';
import { cable, type Network, withKernels } from './kernel/network.ts';
import { peer } from './kernel/peer.ts';

const KERNEL = '10.81.0.1';
const OURS = '10.81.0.2';
const ECHO = 7;
const THEIRS = 7_001;
const LONGEST = 65_507;

const hash = (bytes: Uint8Array | string) =>
  `${Buffer.from(bytes).length} ${createHash('sha256').update(bytes).digest('hex')}`;

/** A UDP datagram without a checksum, which RFC 768 allows: pieces may then say what they like. */
const udp = (from: number, to: number, data: Uint8Array | string) => {
  const bytes = Buffer.alloc(8 + data.length);
  bytes.writeUInt16BE(from, 0);
  bytes.writeUInt16BE(to, 2);
  bytes.writeUInt16BE(bytes.length, 4);
  bytes.set(Buffer.from(data), 8);
  return bytes;
};

/** 8 bytes of header and 40 of data. */
const DATA = Uint8Array.from({ length: 40 }, (_, i) => 65 + i);
const WHOLE = hash(DATA);

/** Bytes from … to of the datagram's 48; `other`: not those that everybody else means. */
interface Piece {
  from: number;
  to: number;
  other?: boolean;
}

const span = (from: number, to: number, other = false): Piece => ({ from, to, other });

/** What each side should make of it: the datagram, or nothing. */
const CASES: Readonly<Record<string, readonly [pieces: readonly Piece[], whole: boolean]>> = {
  'in order': [[span(0, 16), span(16, 32), span(32, 48)], true],
  backwards: [[span(32, 48), span(16, 32), span(0, 16)], true],
  mixed: [[span(16, 24), span(40, 48), span(0, 16), span(24, 40)], true],
  'the first one twice': [[span(0, 16), span(0, 16), span(16, 48)], true],
  'the last one twice': [[span(32, 48), span(32, 48), span(0, 32)], true],
  'one in the middle twice': [[span(0, 16), span(16, 32), span(16, 32), span(32, 48)], true],
  'a part of what has come': [[span(0, 32), span(8, 24), span(32, 48)], true],
  'a hole that stays': [[span(0, 16), span(32, 48)], false],
  'no end': [[span(0, 16), span(16, 40)], false],
  'across the end of what has come': [[span(0, 24), span(16, 32), span(32, 48)], false],
  'across its start': [[span(16, 32), span(0, 24), span(32, 48)], false],
  'around it': [[span(16, 24), span(8, 32), span(0, 8), span(32, 48)], false],
  'other bytes across the end of what has come': [
    [span(0, 24), span(16, 32, true), span(32, 48)],
    false,
  ],
  'behind the end': [[span(24, 40), span(40, 56), span(0, 24)], false],
};

let identification = 1_000;

/** The IPv4 packets of a case. `mark`: what ends a datagram does so at 48, but for one that lies about it. */
function packetsOf(pieces: readonly Piece[], src: string, dst: string, from: number, to: number) {
  const good = udp(from, to, DATA);
  const id = ++identification;
  const ends = pieces.some((each) => each.to === 56) ? [40, 56] : [48];
  return pieces.map((each) => {
    const all = Buffer.concat([good, Buffer.alloc(16, 'z')]);
    const body = each.other
      ? Buffer.alloc(each.to - each.from, 'x')
      : all.subarray(each.from, each.to);
    const header = layer(ipv4, {
      ...{ src: address(src), dst: address(dst), protocol: 17, ttl: 64, identification: id },
      ...{ flags: ends.includes(each.to) ? 0 : 1, fragmentOffset: each.from / 8 },
    });
    return packet([header], Uint8Array.from(body));
  });
}

const kernels = { kernel: { address: `${KERNEL}/24` } };

withKernels('pieces from the kernel, put together by our stack', kernels, (lab) => {
  const network: Network = {
    nodes: [
      cable('kernel'),
      { name: 'ours', address: OURS, processes: [{ name: 'echo', app: 'echo-server', args: {} }] },
    ],
    links: [{ between: ['kernel', 'ours'] }],
  };

  test.each(Object.entries(CASES))('%s', async (_, [pieces, whole]) => {
    await lab.plug(network);
    const packets = packetsOf(pieces, KERNEL, OURS, THEIRS, ECHO);
    const hex = packets.map((each) => Buffer.from(each).toString('hex'));
    const sent = peer(lab.spaces('kernel'), 'pieces', OURS, ECHO, JSON.stringify(hex));
    expect(await sent.said).toBe(`got ${whole ? WHOLE : ''}`.trim());
    expect(lab.events('fragment.received')).toHaveLength(pieces.length);
  });

  test('the longest ping of the kernel comes back whole', async () => {
    await lab.plug(network);
    const ping = ['ping', '-c', '2', '-i', '0.3', '-W', '10', '-s', `${LONGEST}`, OURS];
    const { stdout } = await lab.tool('kernel', ...ping).ended;
    expect(stdout).toContain('2 received');
    expect(stdout).not.toContain('wrong data');
  });
});

withKernels('pieces from our stack, put together by the kernel', kernels, (lab) => {
  const kernelMac = () => {
    const text = lab.inside('kernel', 'cat', '/sys/class/net/wg1/address').trim();
    return parseMac(text) ?? 0;
  };

  /** A node that sends these packets, then a datagram that says `end`. */
  function byHand(packets: readonly Uint8Array[]): Network {
    const link = layer(ethernet, { dst: kernelMac(), src: 0x020000000002, etherType: 0x0800 });
    const end = packet(
      [layer(ipv4, { src: address(OURS), dst: address(KERNEL), protocol: 17, ttl: 64 })],
      Uint8Array.from(udp(ECHO, THEIRS, 'end')),
    );
    const sends = [...packets, end].map((each, i) => ({
      at: (i + 1) * MILLISECOND,
      bytes: packet([link], each),
    }));
    return {
      nodes: [cable('kernel'), { kind: 'by-hand', name: 'ours', address: OURS, sends }],
      links: [{ between: ['kernel', 'ours'] }],
    };
  }

  test.each(Object.entries(CASES))('%s', async (_, [pieces, whole]) => {
    const reads = peer(lab.spaces('kernel'), 'gather', THEIRS);
    await reads.ready;
    await lab.plug(byHand(packetsOf(pieces, OURS, KERNEL, ECHO, THEIRS)));
    expect(await reads.said).toBe(`got ${whole ? WHOLE : ''}`.trim());
  });

  const script = (steps: ScriptStep[]): Network => ({
    nodes: [cable('kernel'), { name: 'ours', address: OURS, processes: [{ name: 'ours', steps }] }],
    links: [{ between: ['kernel', 'ours'] }],
  });

  test.each([1_473, 20_000, LONGEST])('a datagram of ours with %i bytes', async (bytes) => {
    const reads = peer(lab.spaces('kernel'), 'gather', THEIRS);
    await reads.ready;
    const text = 'abcdefg'.repeat(bytes / 7 + 1).slice(0, bytes);
    const to = { address: address(KERNEL), port: THEIRS };
    await lab.plug(
      script([
        { do: 'socket', as: 'u', type: 'dgram' },
        { do: 'sendto', on: 'u', text, ...to },
        { do: 'sendto', on: 'u', text: 'end', ...to },
      ]),
    );
    expect(await reads.said).toBe(`got ${hash(text)}`);
  });

  test('our longest ping comes back from the kernel whole', async () => {
    const line = `-c 2 -s ${LONGEST} ${KERNEL}`;
    await lab.plug({
      nodes: [
        cable('kernel'),
        { name: 'ours', address: OURS, processes: [{ name: 'ping', app: 'ping', args: { line } }] },
      ],
      links: [{ between: ['kernel', 'ours'] }],
    });
    await lab.wall.until(() => lab.events('datagram.whole').length === 2);
    expect(lab.events('datagram.whole').map(({ length }) => length)).toEqual([
      LONGEST + 8,
      LONGEST + 8,
    ]);
  });

  test('the kernel gives up on a datagram with a hole, and tells the sender so', async () => {
    const time = '/proc/sys/net/ipv4/ipfrag_time';
    lab.inside('kernel', 'sh', '-c', `echo 1 > ${time}`);
    const [pieces] = CASES['a hole that stays'] as (typeof CASES)[string];
    await lab.plug(byHand(packetsOf(pieces, OURS, KERNEL, ECHO, THEIRS)));
    const { running, points } = lab.wall;
    const told = () =>
      capturedPackets(running.sim.log, running.sim.capture, points).filter(({ inbound, bytes }) => {
        if (!inbound || bytes[12] !== 8 || bytes[23] !== 1) return false;
        const heard = readIcmp(bytes.slice(14));
        // Time exceeded, fragment reassembly (RFC 792).
        return heard?.type === 11 && heard.code === 1 && heard.quote?.protocol === 17;
      });
    await lab.wall.until(() => told().length > 0);
  });
});
