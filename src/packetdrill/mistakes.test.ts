/** What is wrong with a script fails, and says where; only what our host lacks is a skip. */
import { describe, expect, it } from 'vitest';
import { printable, printableJson, printOutcome } from './report.ts';
import { run, SERVER } from './testing.ts';

const LISTENER = SERVER.split('\n').slice(0, 3).join('\n');

function got(script: string): string {
  const outcome = run(script);
  return outcome.status === 'fail' ? `${outcome.line}: ${outcome.got}` : outcome.status;
}

describe('a script that says nothing, or the impossible, fails', () => {
  it.each([
    ['', '1: packets or calls expected, but found none (line 1, column 1)'],
    ['// only a comment\n--mtu=1400\n', '1: packets or calls expected'],
    [
      `${LISTENER}\n+0 %{ assert tcpi_nonsense == 0 }%\n`,
      '4: nothing is known of tcpi_nonsense (line 4, column 14)',
    ],
    [
      `${SERVER}+0 %{\nassert 1\nassert tcpi_snd_cwnd $ 1 }%\n`,
      '10: code that is no Python: "$ 1" (line 10, column 22)',
    ],
    [`${SERVER}+0 %{ asert tcpi_snd_cwnd == 10 }%\n`, '8: code that is no Python'],
    [
      '0 sokcet(..., SOCK_STREAM, IPPROTO_TCP) = 3\n',
      '1: nothing is known of sokcet (line 1, column 3)',
    ],
    [
      `${SERVER}+0 setsockopt(4, SOL_TCP, TCP_NODELAI, [1], 4) = 0\n`,
      '8: nothing is known of TCP_NODELAI (line 8, column 27)',
    ],
    [`${SERVER}+0 fcntl(4, F_SETFL, O_NONBLOK) = 0\n`, '8: nothing is known of O_NONBLOK'],
    [`${SERVER}+0 fcntl(4, F_SETFLAG, 0) = 0\n`, '8: nothing is known of F_SETFLAG'],
    [`${SERVER}+0 ioctl(4, SIOCINK, [0]) = 0\n`, '8: nothing is known of SIOCINK'],
    [`${SERVER}+0 send(4, ..., 10, MSG_MOR) = 10\n`, '8: nothing is known of MSG_MOR'],
    [
      `${SERVER}+0 setsockopt(4, SOL_TCP, constructor, [1], 4) = 0\n`,
      '8: nothing is known of constructor',
    ],
    [`${SERVER}+0 %{ assert constructor == 1 }%\n`, '8: nothing is known of constructor'],
    ['0 socket(AF_INETT, SOCK_STREAM, 0) = 3\n', '1: nothing is known of AF_INETT'],
    ['0 socket(..., SOCK_STREEM, 0) = 3\n', '1: nothing is known of SOCK_STREEM'],
    ['0 socket(..., SOCK_STREAM, IPPROTO_TPC) = 3\n', '1: nothing is known of IPPROTO_TPC'],
    [
      '0 > S 0:0(0) <ms 1460>\n',
      '1: a TCP option expected, but found "ms 1460>" (line 1, column 15)',
    ],
    ['0 > [ec0] S 0:0(0)\n', '1: a field of the IP header expected'],
    [
      `${SERVER}+0 < icmp unreachable port_unreachabel [1:1(0)]\n`,
      '8: nothing is known of icmp port_unreachabel',
    ],
    ['-1 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n', '1: a time expected'],
    ['1 socket(..., SOCK_STREAM, 0) = 3\n.5 close(3) = 0\n', '2: 0.5 is before 1'],
    [
      '--mtu=15000\n0 socket(..., SOCK_STREAM, 0) = 3\n',
      '1: --mtu cannot be "15000": it goes from 68 to',
    ],
    ['--bind_port=70000\n0 socket(..., SOCK_STREAM, 0) = 3\n', '1: --bind_port cannot be "70000"'],
  ])('%j', (script, problem) => {
    expect(got(script)).toContain(problem);
  });

  it('but what only our host lacks is a skip', () => {
    const calls = ['select(3, ..., ..., ..., ...) = 1', 'socket(..., SOCK_RAW, 0) = 3'];
    for (const call of calls) expect(run(`0 ${call}\n`).status).toBe('skip');
    expect(run('`ip link set dev tun0 mtu 15000`\n').status).toBe('skip');
  });
});

