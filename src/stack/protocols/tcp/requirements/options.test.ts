/** RFC 9293 appendix B: options, urgent data, checksum, initial sequence numbers. */
import { expect, test } from 'vitest';
import { SECOND } from '../../../core/instant.ts';
import {
  accepted,
  CHILD,
  connected,
  connecting,
  LISTENER,
  listening,
  MSS,
} from '../../../sockets/testing/situations.ts';
import { PEER, type TestHost, testHost, US } from '../../../sockets/testing/test-host.ts';
import { encode } from '../../../wire/encode.ts';
import { tcp } from '../header/declaration.ts';
import type { TcpOption } from '../header/options.ts';

const NOP: TcpOption = { name: 'nop' };
const unknown = (kind: number, bytes: number): TcpOption => ({
  name: 'unknown',
  kind,
  data: new Uint8Array(bytes),
});

test('MUST-4: EOL, NOP and MSS are understood', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [NOP, NOP, { name: 'mss', mss: 700 }, { name: 'eol' }] });
  expect(t.tcb.snd.mss).toBe(700);
});

test('MUST-5: options are taken in segments without SYN', () => {
  const t = accepted();
  t.peer('P. 1:11(10) ack 1', { options: [NOP, unknown(200, 4), NOP] });
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('MUST-6: an unknown option is passed over by its length', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [unknown(253, 6), { name: 'mss', mss: 900 }] });
  expect(t.tcb.snd.mss).toBe(900);
});

test('MUST-7: an option of length 0 or 1, or past the header, harms nothing', () => {
  for (const length of [0, 1, 39]) {
    const t = listening();
    const options: TcpOption[] = [{ name: 'unknown', kind: 99, data: new Uint8Array(2), length }];
    t.peer('S 0:0(0)', { options });
    expect(t.sent()).toEqual(['S. 0:0(0) ack 1']);
  }
});

test('MUST-64: options are read at any alignment', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [NOP, { name: 'mss', mss: 1111 }] });
  expect(t.tcb.snd.mss).toBe(1111);
});

test('MUST-68: every option we send but NOP and EOL carries its length', () => {
  const t = connectingWithAllOptions();
  const [syn] = t.segments();
  const names = syn!.options.map((option) => option.name);
  expect(names).not.toContain('unknown');
  expect(names).toEqual(
    expect.arrayContaining(['mss', 'sackPermitted', 'timestamps', 'windowScale']),
  );
});

function connectingWithAllOptions(): TestHost {
  const t = testHost({ sack: true, timestamps: true, windowScaling: true });
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'connect', fd: 3, address: PEER, port: 4000 });
  return t;
}

test('MUST-69: what pads our options is zero', () => {
  const t = connectingWithAllOptions();
  const { bytes } = t.world.packets[0]!;
  const headerLength = (bytes[12]! >> 4) * 4;
  expect(headerLength % 4).toBe(0);
  expect(bytes.length).toBe(headerLength);
  const padded = listening({ windowScaling: true });
  padded.peer('S 0:0(0)', { options: [MSS, { name: 'windowScale', shift: 2 }] });
  expect(padded.segments()[0]!.options.every((option) => option.name !== 'unknown')).toBe(true);
});

test('MUST-14: the MSS option is sent and obeyed', () => {
  const t = connecting();
  t.peer('S. 0:0(0) ack 1', { options: [{ name: 'mss', mss: 500 }] });
  t.sent();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(1000) });
  expect(t.sent()).toEqual(['. 1:501(500) ack 1', 'P. 501:1001(500) ack 1']);
});

test('SHLD-5, MAY-3, MUST-67: every SYN announces MTU − 40', () => {
  const t = listening();
  t.world.mtu = 1400;
  t.peer('S 0:0(0)');
  expect(t.segments()[0]!.options).toEqual([{ name: 'mss', mss: 1360 }]);
});

test('MUST-65: the MSS option is on SYNs only', () => {
  const t = accepted();
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(10) });
  expect(t.segments().at(-1)!.options).toEqual([]);
});

test('MUST-15: without an MSS option the peer gets 536 octets at a time', () => {
  const t = accepted({}, []);
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(536) });
  expect(t.sent()).toEqual(['P. 1:537(536) ack 1']);
});

test('MUST-16: the size of segments is limited by the path and by our own options too', () => {
  const options: TcpOption[] = [MSS, { name: 'timestamps', value: 7, echo: 0 }];
  const t = listening({ timestamps: true });
  t.world.pathMtu = 1000;
  t.peerTimestamp = 7;
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peer('. 1:1(0) ack 1');
  expect(options).toHaveLength(2);
  expect(t.tcb.snd.mss).toBe(1000 - 40 - 12);
});

