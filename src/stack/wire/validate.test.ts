import { describe, expect, test } from 'vitest';
import { ipv4 as address } from '../core/addresses.ts';
import '../protocols/core-dissectors.ts';
import { dissectors } from './dissector.ts';
import type { EncodeFields } from './encode.ts';
import {
  arp,
  ethernet,
  icmpEcho,
  icmpPlain,
  icmpUnreachable,
  ipv4,
  tcp,
  tcpFlags,
  udp,
} from './index.ts';
import { layer, type PacketLayer, packet } from './packet.ts';
import { validate } from './validate.ts';

const eth = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const addresses = { src: address('10.0.0.1'), dst: address('10.0.0.2') };
const data = Uint8Array.of(1, 2, 3, 4, 5);

const codes = (bytes: Uint8Array) => validate(bytes).map((problem) => problem.code);

type Ip = Partial<EncodeFields<typeof ipv4>>;

function ipPacket(fields: Ip, inner: PacketLayer, payload = data): Uint8Array {
  return packet([eth, layer(ipv4, { ...addresses, ...fields }), inner], payload);
}

/** An IP packet with zeros for its data. */
const bare = (fields: Ip, bytes: number) =>
  packet([eth, layer(ipv4, { protocol: 99, ...addresses, ...fields })], new Uint8Array(bytes));

/** An unknown option of four bytes that claims another length. */
const strange = (length: number) =>
  ({ name: 'unknown', kind: 99, data: Uint8Array.of(0, 0), length }) as const;

const datagram = (fields: Partial<EncodeFields<typeof udp>> = {}) =>
  layer(udp, { srcPort: 1, dstPort: 2, ...fields });

const segment = (fields: Partial<EncodeFields<typeof tcp>> = {}) =>
  layer(tcp, { srcPort: 1, dstPort: 2, seq: 3, window: 4, flags: tcpFlags.ACK, ...fields });

const SYN = tcpFlags.SYN;
const UNASSIGNED = 99;
const ping = { type: 8, identifier: 1, sequence: 1 };
const question = { operation: 1, senderMac: 1, senderIp: 2, targetIp: 3 };

