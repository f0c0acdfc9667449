/**
 * The kernels' names for what our stack calls settings, both dialects in one table. A name that is
 * not here, or a value that we cannot take, makes the script a skip, never a silent pass.
 */
import { MILLISECOND, SECOND } from '../stack/core/instant.ts';
import { changeSetting } from '../stack/protocols/tcp/state/change-setting.ts';
import type { SettingName, TransportSettings } from '../stack/protocols/tcp/state/settings.ts';
import { isSilent } from './sysctl-silent.ts';

/** How long a kernel lets its persist timer run, whatever it waits for. */
export interface PersistBounds {
  shortest: number;
  longest: number;
  /** A wait for more data to send takes a retransmission timeout. */
  overrideIsRto: boolean;
}

const UNBOUNDED: PersistBounds = {
  shortest: 0,
  longest: Number.POSITIVE_INFINITY,
  overrideIsRto: false,
};

/** What a script's shell lines may change. */
export interface HostSettings {
  transport: TransportSettings;
  mtu: number;
  /** What SO_RCVBUF says before a connection is open; 0: the real size. */
  receiveSpace: number;
  /** Bounds of the time between two probes of a closed window, where a kernel has its own. */
  persist: PersistBounds | undefined;
  /** How often a listener repeats a SYN,ACK; undefined: as often as a SYN. */
  synAckRetries: number | undefined;
  /** A socket is writable only while fewer bytes wait to be sent for the first time; 0: always. */
  notSentLowat: number;
  /** ICMP errors that abort a connection reach it. */
  hardErrors: boolean;
  /** RFC 5961's protections, which FreeBSD switches one by one and we together. */
  insecureRst: boolean;
  insecureSyn: boolean;
}

type Value = readonly string[];
/** Applies a value; a string says why it cannot be. */
type Apply = (host: HostSettings, value: Value) => string | undefined;

const number = (value: Value): number => Number(value.at(-1) ?? Number.NaN);

function change(host: HostSettings, name: SettingName, to: number | string | boolean) {
  return changeSetting(host.transport, name, to) ? undefined : `${name} cannot be ${to}`;
}

/** A number in some unit. */
function scaled(name: SettingName, unit = 1): Apply {
  return (host, value) => change(host, name, Math.round(number(value) * unit));
}

function toggle(name: SettingName): Apply {
  return (host, value) => change(host, name, number(value) !== 0);
}

/** A word or number that stands for one of our choices. */
function choice(name: SettingName, choices: Readonly<Record<string, string | boolean>>): Apply {
  return (host, value) => {
    const to = choices[value.at(-1) ?? ''];
    return to === undefined ? `there is no ${value.at(-1)}` : change(host, name, to);
  };
}

/** Only what we do anyway. */
function only(...values: readonly number[]): Apply {
  return (_host, value) =>
    values.includes(number(value)) ? undefined : `the value ${value.join(' ')} is not supported`;
}

const CONGESTION = { newreno: 'newreno', reno: 'reno', cubic: 'cubic', none: 'none' } as const;

function bsdRfc1323(host: HostSettings, value: Value): string | undefined {
  const mode = number(value);
  host.transport.windowScaling = mode === 1 || mode === 2;
  host.transport.timestamps = mode === 1 || mode === 3;
  return undefined;
}

const BSD_SEGMENT = 1460;

/** FreeBSD rounds the buffer of a connection up to whole segments. */
function bsdReceiveSpace(host: HostSettings, value: Value): string | undefined {
  host.receiveSpace = number(value);
  const rounded = Math.ceil(host.receiveSpace / BSD_SEGMENT) * BSD_SEGMENT;
  return change(host, 'receiveBuffer', rounded);
}

/** FreeBSD announces the shift that would cover the largest buffer a socket may have. */
function bsdMaxBuffer(host: HostSettings, value: Value): string | undefined {
  let shift = 0;
  while (shift < 14 && 65_535 * 2 ** shift < number(value)) shift++;
  return change(host, 'windowShift', shift);
}

function insecure(which: 'insecureRst' | 'insecureSyn'): Apply {
  return (host, value) => {
    host[which] = number(value) !== 0;
    return change(host, 'challengeAcks', !host.insecureRst && !host.insecureSyn);
  };
}

/** `min default max`: the largest decides the shift, the default the first window. */
function linuxReceiveMemory(host: HostSettings, value: Value): string | undefined {
  const [, initial = '131072', largest = '6291456'] = value;
  const shift = Math.max(0, Math.floor(Math.log2(Number(largest))) - 15);
  return (
    change(host, 'receiveBuffer', Math.max(Number(initial) >> 1, 1)) ??
    change(host, 'windowShift', Math.min(shift, 14))
  );
}

