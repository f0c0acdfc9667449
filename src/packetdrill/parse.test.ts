import { describe, expect, it } from 'vitest';
import type { ScriptEvent } from './ast.ts';
import { ScriptError, Unsupported } from './errors.ts';
import { parseScript } from './parse.ts';
import { printCall, printPacket, printTime } from './print.ts';

function events(source: string): ScriptEvent[] {
  return parseScript(source).events;
}

function only(source: string): ScriptEvent {
  const [event] = events(source);
  if (event === undefined) throw new Error('no event');
  return event;
}

function packetOf(source: string): string {
  const event = only(source);
  return event.kind === 'packet' ? printPacket(event.packet) : event.kind;
}

function callOf(source: string): string {
  const event = only(source);
  return event.kind === 'call' ? printCall(event.call) : event.kind;
}

describe('times', () => {
  it.each([
    ['0 close(3) = 0', { kind: 'at', relative: false, time: 0 }],
    ['0.100 close(3) = 0', { kind: 'at', relative: false, time: 100_000 }],
    ['+ 1.00 close(3) = 0', { kind: 'at', relative: true, time: 1_000_000 }],
    ['+.01 close(3) = 0', { kind: 'at', relative: true, time: 10_000 }],
    ['+0.000001 close(3) = 0', { kind: 'at', relative: true, time: 1 }],
    ['*  close(3) = 0', { kind: 'any' }],
    ['1~2.5 close(3) = 0', { kind: 'range', relative: false, from: 1_000_000, to: 2_500_000 }],
    ['+.1~+.2 close(3) = 0', { kind: 'range', relative: true, from: 100_000, to: 200_000 }],
    ['+0...0.300 close(3) = 0', { kind: 'blocking', relative: true, from: 0, to: 300_000 }],
    ['0.1...0.2 close(3) = 0', { kind: 'blocking', relative: false, from: 100_000, to: 200_000 }],
    ['close(3) = 0', { kind: 'at', relative: true, time: 0 }],
  ])('reads the time of %s', (source, time) => {
    expect(only(source).time).toEqual(time);
    expect(only(`${printTime(time as ScriptEvent['time'])} close(3) = 0`).time).toEqual(time);
  });
});

describe('times that there are not', () => {
  it.each(['-1', '+-1', '-.5~1', '+.1~-.2', '2~1', '+.2...+.1'])('refuses %s', (time) => {
    expect(() => events(`${time} close(3) = 0`)).toThrow(ScriptError);
  });
});

