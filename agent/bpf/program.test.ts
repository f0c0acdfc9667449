import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4, MAC_BROADCAST } from '../../src/stack/core/addresses.ts';
import { writeMac } from '../../src/stack/protocols/ethernet/header.ts';
import type { Wanted } from '../drivers/driver.ts';
import { runBpf } from '../testing/bpf-machine.ts';
import { arpFrame, mac, OUR_IP, OUR_MAC, PEER_MAC, tagged, tcpFrame } from '../testing/frames.ts';
import { BPF, bpfBytes, bpfProgram, wants } from './program.ts';

const GROUP = mac('01:00:5e:00:00:09');
const own: Wanted = { mac: mac(OUR_MAC), groups: [GROUP] };
const host: Wanted = { ...own, onlyTo: [ipv4(OUR_IP)] };
const to = (dst: string) => tcpFrame({ dst });

const passes = (wanted: Wanted | undefined, frame: Uint8Array, tagTaken = false) =>
  runBpf(bpfProgram(wanted, true), frame, tagTaken) > 0;

describe('the filter in the kernel', () => {
  test.each([
    ['our own MAC address', to(OUR_MAC), true],
    ['everybody', to('ff:ff:ff:ff:ff:ff'), true],
    ['a group that was joined', to('01:00:5e:00:00:09'), true],
    ['another group', to('01:00:5e:00:00:0a'), false],
    ['another card', to(PEER_MAC), false],
    ['a card that has our first four bytes', to('02:00:00:00:00:a1'), false],
    ['us, with a tag', tagged(to(OUR_MAC)), false],
    ['us, with a service tag', tagged(to(OUR_MAC), 0x88a8), false],
    ['nobody, being too short', new Uint8Array(10), false],
  ])('to %s', (_, frame, expected) => {
    expect(passes(own, frame)).toBe(expected);
    expect(runBpf(bpfProgram(own, false), frame) > 0).toBe(expected);
  });

  test('drops what came with a tag that the kernel has taken out', () => {
    expect(passes(own, to(OUR_MAC), true)).toBe(false);
  });

  test('gives frames whole, however long', () => {
    expect(runBpf(bpfProgram(own, true), to(OUR_MAC))).toBeGreaterThanOrEqual(65_535 + 14);
  });

  test('lets nothing through when nobody listens', () => {
    expect(passes(undefined, to(OUR_MAC))).toBe(false);
  });
});

describe('with the host’s MAC address', () => {
  test.each([
    ['our own address', tcpFrame({ to: OUR_IP }), true],
    ['the computer’s address', tcpFrame({ to: '10.77.0.9' }), false],
    ['all hosts', tcpFrame({ to: '255.255.255.255' }), true],
    ['a group', tcpFrame({ to: '224.0.0.1' }), true],
    ['an address above the groups', tcpFrame({ to: '240.0.0.1' }), false],
  ])('of IPv4 what goes to %s', (_, frame, expected) => {
    expect(passes(host, frame)).toBe(expected);
  });

  test('ARP passes, other protocols do not', () => {
    expect(passes(host, arpFrame({ src: PEER_MAC }))).toBe(true);
    const other = tcpFrame();
    other.set([0x86, 0xdd], 12);
    expect(passes(host, other)).toBe(false);
    expect(passes(own, other)).toBe(true);
  });
});

test('the same said in JavaScript agrees on any frame', () => {
  const macs = fc.constantFrom(mac(OUR_MAC), mac(PEER_MAC), GROUP, MAC_BROADCAST, 0);
  const types = fc.constantFrom(0x0800, 0x0806, 0x86dd, 0x8100, 0x88a8, 0x9100, 40);
  const addresses = fc.constantFrom(
    OUR_IP,
    '10.77.0.9',
    '255.255.255.255',
    '239.1.2.3',
    '240.0.0.1',
  );
  const length = fc.integer({ min: 0, max: 60 });
  const which = fc.constantFrom(own, host, undefined);
  fc.assert(
    fc.property(macs, types, addresses, length, which, (dst, type, address, cut, wanted) => {
      const whole = tcpFrame({ to: address });
      const view = new DataView(whole.buffer);
      writeMac(view, 0, dst);
      view.setUint16(12, type);
      const frame = whole.subarray(0, cut);
      const seen = new DataView(frame.buffer, frame.byteOffset, frame.length);
      expect(runBpf(bpfProgram(wanted, true), frame) > 0).toBe(wants(wanted, seen));
    }),
  );
});

test('as many groups as a page may join fit into the jumps of a program', () => {
  const groups = Array.from({ length: 60 }, (_, i) => GROUP + i);
  const onlyTo = Array.from({ length: 60 }, (_, i) => i);
  const program = bpfProgram({ ...host, groups, onlyTo }, true);
  expect(runBpf(program, to('01:00:5e:00:00:45')) > 0).toBe(false);
  expect(program.every(({ jt, jf }) => jt <= 255 && jf <= 255)).toBe(true);
});

test('an instruction takes eight bytes, in the order of this computer', () => {
  const [first, ...rest] = bpfBytes([{ code: BPF.jumpEqual, jt: 1, jf: 2, k: 0x01020304 }]);
  expect(rest).toHaveLength(7);
  expect([first, rest[0]]).toEqual(
    new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? [0x15, 0] : [0, 0x15],
  );
});