/** Linux's minimum bounds what is added to the round trip, not the sum alone. */
export function setMinimumRto(host: HostSettings, time: number): string | undefined {
  return change(host, 'minimumRto', time) ?? change(host, 'clockGranularity', time);
}

/** Between two probes of a closed window FreeBSD waits no less and no more than this. */
function persist(host: HostSettings, bound: 'shortest' | 'longest', time: number) {
  if (!(time > 0)) return `${time} is no time`;
  host.persist = { ...UNBOUNDED, ...host.persist, [bound]: time };
  return undefined;
}

const ECN_MODES: Readonly<Record<string, string>> = { '0': 'off', '1': 'on', '2': 'passive' };

/** From 3 on kernels speak Accurate ECN. */
function ecnMode(host: HostSettings, value: Value): string | undefined {
  if (number(value) >= 3) return 'needs Accurate ECN';
  return choice('ecn', ECN_MODES)(host, value);
}

/** How often a listener repeats a SYN,ACK, where kernels count that apart from a SYN. */
function synAckRetries(host: HostSettings, value: Value): string | undefined {
  const count = number(value);
  if (!Number.isInteger(count) || count < 0 || count > 100) return `${value.join(' ')} is no count`;
  host.synAckRetries = count;
  return undefined;
}

function portRange(host: HostSettings, value: Value): string | undefined {
  return (
    change(host, 'firstEphemeralPort', Number(value[0])) ??
    change(host, 'lastEphemeralPort', number(value))
  );
}

const bsdTcp: Readonly<Record<string, Apply>> = {
  rfc1323: bsdRfc1323,
  'sack.enable': toggle('sack'),
  'ecn.enable': ecnMode,
  'ecn.maxretries': scaled('ecnSynRetries'),
  delayed_ack: toggle('delayedAck'),
  delacktime: scaled('delayedAckTime', MILLISECOND),
  recvspace: bsdReceiveSpace,
  sendspace: scaled('sendBuffer'),
  rexmit_initial: scaled('initialRto', MILLISECOND),
  rexmit_min: scaled('minimumRto', MILLISECOND),
  rexmit_slop: scaled('rtoSlop', MILLISECOND),
  rexmit_drop_options: only(0),
  retries: scaled('maximumRetries'),
  'syncache.rexmtlimit': synAckRetries,
  keepinit: scaled('connectTimeout', MILLISECOND),
  keepidle: scaled('keepAliveIdle', MILLISECOND),
  keepintvl: scaled('keepAliveInterval', MILLISECOND),
  keepcnt: scaled('keepAliveCount'),
  always_keepalive: toggle('keepAlive'),
  msl: scaled('maximumSegmentLifetime', MILLISECOND),
  finwait2_timeout: scaled('finWait2Timeout', MILLISECOND),
  blackhole: toggle('silentPorts'),
  drop_synfin: toggle('dropSynFin'),
  insecure_rst: insecure('insecureRst'),
  insecure_syn: insecure('insecureSyn'),
  insecure_ack: only(0),
  ack_war_timewindow: scaled('challengeAckPeriod', MILLISECOND),
  ack_war_cnt: scaled('challengeAckLimit'),
  icmp_may_rst: (host, value) => {
    host.hardErrors = number(value) !== 0;
    return undefined;
  },
  initcwnd_segments: scaled('initialWindow'),
  rfc3042: toggle('limitedTransmit'),
  do_prr: toggle('rateReduction'),
  rfc3465: (host, value) => change(host, 'byteCounting', number(value) === 0 ? 0 : 2),
  abc_l_var: scaled('byteCounting'),
  'cc.algorithm': choice('congestionControl', CONGESTION),
  syncookies: choice('synCookies', { '0': 'off', '1': 'when-full' }),
  syncookies_only: choice('synCookies', { '0': 'when-full', '1': 'always' }),
  path_mtu_discovery: toggle('pathMtuDiscovery'),
  pmtud_blackhole_detection: toggle('blackHoleDetection'),
  mssdflt: only(536),
  'fastopen.server_enable': only(0),
  'fastopen.client_enable': only(0, 1),
  udp_tunneling_port: (_host, value) =>
    number(value) === 0 ? undefined : 'needs encapsulation in UDP',
  functions_default: (_host, value) =>
    value.at(-1) === 'freebsd' ? undefined : `needs the TCP stack "${value.at(-1)}"`,
  newcwv: only(0),
  maxunacktime: only(0),
  'cc.abe': only(0),
  'cc.newreno.beta': only(50),
  persmin: (host, value) => persist(host, 'shortest', number(value) * MILLISECOND),
  persmax: (host, value) => persist(host, 'longest', number(value) * MILLISECOND),
  tolerate_missing_ts: toggle('tolerateMissingTimestamps'),
  fast_finwait2_recycle: only(0),
};