describe('packets', () => {
  it.each([
    '< S 0:0(0) win 65535 <mss 1460,sackOK,eol,nop,wscale 6>',
    '> S. 0:0(0) ack 1 win 65535 <...>',
    '> . 1:1(0) ack 1 <nop,nop,TS val 200 ecr 700,nop,nop,sack 1001:2001 3001:4001>',
    '< [ect0] EAP. 1001:2001(1000) ack 1 win 264',
    '> [noecn] P5. 1461:2921(1460) ack 1',
    '< (ttl 3) F. 1:1(0) ack 1 win 32767',
    '< [tos 0x28] PU. 1:11(10) ack 1 win 100 urg 5',
    '> R. 0:0(0)! ack 2 win 0',
    '> S. ...(0) ack 65537 win 65535',
    '< - 1:1(0) ack 1 win 10',
    '> S 0:0(0) <mss 1460,nop,wscale 6,sackOK,TS val ... ecr 0>',
    '> S 0:0(0) <mss 1460,FO>',
    '< S. 0:0(0) ack 1 win 5 <mss 1460,FO abcd1234,nop,nop>',
    '< S 0:10(10) win 5 <FOEXP abcd>',
    '< . 1:1(0) ack 1 win 5 <0xfd:0102,ECN e1b 1 ceb 0 e0b 1>',
    '< udp (1000)',
    '< icmp unreachable frag_needed mtu 1200 [1:1461(1460)]',
    '< icmp unreachable port_unreachable [0:0(0)]',
    '< icmp unreachable [5000:6000(1000)]',
    '< icmp source_quench [0:0(0)]',
    '< icmp unreachable port_unreachable [udp (100)]',
  ])('prints %s as it was written', (source) => {
    expect(packetOf(`+0 ${source}`)).toBe(source);
  });

  it.each([
    ['+0 >[noecn] SEWA 0:0(0)', '> [noecn] SEWA 0:0(0)'],
    [
      '+0 <icmp unreachable net_unreachable [0:0(0)]',
      '< icmp unreachable net_unreachable [0:0(0)]',
    ],
    [
      '+0 >    . 1:1(0) ack 1 < nop, nop, TS val 1 ecr 2 >',
      '> . 1:1(0) ack 1 <nop,nop,TS val 1 ecr 2>',
    ],
    ['+0 < .  10:   20(10) ack 1 win  9 // a comment', '< . 10:20(10) ack 1 win 9'],
    [
      '+0 < [1:1(0)] icmp time_exceeded ttl_exceeded_in_transit',
      '< icmp time_exceeded ttl_exceeded_in_transit [1:1(0)]',
    ],
    ['+0 > . 1:1(0) ack 1 win ...', '> . 1:1(0) ack 1'],
    ['+0 > P. ...:...(100) ack 1', '> P. ...(100) ack 1'],
    ['+0 < [ect01] .WE 1:1(0) ack 1 win 5 // so', '< [ect01] .WE 1:1(0) ack 1 win 5'],
    [
      '+0 < icmp unreachable host_unknown [P. 1:101(100) ack 1]',
      '< icmp unreachable host_unknown [1:101(100)]',
    ],
  ])('reads %s', (source, printed) => {
    expect(packetOf(source)).toBe(printed);
  });

  it.each([
    ['> . 1:9999(0) ack 1', 5],
    ['> . 0:10(9) ack 1', 5],
    ['< udp 1:10(10)', 7],
    ['< icmp unreachable host_unknown [1:3(1)]', 34],
    ['> . 1:1(0)', 11],
    ['> U. 1:1(0) ack 1', 18],
    ['> .. 1:1(0) ack 1', 3],
    ['> -S 1:1(0)', 3],
    ['> . 1:1(0) ack 1 ack 2', 18],
    ['< . 1:1(0) ack 1', 17],
    ['< . 1:1(0) ack 1 win ...', 25],
    ['< . ...(0) ack 1 win 5', 23],
    ['< . 1:1(0) ack ... win 5', 25],
    ['< . 1:1(0) ack 1 win 5 <...>', 29],
    ['< S 0:0(0) win 5 <TS val ... ecr 0>', 36],
    ['< icmp unreachable host_unknown by mistake', 33],
    ['< icmp unreachable host_unknown [1:2(1) mistake]', 41],
  ])('refuses %s, with the column', (source, column) => {
    const place = expect.objectContaining({ name: 'ScriptError', line: 2, column: column + 3 });
    expect(() => events(`\n+0 ${source}`)).toThrow(place);
  });

  it('counts modulo 2^32, and SYN and FIN not at all', () => {
    expect(packetOf('+0 > P. 4294967295:9(10) ack 1')).toBe('> P. 4294967295:4294967305(10) ack 1');
    expect(packetOf('+0 > F. 1:11(10) ack 1')).toBe('> F. 1:11(10) ack 1');
  });

  it('knows which parts of the notation the stack cannot play', () => {
    expect(() => events('+0 < F. 1:1(0) ack 1 <nop>/udp(1 > 9811)')).toThrow(Unsupported);
    expect(() => events('+0 > sctp: INIT[]')).toThrow(Unsupported);
    expect(() => events('+0 > ipv6 fd3d::1')).toThrow(Unsupported);
    expect(() => events('+0 < S 0:0(0) win 1 <mp_capable key_a>')).toThrow(Unsupported);
  });
});

