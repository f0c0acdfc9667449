import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_TYPES, OPTIONS } from './codes.ts';
import { AT, type DhcpMessage, decodeDhcp, encodeDhcp, words } from './message.ts';

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const messages: fc.Arbitrary<DhcpMessage> = fc.record({
  type: fc.constantFrom(...MESSAGE_TYPES.slice(1)) as fc.Arbitrary<DhcpMessage['type']>,
  hops: fc.integer({ min: 0, max: 255 }),
  ...{ xid: u32, seconds: u16, flags: u16, ciaddr: u32, yiaddr: u32, giaddr: u32 },
  mac: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  options: fc
    .record({
      lease: u32,
      routers: fc.array(u32, { minLength: 1, maxLength: 80 }),
      name: fc.uint8Array({ maxLength: 600 }),
    })
    .map(
      ({ lease, routers, name }) =>
        new Map([
          [OPTIONS.leaseTime as number, words(lease)],
          [OPTIONS.router, words(...routers)],
          [OPTIONS.hostName, name],
        ]),
    ),
});
const message: DhcpMessage = {
  ...{ type: 'OFFER', hops: 0, xid: 1, seconds: 0, flags: 0, ciaddr: 0, yiaddr: 2, giaddr: 0 },
  ...{ mac: 3, options: new Map([[OPTIONS.leaseTime as number, words(60)]]) },
};

describe('a message', () => {
  test('is read as it was written, with options that are split and those that are empty', () => {
    fc.assert(
      fc.property(messages, (each) => {
        expect(decodeDhcp(encodeDhcp(each))).toEqual({ message: each });
      }),
    );
  });

  test('is never shorter than BOOTP’s', () => {
    expect(encodeDhcp(message)).toHaveLength(300);
  });

  test('has its options in the fields for names, too, when it says so', () => {
    const bytes = encodeDhcp(message);
    bytes.set([OPTIONS.messageType, 1, 2, OPTIONS.overload, 1, 3, OPTIONS.end], AT.options);
    bytes.set([OPTIONS.leaseTime, 4, 0, 0, 0, 9, OPTIONS.end], AT.file);
    bytes.set([OPTIONS.router, 4, 10, 0, 0, 1, OPTIONS.end], AT.sname);
    const { options } = decodeDhcp(bytes).message as DhcpMessage;
    expect([...options]).toEqual([
      [OPTIONS.leaseTime, Uint8Array.of(0, 0, 0, 9)],
      [OPTIONS.router, Uint8Array.of(10, 0, 0, 1)],
    ]);
  });

  test.each([
    ['truncated', (bytes: Uint8Array) => bytes.subarray(0, 239)],
    ['cookie', (bytes: Uint8Array) => bytes.fill(0, AT.cookie, AT.cookie + 1)],
    ['hardware', (bytes: Uint8Array) => bytes.fill(16, AT.hlen, AT.hlen + 1)],
    ['operation', (bytes: Uint8Array) => bytes.fill(1, AT.op, AT.op + 1)],
    ['message-type', (bytes: Uint8Array) => bytes.fill(99, AT.options + 2, AT.options + 3)],
    // An option that ends behind the message, and one of another length than it has.
    ['option-length', (bytes: Uint8Array) => bytes.fill(255, AT.options + 4, AT.options + 5)],
    ['option-length', (bytes: Uint8Array) => bytes.fill(3, AT.options + 4, AT.options + 5)],
    ['option-length', (bytes: Uint8Array) => bytes.subarray(0, AT.options + 4)],
  ] as const)('is refused: %s', (fault, spoil) => {
    const bytes = encodeDhcp(message);
    expect(decodeDhcp(bytes).fault).toBeUndefined();
    expect(decodeDhcp(spoil(bytes))).toEqual({ fault });
  });

  test('of any octets is read or refused', () => {
    const head = encodeDhcp(message).subarray(0, AT.options);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const { message: read, fault } = decodeDhcp(Uint8Array.of(...head, ...tail));
        expect(read === undefined).toBe(fault !== undefined);
      }),
    );
  });
});