const linuxTcp: Readonly<Record<string, Apply>> = {
  tcp_rmem: linuxReceiveMemory,
  tcp_wmem: (host, value) => change(host, 'sendBuffer', Number(value[1] ?? value[0])),
  tcp_timestamps: toggle('timestamps'),
  tcp_window_scaling: toggle('windowScaling'),
  tcp_sack: toggle('sack'),
  tcp_dsack: toggle('duplicateSack'),
  tcp_ecn: ecnMode,
  tcp_syn_retries: scaled('maximumSynRetries'),
  tcp_synack_retries: synAckRetries,
  tcp_invalid_ratelimit: (host, value) =>
    number(value) === 0
      ? (change(host, 'challengeAckLimit', 100_000) ??
        change(host, 'unacceptableAckLimit', 100_000))
      : (change(host, 'challengeAckLimit', 1) ??
        change(host, 'unacceptableAckLimit', 1) ??
        change(host, 'challengeAckPeriod', number(value) * MILLISECOND)),
  tcp_retries1: scaled('r1'),
  tcp_retries2: scaled('maximumRetries'),
  tcp_rto_min_us: (host, value) => setMinimumRto(host, number(value)),
  tcp_rto_max_ms: scaled('maximumRto', MILLISECOND),
  tcp_fin_timeout: scaled('finWait2Timeout', SECOND),
  tcp_keepalive_time: scaled('keepAliveIdle', SECOND),
  tcp_keepalive_intvl: scaled('keepAliveInterval', SECOND),
  tcp_keepalive_probes: scaled('keepAliveCount'),
  tcp_congestion_control: choice('congestionControl', CONGESTION),
  tcp_reordering: scaled('duplicateThreshold'),
  tcp_slow_start_after_idle: toggle('restartAfterIdle'),
  tcp_syncookies: choice('synCookies', { '0': 'off', '1': 'when-full', '2': 'always' }),
  tcp_max_syn_backlog: scaled('synBacklog'),
  tcp_challenge_ack_limit: scaled('challengeAckLimit'),
  tcp_mtu_probing: (host, value) =>
    number(value) > 1
      ? 'needs probing of the path MTU (RFC 4821)'
      : change(host, 'blackHoleDetection', number(value) !== 0),
  tcp_notsent_lowat: (host, value) => {
    host.notSentLowat = Math.min(number(value), 0xffffffff);
    return host.notSentLowat >= 0 ? undefined : `${value.join(' ')} is no size`;
  },
  tcp_tw_reuse: toggle('timeWaitReuse'),
  tcp_rfc1337: toggle('timeWaitIgnoresRst'),
  ip_default_ttl: scaled('ttl'),
  ip_no_pmtu_disc: (host, value) => change(host, 'pathMtuDiscovery', number(value) === 0),
  ip_local_port_range: portRange,
  tcp_abort_on_overflow: only(0),
  tcp_shrink_window: only(0),
  tcp_thin_linear_timeouts: only(0),
  tcp_stdurg: only(1, 0),
  // With it even the first repetition does not ask any more.
  tcp_ecn_fallback: (host, value) => change(host, 'ecnSynRetries', number(value) === 0 ? 100 : 0),
  tcp_reflect_tos: only(0),
  tcp_migrate_req: only(0),
};

const others: Readonly<Record<string, Apply>> = {
  'kern.ipc.maxsockbuf': bsdMaxBuffer,
  'net.inet.ip.ttl': scaled('ttl'),
  'net.inet.ip.portrange.first': scaled('firstEphemeralPort'),
  'net.inet.ip.portrange.last': scaled('lastEphemeralPort'),
};

/** Every name with what it does, for the tests and the manual. */
export const sysctls: ReadonlyMap<string, Apply> = new Map([
  ...Object.entries(bsdTcp).map(([name, apply]): [string, Apply] => [
    `net.inet.tcp.${name}`,
    apply,
  ]),
  ...Object.entries(linuxTcp).map(([name, apply]): [string, Apply] => [`net.ipv4.${name}`, apply]),
  ...Object.entries(others),
]);

/** Sets one; gives the reason when that cannot be. `/proc/sys/a/b` is `a.b`. */
export function setSysctl(host: HostSettings, name: string, value: string): string | undefined {
  const dotted = name.replace(/^\/proc\/sys\//, '').replaceAll('/', '.');
  const apply = sysctls.get(dotted);
  if (apply === undefined) {
    return isSilent(dotted) ? undefined : `the sysctl ${dotted} is unknown`;
  }
  const problem = apply(host, value.trim().split(/[\s,]+/));
  return problem === undefined ? undefined : `${dotted}: ${problem}`;
}
