/** Socket options that a script may name, where our transport layer does not know them by name. */
import { MILLISECOND, SECOND } from '../stack/core/instant.ts';

/**
 * Options that the runner keeps itself: it plays some of them (the time limits, low-water marks,
 * TCP_INQ, SO_ZEROCOPY), and the others change nothing that packets or calls would show.
 */
export const KEPT_OPTIONS: ReadonlySet<string> = new Set([
  'SO_RCVTIMEO',
  'SO_SNDTIMEO',
  'SO_RCVLOWAT',
  'SO_SNDLOWAT',
  'SO_ZEROCOPY',
  'TCP_INQ',
  'TCP_NOTSENT_LOWAT',
  'SO_DEBUG',
  'SO_REUSEPORT',
  'SO_REUSEPORT_LB',
  'SO_PRIORITY',
  'SO_MARK',
  'SO_BINDTODEVICE',
  'SO_BROADCAST',
  'SO_DONTROUTE',
  'SO_BUSY_POLL',
  'SO_PREFER_BUSY_POLL',
  'SO_INCOMING_CPU',
  'SO_NO_CHECK',
  'SO_NOSIGPIPE',
  'SO_TIMESTAMP',
  'SO_MAX_PACING_RATE',
  'SO_USER_COOKIE',
  'SO_SETFIB',
  'IP_FREEBIND',
  'IP_TRANSPARENT',
  'IP_BIND_ADDRESS_NO_PORT',
  'IP_RECVTOS',
  'IP_RECVTTL',
  'IP_PKTINFO',
  'IP_PORTRANGE',
  'TCP_THIN_LINEAR_TIMEOUTS',
  'TCP_THIN_DUPACK',
  'TCP_SAVE_SYN',
  'TCP_LOG',
  'TCP_LOGID',
  'TCP_LOGDUMP',
  'TCP_STATS',
]);

/** What a script needs that sets one of these: more than a socket option. */
export const NEEDED_BY: Readonly<Record<string, string>> = {
  TCP_FASTOPEN: 'TCP fast open',
  TCP_FASTOPEN_CONNECT: 'TCP fast open',
  TCP_FASTOPEN_KEY: 'TCP fast open',
  TCP_FASTOPEN_NO_COOKIE: 'TCP fast open',
  TCP_MD5SIG: 'TCP MD5 signatures (RFC 2385)',
  TCP_MD5SIG_EXT: 'TCP MD5 signatures (RFC 2385)',
  TCP_AO_ADD_KEY: 'the TCP authentication option (RFC 5925)',
  TCP_ULP: 'an upper-layer protocol in the kernel (TCP_ULP)',
  TCP_TXTLS_ENABLE: 'TLS in the kernel',
  TCP_RXTLS_ENABLE: 'TLS in the kernel',
  TCP_DEFER_ACCEPT: 'accepts that wait for data (TCP_DEFER_ACCEPT)',
  SO_ACCEPTFILTER: 'accept filters',
  TCP_REPAIR: 'repair of connections (TCP_REPAIR)',
  TCP_TX_DELAY: 'delayed sending (TCP_TX_DELAY)',
  TCP_ZEROCOPY_RECEIVE: 'receiving without a copy (TCP_ZEROCOPY_RECEIVE)',
  TCP_REMOTE_UDP_ENCAPS_PORT: 'encapsulation in UDP',
  SO_TXTIME: 'packets with a time of departure (SO_TXTIME)',
  SO_ATTACH_FILTER: 'packet filters',
  SO_ATTACH_BPF: 'packet filters',
  IPV6_V6ONLY: 'IPv6',
};

/** Options that the transport layer has by these very names, and in these units. */
export const SAME_OPTIONS: ReadonlySet<string> = new Set([
  'SO_REUSEADDR',
  'SO_RCVBUF',
  'SO_SNDBUF',
  'SO_KEEPALIVE',
  'SO_ERROR',
  'TCP_NODELAY',
  'TCP_CORK',
  'TCP_NOPUSH',
  'TCP_MAXSEG',
  'TCP_QUICKACK',
  'TCP_KEEPINIT',
  'TCP_KEEPIDLE',
  'TCP_KEEPINTVL',
  'TCP_KEEPCNT',
  'TCP_USER_TIMEOUT',
  'TCP_SYNCNT',
  'TCP_CONGESTION',
  'IP_TOS',
  'IP_TTL',
  'IP_RECVERR',
]);

interface Translation {
  option: string;
  toTransport: (value: number) => number;
  fromTransport: (value: number) => number;
}

function scaled(option: string, unit: number): Translation {
  return {
    option,
    toTransport: (value) => value * unit,
    fromTransport: (value) => Math.floor(value / unit),
  };
}

const negated = (value: number): number => Number(value === 0);

export const TRANSLATED_OPTIONS: Readonly<Record<string, Translation>> = {
  TCP_WINDOW_CLAMP: scaled('SO_RCVBUF', 1),
  TCP_RTO_MAX_MS: scaled('maximumRto', MILLISECOND),
  TCP_RTO_MIN_US: scaled('minimumRto', 1),
  TCP_DELACK: scaled('delayedAckTime', MILLISECOND),
  SO_RCVBUFFORCE: scaled('SO_RCVBUF', 1),
  SO_SNDBUFFORCE: scaled('SO_SNDBUF', 1),
  TCP_MAXUNACKTIME: scaled('userTimeout', SECOND),
  TCP_NOOPT: { option: 'synOptions', toTransport: negated, fromTransport: negated },
  TCP_LINGER2: scaled('finWait2Timeout', SECOND),
  IP_MTU_DISCOVER: {
    option: 'pathMtuDiscovery',
    toTransport: (value) => Number(value !== 0),
    fromTransport: (value) => value,
  },
};