describe('what a terminal is shown', () => {
  it('has no character that the terminal would obey', () => {
    const script = '0 > \u001b[31mred\u0007\u009b2J\u202e\n';
    const outcome = { ...run(script), path: 'a\u001b]0;title\u0007\nPASS b.pkt' };
    expect(printOutcome(outcome)).not.toMatch(/[^\P{C}\n]/u);
    expect(printOutcome(outcome)).toMatch(/^FAIL a\\x1b\]0;title\\x07\\x0aPASS b\.pkt:1 /);
  });

  it('shows each by its number, and JSON stays JSON', () => {
    expect(printable('\u001b \u202e \u{e0001} ü 字')).toBe('\\x1b \\u202e \\u{e0001} ü 字');
    const value = { text: '\u007f\u009b\u{e0001}' };
    const json = printableJson(JSON.stringify(value, null, 2));
    expect(json).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.parse(json)).toEqual(value);
  });
});

describe('a listener', () => {
  it('tells in TCP_INFO how many wait to be accepted, and how many may', () => {
    const waiting = SERVER.split('\n')
      .slice(0, 6)
      .join('\n')
      .replace('listen(3, 1)', 'listen(3, 7)');
    const before = '+0 %{ assert tcpi_state == 10 and tcpi_unacked == 0 and tcpi_sacked == 7 }%';
    const after = '+0 %{ assert (tcpi_unacked, tcpi_sacked, tcpi_rtt) == (1, 7, 0) }%';
    const lines = waiting.split('\n');
    const script = [...lines.slice(0, 3), before, ...lines.slice(3), after, ''].join('\n');
    expect(printOutcome(run(script))).toBe('PASS test.pkt');
  });

  it('tells the segment size that it was given', () => {
    const set = '+0 setsockopt(3, SOL_TCP, TCP_MAXSEG, [900], 4) = 0';
    const get = '+0 getsockopt(3, SOL_TCP, TCP_MAXSEG, [900], [4]) = 0';
    expect(printOutcome(run(`${LISTENER}\n${set}\n${get}\n`))).toBe('PASS test.pkt');
  });
});

describe('the number of a SYN of ours', () => {
  const opened = (number: string, again = '') => `${LISTENER}
+0 < S 500:500(0) win 65535 <mss 1000>
+0 > S. ${number}(0) ack 501 <mss 1460>
${again}+.1 < . 1:1(0) ack 1 win 65535
+0 accept(3, ..., ...) = 4
+0 write(4, ..., 10) = 10
+0 > P. 1:11(10) ack 1
`;

  it('is whatever the script calls it, and what follows counts from zero', () => {
    expect(printOutcome(run(opened('7000:7000')))).toBe('PASS test.pkt');
  });

  it('is the same when the SYN is sent again', () => {
    const again = (number: string) => `+1 > S. ${number}(0) ack 501 <mss 1460>\n`;
    expect(printOutcome(run(opened('7000:7000', again('7000:7000'))))).toBe('PASS test.pkt');
    expect(got(opened('7000:7000', again('0:0')))).toContain('the sequence number differs');
  });

  it('counts in what acknowledges it on a SYN', () => {
    const script = (ack: number) => `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0...0.1 connect(3, ..., ...) = 0
+0 > S 9000:9000(0) <...>
+.1 < S. 0:0(0) ack ${ack} win 65535 <mss 1000>
+0 > . 1:1(0) ack 1
`;
    expect(printOutcome(run(script(9001)))).toBe('PASS test.pkt');
    expect(run(script(1)).status).toBe('fail');
  });
});

describe('an expected ICMP error', () => {
  const script = (quote: string) => `0 < udp (100)
+0 > icmp unreachable port_unreachable${quote}
`;
  it('quotes the datagram that it is about', () => {
    expect(printOutcome(run(script(' [udp (100)]')))).toBe('PASS test.pkt');
    expect(run(script(' [udp (99)]')).status).toBe('fail');
    expect(run(script(' [1:1(0)]')).status).toBe('fail');
    expect(run(script(' mtu 1300 [udp (100)]')).status).toBe('fail');
  });
});

it('a checksum that must be wrong is looked for', () => {
  expect(got(`${SERVER}+0 write(4, ..., 10) = 10\n+0 > P. 1:11(10) ack 1 bad_csum\n`)).toContain(
    'the checksum differs',
  );
});
