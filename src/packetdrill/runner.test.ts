import { describe, expect, it } from 'vitest';
import { printOutcome } from './report.ts';
import type { RunOptions } from './runner.ts';
import { run, SERVER } from './testing.ts';

function failure(script: string, options: RunOptions = {}): string {
  const outcome = run(script, options);
  return outcome.status === 'fail'
    ? `${outcome.line}: ${outcome.expected} / ${outcome.got}`
    : outcome.status;
}

describe('the runner passes what holds', () => {
  it('and says nothing but that', () => {
    const outcome = run(`${SERVER}+0 write(4, ..., 10) = 10\n+0 > P. 1:11(10) ack 1\n`);
    expect(printOutcome(outcome)).toBe('PASS test.pkt');
  });

  it('waits two hours in no time', () => {
    const script = `${SERVER}+7200 write(4, ..., 10) = 10\n+0 > P. 1:11(10) ack 1\n`;
    expect(run(script).status).toBe('pass');
  });

  it('takes several segments for one, where the kernel segments late', () => {
    const script = `${SERVER}+0 write(4, ..., 5000) = 5000\n+0 > P. 1:5001(5000) ack 1\n`;
    expect(run(script, { personality: 'linux' }).status).toBe('pass');
    expect(run(script).status).toBe('fail');
  });
});

describe('the runner fails what does not hold', () => {
  it.each([
    ['flags', '> . 1:11(10) ack 1'],
    ['sequence number', '> P. 2:12(10) ack 1'],
    ['length', '> P. 1:12(11) ack 1'],
    ['ack', '> P. 1:11(10) ack 2'],
    ['win', '> P. 1:11(10) ack 1 win 7'],
    ['options', '> P. 1:11(10) ack 1 <nop,nop,TS val 1 ecr 1>'],
    ['ttl', '> (ttl 3) P. 1:11(10) ack 1'],
    ['ECN field', '> [ect0] P. 1:11(10) ack 1'],
  ])('names the %s that differs, and both packets', (what, packet) => {
    const text = failure(`${SERVER}+0 write(4, ..., 10) = 10\n+0 ${packet}\n`);
    expect(text).toContain(`9: ${packet} / > `);
    expect(text).toContain(`the ${what} differ`);
  });

  it('when a packet does not come', () => {
    expect(failure(`${SERVER}+.5 > . 1:1(0) ack 1\n`)).toBe(
      '8: > . 1:1(0) ack 1 / nothing until 0.604',
    );
  });

  it('when a packet comes too early or too late', () => {
    const early = `${SERVER}+0 write(4, ..., 10) = 10\n+.2 > P. 1:11(10) ack 1\n`;
    expect(failure(early)).toContain('it at 0.1');
    const late = `${SERVER}+0 < P. 1:11(10) ack 1 win 65535\n+.01 > . 1:1(0) ack 11\n`;
    expect(failure(late)).toContain('nothing until 0.114');
  });

  it('when a packet comes that no line expects', () => {
    const script = `${SERVER}+0 write(4, ..., 10) = 10\n`;
    expect(failure(script)).toBe('8: nothing more / > P. 1:11(10) ack 1 win 65535 at 0.1');
    expect(run(script, { personality: 'linux' }).status).toBe('pass');
  });

  it('when a call returns something else, or at another time', () => {
    expect(failure(`${SERVER}+0 read(4, ..., 10) = 0\n`)).toContain('a call that blocks');
    expect(failure(`${SERVER}+0 shutdown(4, SHUT_WR) = -1 EPIPE (…)\n`)).toContain('/ 0');
    const blocked = `${SERVER}+0...0.3 read(4, ..., 10) = 10\n+.1 < P. 1:11(10) ack 1 win 65535\n+.04 > . 1:1(0) ack 11\n`;
    expect(failure(blocked)).toContain('8: read() to return at 0.4 / its return at 0.2');
  });

  it('when a blocked call never returns', () => {
    expect(failure(`${SERVER}+0...0.3 read(4, ..., 10) = 10\n`)).toContain('no return until');
  });

  it('when an assertion about the connection does not hold', () => {
    expect(failure(`${SERVER}+0 %{ assert tcpi_snd_cwnd == 3 }%\n`)).toBe(
      '8: tcpi_snd_cwnd == 3 / tcpi_snd_cwnd = 10',
    );
  });

  it('when the script is none', () => {
    expect(failure('0 > nonsense\n')).toContain('1: a script in the language /');
  });

  it('and shows the exchange up to there', () => {
    const text = printOutcome(run(`${SERVER}+.5 > . 1:1(0) ack 1\n`));
    expect(text).toContain('FAIL test.pkt:8 expected > . 1:1(0) ack 1 got nothing until 0.604');
    expect(text).toContain('< S 0:0(0) win 65535 <mss 1000>');
  });
});

describe('options are a set', () => {
  const script = `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 65535 <mss 1000,sackOK>
+0 > S. 0:0(0) ack 1 <sackOK,nop,mss 1460>
`;
  it('whose order and padding do not count', () => {
    expect(run(script).status).toBe('pass');
  });
  it('unless strictness is asked for', () => {
    expect(failure(script, { strict: true })).toContain('the options differ');
  });
});

describe('the runner skips, with a reason, what it cannot judge', () => {
  it.each([
    ['--ip_version=ipv6\n', 'needs IPv6'],
    ['`tcpdump -i tun0`\n', 'the shell command "tcpdump -i tun0"'],
    ['`sysctl -w net.inet.tcp.unheard_of=1`\n', 'the sysctl net.inet.tcp.unheard_of is unknown'],
    ['0 select(3, ..., ..., ..., ...) = 1\n', 'the call select()'],
    ['0 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 3\n', 'needs IPv6'],
    [
      `${SERVER}+0 setsockopt(4, SOL_TCP, TCP_MD5SIG, [1], 4) = 0\n`,
      'needs TCP MD5 signatures (RFC 2385)',
    ],
    [`${SERVER}+0 %{ assert tcpi_pacing_rate == 1 }%\n`, 'needs tcpi_pacing_rate'],
    ['+0 < S 0:0(0) win 5 <mss 1460,FOEXP abcd>\n', 'needs TCP fast open'],
    [
      '#ifdef NEVER\n0 close(3) = -1\n#endif\n',
      'is for other conditions: its #ifdefs leave nothing of it',
    ],
  ])('%j', (script, reason) => {
    expect(run(script)).toMatchObject({ status: 'skip', reason });
  });
});