test('SHLD-6: of the interface’s and the path’s MTU the smaller one counts', () => {
  const t = connected();
  t.world.mtu = 1300;
  t.world.pathMtu = 1400;
  t.call({ name: 'setsockopt', fd: 3, option: 'TCP_MAXSEG', value: 1460 });
  expect(t.tcb.snd.mss).toBe(1260);
});

test('what is announced and what is sent at most are two settings, and TCP_MAXSEG is both', () => {
  const t = connecting({ announcedMss: 700 });
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.tcb.snd.mss).toBe(1460);
  t.call({ name: 'setsockopt', fd: 3, option: 'sendMss', value: 900 });
  expect([t.tcb.snd.mss, t.tcb.rcv.mss]).toEqual([900, 700]);
  t.call({ name: 'setsockopt', fd: 3, option: 'TCP_MAXSEG', value: 600 });
  expect(t.tcb.set).toMatchObject({ announcedMss: 600, sendMss: 600 });
  expect(t.tcb.snd.mss).toBe(600);
});

test('MUST-30, MUST-62: the urgent pointer names the octet after the urgent data', () => {
  const t = connected();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(5), urgent: true });
  const [segment] = t.segments();
  expect(segment).toMatchObject({ text: 'PU. 1:6(5) ack 1', urgent: 5 });
});

test('MUST-31: urgent data may be longer than any segment', () => {
  const t = connected();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(4000), urgent: true });
  expect(t.segments().map((segment) => [segment.flags & 0x20, segment.urgent])).toEqual([
    [0x20, 4000],
    [0x20, 4000 - 1460],
    [0x20, 4000 - 2920],
  ]);
});

test('MUST-32: the reader is told when urgent data is announced, and when the pointer advances', () => {
  const t = accepted();
  t.peer('U. 1:1(0) ack 1', { urgent: 10 });
  t.peer('U. 1:1(0) ack 1', { urgent: 10 });
  expect(t.world.notices.filter((notice) => notice === `${CHILD} urgent`)).toHaveLength(1);
  t.peer('U. 1:1(0) ack 1', { urgent: 20 });
  expect(t.world.notices.filter((notice) => notice === `${CHILD} urgent`)).toHaveLength(2);
});

test('MUST-33: the reader can ask how much urgent data remains', () => {
  const t = accepted();
  t.peer('PU. 1:11(10) ack 1', { urgent: 8 });
  const remaining = () =>
    t.call({ name: 'getsockopt', fd: CHILD, option: 'urgentRemaining' })!.value;
  expect(remaining()).toBe(8);
  t.call({ name: 'recv', fd: CHILD, size: 5 });
  expect(remaining()).toBe(3);
  t.call({ name: 'recv', fd: CHILD, size: 5 });
  expect(remaining()).toBe(0);
});

test('MUST-2: our checksum covers the pseudo-header', () => {
  const t = connecting();
  const { bytes, src, dst } = t.world.packets[0]!;
  const again = bytes.slice();
  again[16] = 0;
  again[17] = 0;
  const view = new DataView(again.buffer);
  const fields = {
    srcPort: view.getUint16(0),
    dstPort: view.getUint16(2),
    seq: view.getUint32(4),
    flags: 2,
    window: view.getUint16(14),
    options: [{ name: 'mss', mss: 1460 }] as TcpOption[],
  };
  expect(encode(tcp, fields, new Uint8Array(0), { src, dst })).toEqual(bytes);
});

test('MUST-3: a segment with a bad checksum is dropped and answered by nothing', () => {
  const t = listening();
  const fields = { srcPort: 4000, dstPort: 80, seq: 1, flags: 2, window: 1000, checksum: 0x1234 };
  t.deliver(encode(tcp, fields, new Uint8Array(0), { src: PEER, dst: US }));
  expect(t.sent()).toEqual([]);
  expect(t.states).toEqual(['LISTEN']);
});

test('MUST-8: the initial sequence number follows a clock of 4 µs', () => {
  const [first, second] = [0, 4 * SECOND].map((wait) => {
    const t = listening();
    t.passes(wait);
    t.peer('S 0:0(0)');
    return t.tcb.iss;
  });
  expect((second! - first!) >>> 0).toBe(1_000_000);
});

test('SHLD-1, MUST-9: connections at one instant have unrelated numbers, set by the secret', () => {
  const t = listening();
  t.peer('S 0:0(0)');
  t.peerPort = 4001;
  t.peer('S 0:0(0)');
  const numbers = [...t.state.connections.values()].slice(1).map((tcb) => tcb.iss);
  expect(numbers[0]).not.toBe(numbers[1]);
  const other = listening();
  other.state.secret.set([9, 9, 9, 9]);
  other.peer('S 0:0(0)');
  expect(other.tcb.iss).not.toBe(numbers[0]);
  expect(LISTENER).toBe(3);
});
