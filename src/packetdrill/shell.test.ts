import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../stack/protocols/tcp/state/settings.ts';
import { runShell } from './shell.ts';
import type { HostSettings } from './sysctl.ts';

let host: HostSettings;
beforeEach(() => {
  host = {
    transport: defaultSettings(),
    mtu: 1500,
    receiveSpace: 0,
    persist: undefined,
    notSentLowat: 0,
    synAckRetries: undefined,
    hardErrors: true,
    insecureRst: false,
    insecureSyn: false,
  };
});

describe('shell lines become settings', () => {
  it('takes both kernels’ names', () => {
    expect(runShell(host, 'sysctl -w net.inet.tcp.delayed_ack=0')).toEqual([]);
    expect(runShell(host, 'sysctl -q net.ipv4.tcp_sack=0 net.ipv4.tcp_ecn=1')).toEqual([]);
    expect(host.transport).toMatchObject({ delayedAck: false, sack: false, ecn: 'on' });
  });

  it('knows what the kernel’s defaults.sh does, and changes on top of it', () => {
    const line =
      './defaults.sh\nethtool -K tun0 tso off\n./set_sysctls.py /proc/sys/net/ipv4/tcp_timestamps=0';
    expect(runShell(host, line)).toEqual([]);
    expect(host.transport).toMatchObject({ timestamps: false, windowShift: 8, ecn: 'off' });
  });

  it('reads three numbers and sums', () => {
    runShell(host, 'sysctl -q net.ipv4.tcp_wmem="4096 $((256*1024)) 4194304" > /dev/null 2>&1');
    expect(host.transport.sendBuffer).toBe(262_144);
  });

  it('takes the MTU from the interface', () => {
    runShell(host, 'ip link set dev tun0 mtu 1280');
    expect(host.mtu).toBe(1280);
  });

  it('protects unless both kinds of attack are protected from', () => {
    runShell(host, 'sysctl -w net.inet.tcp.insecure_rst=1');
    expect(host.transport.challengeAcks).toBe(false);
    runShell(host, 'sysctl -w net.inet.tcp.insecure_rst=0');
    expect(host.transport.challengeAcks).toBe(true);
  });
});

describe('shell lines that change nothing we would show', () => {
  it.each([
    'sysctl kern.timecounter.alloweddeviation=0 net.inet.tcp.hostcache.purgenow=1',
    'kldload -n tcp_rack',
    'ip route add 192.0.2.0/24 via 192.168.0.2 dev tun0 proto static',
    'ifconfig tun0 up || true',
    '/bin/true; uname -a',
  ])('%s', (line) => {
    expect(runShell(host, line)).toEqual([]);
  });

  it('sets the metrics of routes', () => {
    runShell(
      host,
      'ip route change 192.0.2.0/24 dev tun0 rto_min lock 100ms initcwnd 4 quickack 1',
    );
    expect(host.transport).toMatchObject({
      initialWindow: 4,
      minimumRto: 100_000,
      delayedAck: false,
    });
  });

  it('bounds the probes of a closed window as FreeBSD does', () => {
    expect(runShell(host, 'sysctl net.inet.tcp.persmin=3000 net.inet.tcp.persmax=9000')).toEqual(
      [],
    );
    expect(host.persist).toEqual({
      shortest: 3_000_000,
      longest: 9_000_000,
      overrideIsRto: false,
    });
  });
});

describe('shell lines become assertions', () => {
  it.each([
    [
      'sockstat -4 -P tcp -s | grep packetdril | grep -c TIME_WAIT | grep 1',
      'TIME_WAIT',
      undefined,
    ],
    ['sockstat -4 -P tcp -s -p 8080 | grep -c SYN_RCVD | grep 1', 'SYN_RECEIVED', 8080],
    ['ss -4 -t -n | grep -c ESTAB | grep 1', 'ESTABLISHED', undefined],
    ['ss -tn state time-wait | wc -l | grep 1', 'TIME_WAIT', undefined],
    ['[ $(ss -tn | grep -c ESTAB) -eq 1 ]', 'ESTABLISHED', undefined],
  ])('%s', (line, state, port) => {
    expect(runShell(host, line)).toEqual([{ kind: 'count', state, port, pattern: '1' }]);
  });

  it.each([
    ['sockstat -4 -s -P tcp | grep -q CLOSE_WAIT', 'some'],
    ['! sockstat -4 -s -P tcp | grep -q CLOSE_WAIT', 'none'],
  ])('%s', (line, pattern) => {
    const count = { kind: 'count', state: 'CLOSE_WAIT', port: undefined, pattern };
    expect(runShell(host, line)).toEqual([count]);
  });
});

describe('what cannot be judged is never passed over', () => {
  it.each([
    'kldload tcpmd5',
    'sysctl -w net.inet.tcp.nonsense=1',
    'sysctl -q net.ipv4.tcp_ecn=3',
    'sysctl -q net.ipv4.tcp_mtu_probing=2',
    'sysctl net.inet.tcp.functions_default=rack',
    'ip route change 192.0.2.0/24 dev tun0 initrwnd 4',
    'nstat | grep TcpExtOutOfWindowIcmps > /dev/null',
    'tc qdisc add dev tun0 root netem delay 10ms',
  ])('%s', (line) => {
    expect(runShell(host, line)).toEqual([
      { kind: 'unsupported', reason: expect.any(String) as string },
    ]);
  });
});
