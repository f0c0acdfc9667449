// The layouts, checked against the figures of the RFCs by plain numbers.
import { expect, test } from 'vitest';
import {
  arp,
  ethernet,
  icmpEcho,
  icmpParameterProblem,
  icmpRedirect,
  icmpUnreachable,
  ipv4,
  ipv4Ecn,
  ipv4FragmentMasks,
  ipv4FragmentOffset,
  ipv4HeaderLength,
  ipv4IsFragment,
  ipv4Shared,
  ipv4Version,
  ipv4VersionIhl,
  isGroupMac,
  readMac,
  tcp,
  tcpFlags,
  tcpHeaderLength,
  tcpOffsetByte,
  tcpOffsetFor,
  udp,
  writeMac,
} from './index.ts';

test('Ethernet II is laid out as in RFC 894', () => {
  expect(ethernet.length).toBe(14);
  expect(ethernet.at).toEqual({ dst: 0, src: 6, etherType: 12 });
});

test('ARP is laid out as in RFC 826', () => {
  expect(arp.length).toBe(28);
  expect(arp.at).toEqual({
    hardwareType: 0,
    protocolType: 2,
    hardwareLength: 4,
    protocolLength: 5,
    operation: 6,
    senderMac: 8,
    senderIp: 14,
    targetMac: 18,
    targetIp: 24,
  });
});

test('IPv4 is laid out as in RFC 791 §3.1', () => {
  expect(ipv4.length).toBe(20);
  expect(ipv4.at).toEqual({
    totalLength: 2,
    identification: 4,
    ttl: 8,
    protocol: 9,
    headerChecksum: 10,
    src: 12,
    dst: 16,
  });
  expect(ipv4Shared).toEqual({ versionIhl: 0, tos: 1, fragment: 6 });
  expect(ipv4FragmentMasks).toEqual({
    dontFragment: 0x4000,
    moreFragments: 0x2000,
    offset: 0x1fff,
  });
});

test('TCP is laid out as in RFC 9293 §3.1', () => {
  expect(tcp.length).toBe(20);
  expect(tcp.at).toEqual({
    srcPort: 0,
    dstPort: 2,
    seq: 4,
    ack: 8,
    flags: 13,
    window: 14,
    checksum: 16,
    urgentPointer: 18,
  });
  expect(tcpOffsetByte).toBe(12);
  expect(tcpFlags).toEqual({
    FIN: 1,
    SYN: 2,
    RST: 4,
    PSH: 8,
    ACK: 16,
    URG: 32,
    ECE: 64,
    CWR: 128,
  });
});

test('UDP is laid out as in RFC 768', () => {
  expect(udp.length).toBe(8);
  expect(udp.at).toEqual({ srcPort: 0, dstPort: 2, length: 4, checksum: 6 });
});

test('ICMP messages are laid out as in RFC 792 and RFC 1191', () => {
  expect(icmpEcho.at).toEqual({ type: 0, code: 1, checksum: 2, identifier: 4, sequence: 6 });
  expect(icmpUnreachable.at.nextHopMtu).toBe(6);
  expect(icmpRedirect.at.gateway).toBe(4);
  expect(icmpParameterProblem.at.pointer).toBe(4);
  expect(icmpParameterProblem.bits.unused).toMatchObject({ at: 5, bytes: 3 });
});

test('the small readers of the hot path take the right bits', () => {
  const view = new DataView(new ArrayBuffer(64));
  view.setUint8(3, 0x46);
  view.setUint8(4, 0xfd);
  view.setUint16(9, 0x2003);
  expect(ipv4Version(view, 3)).toBe(4);
  expect(ipv4HeaderLength(view, 3)).toBe(24);
  expect(ipv4Ecn(view, 3)).toBe(1);
  expect(ipv4FragmentOffset(view, 3)).toBe(24);
  expect(ipv4IsFragment(view, 3)).toBe(true);
  view.setUint16(9, 0x4000);
  expect(ipv4IsFragment(view, 3)).toBe(false);
  expect(ipv4VersionIhl(20)).toBe(0x45);
  view.setUint8(30 + tcpOffsetByte, tcpOffsetFor(32) | 0xf);
  expect(view.getUint8(30 + tcpOffsetByte)).toBe(0x8f);
  expect(tcpHeaderLength(view, 30)).toBe(32);
});

test('a MAC address is read as it was written', () => {
  const view = new DataView(new ArrayBuffer(8));
  writeMac(view, 1, 0x02ab_cdef_0180);
  expect(view.getUint8(1)).toBe(2);
  expect(view.getUint8(6)).toBe(0x80);
  expect(readMac(view, 1)).toBe(0x02ab_cdef_0180);
});

test('the group bit is the lowest of the first byte', () => {
  expect(isGroupMac(0xffff_ffff_ffff)).toBe(true);
  expect(isGroupMac(0x0100_5e00_0001)).toBe(true);
  expect(isGroupMac(0x0200_0000_0001)).toBe(false);
});
