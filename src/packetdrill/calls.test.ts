/** Calls that only look, wait or tell: what is not so must fail, and what we lack must be a skip. */
import { describe, expect, it } from 'vitest';
import { run, SERVER } from './testing.ts';

const ARRIVED = `${SERVER}+0 < P. 1:101(100) ack 1 win 65535\n`;

describe('what is not so fails', () => {
  it.each([
    ['recv(4, ..., 1000, MSG_PEEK) = 99', '100'],
    ['recv(4, ..., 1000, MSG_PEEK) = 100\n+0 read(4, ..., 1000) = 0', '100'],
    ['recv(4, ..., 1000, MSG_WAITALL) = 100', 'a call that blocks'],
    ['poll([{fd=4, events=POLLIN, revents=0}], 1, 0) = 0', 'revents=POLLIN'],
    ['poll([{fd=4, events=POLLERR, revents=0}], 1, 10) = 0', 'a call that blocks'],
    ['getsockname(4, {sin_port=htons(1)}, ...) = 0', 'sin_port=8080'],
    ['getpeername(3, ..., ...) = 0', '-1 ENOTCONN'],
    ['ioctl(4, FIONREAD, [99]) = 0', '[100]'],
    ['dup(7) = 8', '-1 EBADF'],
    ['getsockopt(4, SOL_TCP, TCP_MAXSEG, [1460], [4]) = 0', '[1000]'],
    ['setsockopt(4, SOL_TCP, 0x7fff, [1], 4) = 0', '-1 ENOPROTOOPT'],
    ['getsockopt(4, SOL_SOCKET, SO_RCVTIMEO, {tv_sec=1, tv_usec=0}, ...) = 0', '{tv_sec=0'],
    ['setsockopt(4, SOL_SOCKET, SO_RCVLOWAT, [200], 4) = 0\n+0 read(4, ..., 500) = 100', 'blocks'],
    [
      'setsockopt(4, SOL_TCP, TCP_INQ, [1], 4) = 0\n+0 recvmsg(4, {msg_iov(1)=[{..., 40}], msg_control=[{cmsg_type=TCP_CM_INQ, cmsg_data=61}]}, 0) = 40',
      '60',
    ],
    [
      'recvmsg(4, {msg_iov(1)=[{..., 40}], msg_control=[{cmsg_type=TCP_CM_INQ, cmsg_data=60}]}, 0) = 40',
      'none',
    ],
    ['recvmsg(4, {msg_iov(1)=[{..., 0}]}, MSG_ERRQUEUE) = 0', '-1 EAGAIN'],
    ['epoll_create(1) = 5\n+0 epoll_ctl(5, EPOLL_CTL_DEL, 4, {}) = 0', '-1 ENOENT'],
    ['%{ assert tcpi_data_segs_in == 2 }%', 'tcpi_data_segs_in = 1'],
  ])('%s', (line, got) => {
    const outcome = run(`${ARRIVED}+0 ${line}\n`);
    expect(outcome).toMatchObject({ status: 'fail', got: expect.stringContaining(got) as string });
  });

  it('a wait that ends too early or too late', () => {
    const waits = (until: string) =>
      run(`${SERVER}+0...${until} poll([{fd=4, events=POLLIN, revents=0}], 1, 200) = 0\n`);
    expect(waits('0.1')).toMatchObject({ status: 'fail' });
    expect(waits('0.2')).toMatchObject({ status: 'pass' });
    expect(waits('0.3')).toMatchObject({ status: 'fail' });
  });
});

describe('what we lack is a skip with its reason', () => {
  it.each([
    ['+0 > S 0:0(0) <mss 1460,FO>\n', 'needs TCP fast open'],
    ['0 sendto(3, ..., 10, MSG_FASTOPEN, ..., ...) = 10\n', 'needs TCP fast open (MSG_FASTOPEN)'],
    ['+0 > SEWA 0:0(0)\n', 'needs Accurate ECN'],
    ['+0 > . 1:1(0) ack 1 <ECN e0b 1>\n', 'needs Accurate ECN'],
    ['`sysctl -q net.ipv4.tcp_ecn=3`\n', 'net.ipv4.tcp_ecn: needs Accurate ECN'],
    ['+0 > S 0:0(0) <mss 1460,mpcapable v1 nokey>\n', 'needs Multipath TCP'],
    ['0 socket(..., SOCK_STREAM, IPPROTO_MPTCP) = 3\n', 'needs Multipath TCP'],
    ['+0 > sctp: INIT[]\n', 'needs SCTP'],
    ['+0 > [flowlabel 0x1] . 1:1(0) ack 1\n', 'needs IPv6 (a flow label)'],
    ['--so_filename=stack.so\n', 'needs the stack of a shared library (--so_filename)'],
    ['--udp_encaps=1\n', 'needs encapsulation in UDP'],
    [
      `${SERVER}+0 setsockopt(4, SOL_TCP, TCP_ULP, "tls", 4) = 0\n`,
      'needs an upper-layer protocol in the kernel (TCP_ULP)',
    ],
    [
      `${SERVER}+0 setsockopt(4, SOL_TCP, TCP_CONGESTION, "bbr", 4) = 0\n`,
      'needs the congestion control "bbr"',
    ],
    [
      `${SERVER}+0 setsockopt(4, IPPROTO_TCP, TCP_FUNCTION_BLK, {function_set_name="rack"}, 36) = 0\n`,
      'needs the TCP stack "rack"',
    ],
    [`${SERVER}+0 send(4, ..., 10, MSG_EOR) = 10\n`, 'needs records that are kept apart (MSG_EOR)'],
    [
      `${SERVER}+0 setsockopt(4, SOL_SOCKET, SO_MAX_PACING_RATE, [1000], 4) = 0\n`,
      'needs pacing (SO_MAX_PACING_RATE)',
    ],
  ])('%j', (script, reason) => {
    expect(run(script)).toMatchObject({ status: 'skip', reason });
  });

  it('and what is no script says where', () => {
    const outcome = run('0 close(3) = 0\n+0 > . 1:1[0] ack 1\n');
    expect(outcome).toMatchObject({ status: 'fail', line: 2 });
    expect(outcome).toMatchObject({ got: expect.stringContaining('column 11') as string });
  });
});
