import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4, parseMac } from '../../src/stack/core/addresses.ts';
import { FRAME_ATTACKS, SHORT_FRAMES } from '../testing/attacks.ts';
import { arpFrame, dhcpFrame, HOST_IP, OUR_IP, OUR_MAC, udpFrame } from '../testing/frames.ts';
import { EGRESS_RULES, refusalOf, type Sender } from './egress.ts';

/** The page says that the computer's address is its own: what it says must not count. */
const sender: Sender = {
  mac: parseMac(OUR_MAC) as number,
  mtu: 1500,
  own: new Set([ipv4(OUR_IP), ipv4(HOST_IP)]),
  refuse: new Set([ipv4(HOST_IP)]),
};

describe('what may leave', () => {
  test.each([
    ['IPv4 from our address', udpFrame()],
    ['IPv4 as long as the MTU', udpFrame({ data: new Uint8Array(1_472) })],
    ['an ARP request', arpFrame()],
    ['an ARP reply', arpFrame({ operation: 2 })],
    ['an ARP probe', arpFrame({ senderIp: '0.0.0.0', targetIp: OUR_IP })],
    ['a DHCP message without an address', dhcpFrame()],
    ['a DHCP message from our address', dhcpFrame({ from: OUR_IP, to: '10.77.0.1' })],
  ])('%s', (_, frame) => {
    expect(refusalOf(frame, sender)).toBeUndefined();
  });

  test('nothing from an address that the page has not said to be its own', () => {
    expect(refusalOf(udpFrame(), { ...sender, own: new Set() })).toBe('ip-sender');
    expect(refusalOf(arpFrame(), { ...sender, own: new Set() })).toBe('arp-sender');
  });
});

describe('what is refused', () => {
  test.each(FRAME_ATTACKS)('$what: $cause', ({ frame, cause }) => {
    expect(refusalOf(frame, sender)).toBe(cause);
  });

  test('what is too short to say whose it is', () => {
    for (const frame of SHORT_FRAMES) expect(refusalOf(frame, sender)).toBe('framing');
    expect(refusalOf(new Uint8Array(5), sender)).toBe('framing');
  });

  test('whatever does not come from our MAC address, be it any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 1_600 }), (bytes) => {
        expect(refusalOf(bytes, sender)).toBeDefined();
      }),
    );
  });
});

describe('each rule', () => {
  test.each(EGRESS_RULES.map(({ cause }) => cause))(
    '%s is missed when it is taken out',
    (cause) => {
      const without = EGRESS_RULES.filter((rule) => rule.cause !== cause);
      const attacks = FRAME_ATTACKS.filter((attack) => attack.cause === cause);
      expect(attacks.length).toBeGreaterThan(0);
      const through = attacks.filter(
        ({ frame }) => refusalOf(frame, sender, without) === undefined,
      );
      expect(through).not.toEqual([]);
    },
  );
});