const cases: readonly [string, Uint8Array][] = [
  ['eth.truncated', new Uint8Array(13)],
  ['eth.length-field', packet([layer(ethernet, { src: 0, dst: 0, etherType: 5 })], data)],
  [
    'eth.group-source',
    packet([layer(ethernet, { src: 2 ** 40, dst: 0, etherType: 0x86dd })], data),
  ],
  ['arp.truncated', packet([eth, layer(arp, question)]).subarray(0, 41)],
  ['arp.hardware-type', packet([eth, layer(arp, { ...question, hardwareType: 6 })])],
  ['arp.protocol-type', packet([eth, layer(arp, { ...question, protocolType: 6 })])],
  ['arp.address-lengths', packet([eth, layer(arp, { ...question, hardwareLength: 8 })])],
  ['arp.operation', packet([eth, layer(arp, { ...question, operation: 9 })])],
  ['ipv4.truncated', ipPacket({}, datagram()).subarray(0, 33)],
  ['ipv4.header-length', ipPacket({ ihl: 4 }, datagram())],
  ['ipv4.header-truncated', bare({ ihl: 15 }, 4)],
  ['ipv4.option-illegal-length', bare({ options: [strange(0)] }, 0)],
  ['ipv4.option-overrun', bare({ options: [strange(5)] }, 0)],
  [
    'ipv4.option-wrong-length',
    bare({ options: [{ name: 'unknown', kind: 148, data: Uint8Array.of(0) }, { name: 'nop' }] }, 0),
  ],
  ['ipv4.version', ipPacket({ version: 5 }, datagram())],
  ['ipv4.total-length-small', ipPacket({ totalLength: 19 }, datagram({}))],
  ['ipv4.total-length-large', ipPacket({ totalLength: 34 }, datagram())],
  ['ipv4.checksum', ipPacket({ headerChecksum: 1 }, datagram())],
  ['ipv4.source', ipPacket({ src: address('224.0.0.1') }, datagram())],
  ['ipv4.reserved-flag', ipPacket({ flags: 4 }, datagram())],
  ['ipv4.fragment-too-long', ipPacket({ fragmentOffset: 8191 }, datagram())],
  ['ipv4.fragment-size', ipPacket({ flags: 1 }, datagram())],
  ['ipv4.ttl-zero', ipPacket({ ttl: 0 }, datagram())],
  ['icmp.truncated', bare({ protocol: 1 }, 7)],
  ['icmp.checksum', ipPacket({}, layer(icmpEcho, { ...ping, checksum: 1 }))],
  ['icmp.type', ipPacket({}, layer(icmpPlain, { type: UNASSIGNED }))],
  ['icmp.quote', ipPacket({}, layer(icmpUnreachable, { type: 3 }))],
  ['icmp.quote', ipPacket({}, layer(icmpUnreachable, { type: 3 }), new Uint8Array(0))],
  ['udp.truncated', bare({ protocol: 17 }, 7)],
  ['udp.length-small', ipPacket({}, datagram({ length: 7 }))],
  ['udp.length-large', ipPacket({}, datagram({ length: 14 }))],
  ['udp.checksum', ipPacket({}, datagram({ checksum: 1 }))],
  ['udp.no-checksum', ipPacket({}, datagram({ checksum: 0 }))],
  ['udp.port-zero', ipPacket({}, datagram({ dstPort: 0 }))],
  ['tcp.header-length', ipPacket({}, segment({ dataOffset: 4 }))],
  ['tcp.truncated', bare({ protocol: 6 }, 19)],
  ['tcp.header-truncated', ipPacket({}, segment({ dataOffset: 15 }), new Uint8Array(4))],
  ['tcp.checksum', ipPacket({}, segment({ checksum: 1 }))],
  ['tcp.port-zero', ipPacket({}, segment({ dstPort: 0 }))],
  ['tcp.reserved', ipPacket({}, segment({ reserved: 1 }))],
  ['tcp.no-ack', ipPacket({}, segment({ flags: tcpFlags.FIN }))],
  ['tcp.syn-fin', ipPacket({}, segment({ flags: SYN | tcpFlags.FIN }))],
  ['tcp.syn-rst', ipPacket({}, segment({ flags: SYN | tcpFlags.RST }))],
  ['tcp.option-without-syn', ipPacket({}, segment({ options: [{ name: 'mss', mss: 1 }] }))],
  [
    'tcp.shift-too-large',
    ipPacket(
      {},
      segment({ flags: SYN, options: [{ name: 'windowScale', shift: 15 }, { name: 'nop' }] }),
    ),
  ],
  [
    'tcp.padding',
    ipPacket({}, segment({ options: [{ name: 'eol', padding: Uint8Array.of(0, 0, 1) }] })),
  ],
  ['tcp.option-illegal-length', ipPacket({}, segment({ options: [strange(0)] }))],
  ['tcp.option-overrun', ipPacket({}, segment({ options: [strange(5)] }))],
  [
    'tcp.option-wrong-length',
    ipPacket(
      {},
      segment({ options: [{ name: 'unknown', kind: 2, data: Uint8Array.of(0) }, { name: 'nop' }] }),
    ),
  ],
];

describe('validation', () => {
  test.each(cases)('finds %s and nothing else', (code, bytes) => {
    const found = codes(bytes).filter((other) => !consequence(code, other));
    expect(found).toEqual([code]);
  });

  test('is shown above to find every problem there is', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(
      new Set(dissectors().flatMap(({ problems }) => Object.keys(problems))),
    );
  });

  test('has nothing to say about good packets', () => {
    expect(codes(ipPacket({}, datagram()))).toEqual([]);
    expect(
      codes(ipPacket({}, segment({ flags: SYN, options: [{ name: 'mss', mss: 9 }] }))),
    ).toEqual([]);
    expect(codes(ipPacket({}, layer(icmpEcho, ping)))).toEqual([]);
    expect(codes(packet([eth, layer(arp, question)]))).toEqual([]);
  });

  test('says what a stack does, in both languages, and where that is written', () => {
    const [problem] = validate(ipPacket({}, segment({ checksum: 1 })));
    expect(problem).toMatchObject({
      code: 'tcp.checksum',
      header: 'tcp',
      layer: 'transport',
      field: 'checksum',
      outcome: 'dropped',
      start: 50,
      end: 52,
      ref: { rfc: 9293 },
    });
    expect(problem?.what.zh).toMatch(/校验和/);
  });

  test('notices a single flipped bit anywhere after the Ethernet header', () => {
    const good = ipPacket({}, segment());
    for (let bit = 14 * 8; bit < good.length * 8; bit++) {
      const bytes = good.slice();
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(codes(bytes).length).toBeGreaterThan(0);
    }
  });
});

/** Problems that must come along: a forged length moves what a checksum covers. */
function consequence(code: string, other: string): boolean {
  const follows: Partial<Record<string, readonly string[]>> = {
    'ipv4.total-length-small': ['ipv4.fragment-too-long'],
    'udp.length-large': ['udp.checksum'],
  };
  return follows[code]?.includes(other) ?? false;
}
