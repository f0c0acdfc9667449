/** Socket options that a script may name, where our transport layer does not know them by name. */
import { SECOND } from '../stack/core/instant.ts';

/** Options that may be set to anything, for they change nothing in this stack. */
export const IGNORED_OPTIONS: ReadonlySet<string> = new Set([
  'SO_DEBUG',
  'SO_REUSEPORT',
  'SO_ZEROCOPY',
  'SO_PRIORITY',
  'SO_BUSY_POLL',
  'SO_NOSIGPIPE',
  'SO_MAX_PACING_RATE',
  'IP_FREEBIND',
]);

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
  SO_RCVBUFFORCE: scaled('SO_RCVBUF', 1),
  SO_SNDBUFFORCE: scaled('SO_SNDBUF', 1),
  TCP_QUICKACK: { option: 'delayedAck', toTransport: negated, fromTransport: negated },
  TCP_MAXUNACKTIME: scaled('userTimeout', SECOND),
  TCP_NOOPT: { option: 'synOptions', toTransport: negated, fromTransport: negated },
  TCP_LINGER2: scaled('finWait2Timeout', SECOND),
  IP_MTU_DISCOVER: {
    option: 'pathMtuDiscovery',
    toTransport: (value) => Number(value !== 0),
    fromTransport: (value) => value,
  },
};