describe('calls', () => {
  it.each([
    'socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
    'fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0',
    'fcntl(3, F_GETFL) = 2 (flags O_RDWR)',
    'read(4, ..., 512) = -1 EHOSTUNREACH (No route to host)',
    'connect(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
    'setsockopt(3, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0',
    'setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0',
    'writev(4, [[..., 1000], [..., 2000]], 2) = 3000',
    'poll([{fd=3, events=POLLIN|POLLOUT, revents=POLLOUT}], 1, 0) = 1',
    'epoll_wait(5, {events=EPOLLOUT, fd=4}, 1, 0) = 1',
    'write(3, "GET / HTTP/1.1\\r\\n", 16) = 16',
    'gettimeofday(...) = ?',
    'read(3, ..., 1000) = 1...1000',
  ])('prints %s as it was written', (source) => {
    expect(callOf(`+0 ${source}`)).toBe(source);
  });

  it('reads a message header over several lines', () => {
    const call = callOf(`+0 recvmsg(4, {msg_name(...)=...,
        msg_iov(1)=[{..., 2000}],
        msg_flags=MSG_ERRQUEUE | MSG_TRUNC,
        msg_control=[{cmsg_level=SOL_TCP, cmsg_type=TCP_CM_INQ, cmsg_data=8000}]}, 0) = 2000`);
    expect(call).toContain('msg_iov=[[..., 2000]], msg_flags=MSG_ERRQUEUE|MSG_TRUNC');
  });

  it.each([
    ['close(3)=0;', 'close(3) = 0'],
    ['write(3, "ab" "c", 3) = 3', 'write(3, "abc", 3) = 3'],
    ['bind(3, {.sin_port = htons(1)}, sizeof(x)) = 0', 'bind(3, {sin_port=htons(1)}, ...) = 0'],
  ])('reads %s', (source, printed) => {
    expect(callOf(`+0 ${source}`)).toBe(printed);
  });

  it('knows what it does not work out', () => {
    for (const call of ['write(3, ..., 2*3) = 6', 'close(~3) = 0', 'sock(3) < . 1:1(0)']) {
      expect(() => events(`+0 ${call}`)).toThrow(Unsupported);
    }
  });

  it('takes a comment after a result for a comment', () => {
    expect(callOf('+0 connect(3, ..., ...) = -1 // EINPROGRESS')).toBe('connect(3, ..., ...) = -1');
  });
});

describe('scripts', () => {
  it('keeps the line of every event', () => {
    const lines = events('\n// one\n0 close(3) = 0\n/* two\n */ +0 > . 1:1(0) ack 1\n');
    expect(lines.map((event) => event.line)).toEqual([3, 5]);
  });

  it('reads options, shell lines and code, with and without a time', () => {
    const script = parseScript(
      '--tolerance_usecs=10000\n--mss 1000\n`./defaults.sh\nsysctl -q a=1`\n+.1 %{\nassert x == 1\n}%\n',
    );
    expect(script.options.map(({ name, value }) => [name, value])).toEqual([
      ['tolerance_usecs', '10000'],
      ['mss', '1000'],
    ]);
    expect(script.events.map((event) => event.kind)).toEqual(['shell', 'code']);
  });

  it('takes the side of an #ifdef that holds', () => {
    const source = '#ifdef A\n0 a() = 0\n#else\n0 b() = 0\n#endif\n#ifndef A\n0 c() = 0\n#endif\n';
    const names = (defines: Map<string, string>) =>
      parseScript(source, '', defines).events.map((event) =>
        event.kind === 'call' ? event.call.name : '',
      );
    expect(names(new Map())).toEqual(['b', 'c']);
    expect(names(new Map([['A', '']]))).toEqual(['a']);
  });

  it.each([
    ['#if 0\n0 a() = 0\n#else\n0 b() = 0\n#endif\n', ['b']],
    ['#define V 2\n#if V\n0 a() = 0\n#endif\n', ['a']],
    ['#if defined(A) && !defined(B)\n0 a() = 0\n#endif\n', []],
    ['#if defined B || !defined(A)\n0 a() = 0\n#endif\n# a comment\n', ['a']],
  ])('takes what the condition of %j says', (source, names) => {
    const called = events(source).map((event) => event.kind === 'call' && event.call.name);
    expect(called).toEqual(names);
  });

  it('knows no other preprocessor', () => {
    expect(() => events('#include "x.pkt"\n')).toThrow(Unsupported);
    expect(() => events('#if A > 3\n#endif\n')).toThrow(Unsupported);
  });

  it('names the line of a mistake', () => {
    try {
      parseScript('0 close(3) = 0\n+0 > . 1:1[0] ack 1\n');
      throw new Error('parsed');
    } catch (error) {
      expect(error).toBeInstanceOf(ScriptError);
      expect((error as ScriptError).line).toBe(2);
    }
  });
});
