import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIpv4, formatMac } from '../stack/core/addresses.ts';
import { DROPS, REFUSALS } from './causes.ts';
import {
  type AgentMessage,
  BadMessage,
  type Hello,
  type PageMessage,
  readAgentMessage,
  readPageMessage,
  writeMessage,
} from './messages.ts';

const hello: Hello = {
  type: 'hello',
  version: 1,
  mode: 'card',
  interface: 'eth0',
  mac: '02:00:00:00:00:a0',
  macIs: 'own',
  mtu: 1500,
  ip: 'dhcp',
  refuse: ['192.0.2.7'],
  egress: ['dhcp', 'arp'],
};

const address = fc.integer({ min: 0, max: 0xffffffff }).map(formatIpv4);
const mac = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map(formatMac);
const number = fc.nat();
/** What causes are called: those of today, and words like them that a newer partner may have. */
const cause = fc.oneof(
  fc.constantFrom(...REFUSALS, ...DROPS),
  fc.stringMatching(/^[a-z]{1,9}-[a-z]{1,9}$/),
);
const causes = fc.dictionary(cause, number);

const fromAgent: fc.Arbitrary<AgentMessage> = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    version: fc.constant(1),
    mode: fc.constantFrom('lab' as const, 'card' as const, 'tap' as const),
    interface: fc.string({ maxLength: 80 }),
    mac,
    macIs: fc.constantFrom('own' as const, 'host' as const),
    mtu: fc.integer({ min: 68, max: 9_202 }),
    ip: fc.oneof(
      fc.constant('dhcp' as const),
      fc.record(
        { address, prefixLength: fc.integer({ min: 1, max: 32 }), gateway: address },
        { requiredKeys: ['address', 'prefixLength'] },
      ),
    ),
    refuse: fc.array(address, { maxLength: 5 }),
    egress: fc.array(fc.constantFrom('dhcp', 'arp'), { maxLength: 5 }),
  }),
  fc.record({ type: fc.constant('card' as const), up: fc.boolean() }),
  fc.record({
    type: fc.constant('counts' as const),
    sent: number,
    received: number,
    refused: causes,
    dropped: causes,
  }),
  fc.constant({ type: 'alive' as const }),
  fc.record({
    type: fc.constant('bye' as const),
    why: fc.constantFrom('stopping' as const, 'replaced' as const, 'card-gone' as const),
  }),
);

const fromPage: fc.Arbitrary<PageMessage> = fc.oneof(
  fc.record({ type: fc.constant('join' as const), groups: fc.array(mac, { maxLength: 9 }) }),
  fc.record({ type: fc.constant('addresses' as const), own: fc.array(address, { maxLength: 9 }) }),
);

describe('a text message', () => {
  test('of the agent is read as it was written', () => {
    fc.assert(
      fc.property(fromAgent, (it) => {
        expect(readAgentMessage(writeMessage(it))).toEqual(it);
      }),
    );
  });

  test('of the page is read as it was written', () => {
    fc.assert(
      fc.property(fromPage, (it) => {
        expect(readPageMessage(writeMessage(it))).toEqual(it);
      }),
    );
  });

  test('of a type that is not known yet is ignored', () => {
    expect(readAgentMessage('{"type":"weather","rain":true}')).toBeUndefined();
    expect(readPageMessage('{"type":"toString"}')).toBeUndefined();
    expect(readPageMessage(writeMessage({ type: 'card', up: true }))).toBeUndefined();
  });

  test('loses what a newer partner adds to it, and no more', () => {
    expect(readAgentMessage('{"type":"card","up":true,"speed":1000}')).toEqual({
      type: 'card',
      up: true,
    });
  });

  test('that does not fit is refused, and told where', () => {
    const cases: [unknown, RegExp][] = [
      [{ ...hello, mac: '02:00' }, /hello.*mac \("?02:00/],
      [{ ...hello, ip: { address: '10.0.0.300', prefixLength: 24 } }, /ip/],
      [{ ...hello, refuse: ['10.0.0.1', 'x'] }, /refuse\.1/],
      [{ ...hello, mtu: 10 }, /mtu/],
      [{ type: 'card' }, /up/],
      [{ type: 7 }, /type/],
      [[], /type/],
    ];
    for (const [message, where] of cases) {
      expect(() => readAgentMessage(JSON.stringify(message))).toThrow(where);
    }
    expect(() => readAgentMessage('no JSON')).toThrow(BadMessage);
  });

  test('of any text is read, ignored or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readPageMessage(text);
        } catch (error) {
          expect(error).toBeInstanceOf(BadMessage);
        }
      }),
    );
  });
});
