/** Whatever passes a NAT: it comes back as it went, tables stay small, and no packet makes it throw. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ethernet, icmpEcho, ipv4, layer, packet, tcp, udp } from '../../wire/index.ts';
import { wrongSums } from './testing/bytes.ts';
import { ANNAS, NORTHS, SERVERS } from './testing/homes.ts';
import { FIRST_NUMBER, natRig } from './testing/rig.ts';

const port = fc.integer({ min: 1, max: 65_535 });
const address = fc.integer({ min: 0x0b000001, max: 0x7effffff });
const data = fc.uint8Array({ maxLength: 60 });
const protocol = fc.constantFrom('tcp', 'udp', 'icmp' as const);

interface Sent {
  readonly kind: 'tcp' | 'udp' | 'icmp';
  readonly src: number;
  readonly dst: number;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly data: Uint8Array;
  readonly identification?: number;
}

function bytesOf(
  { kind, src, dst, srcPort, dstPort, data: payload, identification = 0 }: Sent,
  reply = false,
) {
  const transport = {
    tcp: () => layer(tcp, { srcPort, dstPort, seq: 7, window: 9, flags: reply ? 18 : 2 }),
    udp: () => layer(udp, { srcPort, dstPort }),
    icmp: () =>
      layer(icmpEcho, { type: reply ? 0 : 8, identifier: reply ? dstPort : srcPort, sequence: 1 }),
  };
  return packet(
    [
      layer(ethernet, { dst: 1, src: 2 }),
      layer(ipv4, { src, dst, identification }),
      transport[kind](),
    ],
    payload,
  );
}

test('what is translated out differs in that one end and its number, and its answer back in that end alone', () => {
  fc.assert(
    fc.property(protocol, address, port, port, data, (kind, dst, srcPort, dstPort, payload) => {
      fc.pre(dst !== NORTHS);
      const rig = natRig({ outside: 1 });
      const sent = { kind, src: ANNAS, dst, srcPort, dstPort, data: payload };
      const out = rig.leaves(bytesOf(sent)) as Uint8Array;
      expect(wrongSums(out)).toEqual([]);
      const [mapping] = rig.state.mappings.values();
      const outsidePort = mapping?.outsidePort as number;
      const identification = FIRST_NUMBER;
      expect(out).toEqual(bytesOf({ ...sent, src: NORTHS, srcPort: outsidePort, identification }));
      // The answer, as it would have been made without a NAT, is what the host inside gets.
      const answer = { ...sent, src: dst, srcPort: dstPort, dstPort: srcPort };
      const back = bytesOf({ ...answer, dst: NORTHS, dstPort: outsidePort }, true);
      expect(rig.comesIn(back)).toEqual(bytesOf({ ...answer, dst: ANNAS }, true));
      expect(rig.held()).toBe(0);
    }),
  );
});

test('a checksum that is wrong stays wrong', () => {
  fc.assert(
    fc.property(fc.constantFrom('tcp', 'udp' as const), port, (kind, srcPort) => {
      const rig = natRig({ outside: 1 });
      const sent = { kind, src: ANNAS, dst: SERVERS, srcPort, dstPort: 9, data: new Uint8Array(9) };
      const bytes = bytesOf(sent);
      bytes[bytes.length - 1] = 1;
      expect(wrongSums(rig.leaves(bytes) as Uint8Array)).toHaveLength(1);
    }),
  );
});

const noise = fc.record({
  bytes: fc.uint8Array({ minLength: 0, maxLength: 120 }),
  head: fc.record({
    protocol: fc.constantFrom(1, 6, 17, 47, 255),
    src: fc.constantFrom(ANNAS, SERVERS, NORTHS, 0, 0xffffffff),
    dst: fc.constantFrom(ANNAS, SERVERS, NORTHS),
    flags: fc.constantFrom(0, 1, 2),
    fragmentOffset: fc.constantFrom(0, 0, 1, 8_000),
    identification: fc.integer({ min: 0, max: 3 }),
  }),
  // An ICMP error, a query, or whatever the bytes say.
  type: fc.constantFrom(undefined, 0, 3, 5, 8, 11, 12, 13),
  way: fc.constantFrom('in', 'out' as const),
  wait: fc.constantFrom(0, 1_000, 400_000_000),
});

test('no packet makes it throw, no frame is lost, and the tables stay within their bounds', () => {
  fc.assert(
    fc.property(fc.array(noise, { maxLength: 40 }), (packets) => {
      const rig = natRig({ outside: 1, mostSessions: 8, ports: { low: 2_000, high: 2_007 } });
      for (const { bytes, head, type, way, wait } of packets) {
        const payload = Uint8Array.from(bytes);
        if (type !== undefined && payload.length > 0) payload[0] = type;
        const frame = packet([layer(ethernet, { dst: 1, src: 2 }), layer(ipv4, head)], payload);
        if (way === 'in') rig.comesIn(frame);
        else rig.leaves(frame);
        rig.wait(wait);
        expect(rig.state.sessions).toBeLessThanOrEqual(8);
        expect(rig.state.fragments.length).toBeLessThanOrEqual(64);
        expect(rig.state.syns.length).toBeLessThanOrEqual(64);
      }
      rig.wait(8_000_000_000);
      expect(rig.held()).toBe(0);
      expect(rig.state).toMatchObject({ sessions: 0, fragments: [], syns: [] });
      expect([...rig.state.mappings.keys(), ...rig.state.byInside.keys()]).toEqual([]);
    }),
  );
});
