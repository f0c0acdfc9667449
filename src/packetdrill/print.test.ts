import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IpFields, ScriptPacket, ScriptTcpOption, TcpPacket } from './ast.ts';
import { parseScript } from './parse.ts';
import { printOptions, printPacket } from './print.ts';

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const seq = fc.record({ value: u32, absolute: fc.boolean() });
const hexBytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
const orAny = fc.oneof(u32, fc.constant('...' as const));

const option: fc.Arbitrary<ScriptTcpOption> = fc.oneof(
  fc.constantFrom<ScriptTcpOption>({ kind: 'nop' }, { kind: 'eol' }, { kind: 'sackOK' }),
  fc.record({ kind: fc.constant('mss' as const), value: u16 }),
  fc.record({ kind: fc.constant('wscale' as const), value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({
    kind: fc.constant('sack' as const),
    blocks: fc.array(fc.record({ left: u32, right: u32 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('TS' as const), val: orAny, ecr: orAny }),
  fc.record({ kind: fc.constantFrom('FO' as const, 'FOEXP' as const), cookie: hexBytes }),
  fc.record({
    kind: fc.constant('raw' as const),
    number: fc.integer({ min: 0, max: 255 }),
    bytes: hexBytes,
  }),
);

const ip: fc.Arbitrary<IpFields> = fc.record(
  {
    ecn: fc.constantFrom('noecn' as const, 'ect0' as const, 'ect1' as const, 'ce' as const),
    tos: fc.integer({ min: 0, max: 255 }),
    ttl: fc.integer({ min: 0, max: 255 }),
  },
  { requiredKeys: [] },
);

const direction = fc.constantFrom('<' as const, '>' as const);
const length = fc.integer({ min: 0, max: 65_495 });

/** What a packet must say: all of itself when it arrives, and its flags' numbers. */
function complete(packet: TcpPacket): TcpPacket {
  const { direction, flags, options } = packet;
  if (direction === '>') return flags.includes('U') ? { urgent: 0, ...packet } : packet;
  return {
    window: 0,
    ...packet,
    start: packet.start ?? { value: 0, absolute: false },
    options: options === 'any' ? [] : options.filter((it) => !printOptions([it]).includes('...')),
  };
}

const packet: fc.Arbitrary<ScriptPacket> = fc.oneof(
  fc
    .record(
      {
        protocol: fc.constant('tcp' as const),
        direction,
        ip,
        flags: fc
          .subarray(['S', 'F', 'R', 'P', 'U', 'E', 'W', 'A', '.'])
          .map((all) => all.join('')),
        start: fc.option(seq, { nil: undefined }),
        length,
        ack: seq,
        window: u16,
        urgent: u16,
        options: fc.oneof(fc.constant('any' as const), fc.array(option, { maxLength: 5 })),
      },
      { requiredKeys: ['protocol', 'direction', 'ip', 'flags', 'start', 'length', 'options'] },
    )
    .map((it) => complete(it as TcpPacket)),
  fc.record({ protocol: fc.constant('udp' as const), direction, ip, length }),
  fc.record(
    {
      protocol: fc.constant('icmp' as const),
      direction,
      ip,
      type: fc.constantFrom('unreachable', 'time_exceeded'),
      code: fc.constantFrom('port_unreachable', 'ttl_exceeded'),
      mtu: u16,
      quoted: fc.oneof(fc.record({ start: seq, length }), fc.record({ udpLength: length })),
    },
    { requiredKeys: ['protocol', 'direction', 'ip', 'type', 'code'] },
  ),
);

it('reads back every packet that it prints', () => {
  fc.assert(
    fc.property(packet, (value) => {
      const [event] = parseScript(`+0 ${printPacket(value)}\n`).events;
      expect(event).toMatchObject({ kind: 'packet', line: 1 });
      if (event?.kind === 'packet') expect(event.packet).toEqual(value);
    }),
    { numRuns: 500 },
  );
});
