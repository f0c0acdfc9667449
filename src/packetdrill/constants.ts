/** Names that C programs use for numbers, as far as scripts use them in calls. */
import { parseIpv4 } from '../stack/core/addresses.ts';
import type { Expr } from './ast.ts';
import type { Defines } from './conditions.ts';
import { Unsupported } from './errors.ts';
import { unknownConstant } from './known-names.ts';

const SHARED: Readonly<Record<string, number>> = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_NONBLOCK: 0x800,
  SHUT_RD: 0,
  SHUT_WR: 1,
  SHUT_RDWR: 2,
  MSG_OOB: 1,
  MSG_PEEK: 2,
  MSG_DONTWAIT: 0x40,
  MSG_EOR: 0x80,
  MSG_WAITALL: 0x100,
  MSG_ERRQUEUE: 0x2000,
  MSG_NOSIGNAL: 0x4000,
  MSG_MORE: 0x8000,
  MSG_DONTROUTE: 4,
  MSG_CTRUNC: 8,
  MSG_CONFIRM: 0x800,
  MSG_CMSG_CLOEXEC: 0x40000000,
  MSG_TRUNC: 0x20,
  MSG_ZEROCOPY: 0x4000000,
  MSG_FASTOPEN: 0x20000000,
  POLLIN: 1,
  POLLPRI: 2,
  POLLOUT: 4,
  POLLERR: 8,
  POLLHUP: 0x10,
  POLLNVAL: 0x20,
  POLLRDNORM: 0x40,
  POLLWRNORM: 0x100,
  POLLRDHUP: 0x2000,
  EPOLLIN: 1,
  EPOLLPRI: 2,
  EPOLLOUT: 4,
  EPOLLERR: 8,
  EPOLLHUP: 0x10,
  EPOLLRDHUP: 0x2000,
  EPOLLRDNORM: 0x40,
  EPOLLWRNORM: 0x100,
  EPOLLET: 0x80000000,
  ENOMSG: 42,
  SOF_TIMESTAMPING_TX_HARDWARE: 1,
  SOF_TIMESTAMPING_TX_SOFTWARE: 2,
  SOF_TIMESTAMPING_RX_HARDWARE: 4,
  SOF_TIMESTAMPING_RX_SOFTWARE: 8,
  SOF_TIMESTAMPING_SOFTWARE: 16,
  SOF_TIMESTAMPING_OPT_ID: 128,
  SOF_TIMESTAMPING_TX_SCHED: 256,
  SOF_TIMESTAMPING_TX_ACK: 512,
  SOF_TIMESTAMPING_OPT_CMSG: 1024,
  SOF_TIMESTAMPING_OPT_TSONLY: 2048,
  SCM_TSTAMP_SND: 0,
  SCM_TSTAMP_SCHED: 1,
  SCM_TSTAMP_ACK: 2,
  SO_EE_ORIGIN_NONE: 0,
  SO_EE_ORIGIN_LOCAL: 1,
  SO_EE_ORIGIN_ICMP: 2,
  SO_EE_ORIGIN_TIMESTAMPING: 4,
  SO_EE_ORIGIN_ZEROCOPY: 5,
  SO_EE_CODE_ZEROCOPY_COPIED: 1,
  SOCK_STREAM: 1,
  SOCK_DGRAM: 2,
  IPPROTO_IP: 0,
  IPPROTO_TCP: 6,
  IPPROTO_UDP: 17,
  AF_UNSPEC: 0,
  AF_INET: 2,
  PF_INET: 2,
  INADDR_ANY: 0,
  INADDR_LOOPBACK: 0x7f000001,
  IPTOS_ECN_NOT_ECT: 0,
  IPTOS_ECN_ECT0: 2,
  IPTOS_LOWDELAY: 0x10,
  IPTOS_THROUGHPUT: 0x08,
  IP_PMTUDISC_DONT: 0,
  IP_PMTUDISC_WANT: 1,
  IP_PMTUDISC_DO: 2,
  IP_PMTUDISC_PROBE: 3,
  NULL: 0,
  SOMAXCONN: 128,
};

const BSD: Readonly<Record<string, number>> = {
  MSG_EOF: 0x100,
  SO_LINGER: 0x80,
  SO_REUSEADDR: 4,
  SO_KEEPALIVE: 8,
  TF_NODELAY: 4,
  TF_NOOPT: 8,
  TF_NOPUSH: 0x1000,
  O_NONBLOCK: 4,
  MSG_DONTWAIT: 0x80,
  MSG_EOR: 8,
  MSG_WAITALL: 0x40,
  MSG_NOSIGNAL: 0x20000,
  MSG_TRUNC: 0x10,
};

export interface Names {
  bsd: boolean;
  defines: Defines;
}

export function constant(names: Names, name: string): number | undefined {
  const given = names.defines.get(name);
  if (given !== undefined && given !== '') {
    return /^-?(0x[\da-f]+|\d+)$/i.test(given) ? Number(given) : constant(names, given);
  }
  if (names.bsd && Object.hasOwn(BSD, name)) return BSD[name];
  return Object.hasOwn(SHARED, name) ? SHARED[name] : undefined;
}

/** An expression's number; `[1]` and `htons(8080)` are their content. */
export function numberOf(names: Names, line: number, expr: Expr | undefined): number {
  switch (expr?.kind) {
    case 'number':
      return expr.value;
    case 'or':
      return expr.parts.reduce((bits, part) => bits + numberOf(names, line, part), 0);
    case 'list':
      if (expr.items.length === 1) return numberOf(names, line, expr.items[0]);
      break;
    case 'name': {
      const value = constant(names, expr.name);
      if (value === undefined) throw unknownConstant(line, expr.name);
      return value;
    }
    case 'apply':
      return applied(names, line, expr.name, expr.args[0]);
    default:
  }
  throw new Unsupported(line, 'an argument that is not a number');
}

function applied(names: Names, line: number, name: string, argument: Expr | undefined): number {
  if (['htons', 'ntohs', 'htonl', 'ntohl'].includes(name)) return numberOf(names, line, argument);
  if (name === 'inet_addr' && argument?.kind === 'text') {
    const address = parseIpv4(argument.value);
    if (address !== undefined) return address;
  }
  throw new Unsupported(line, `the expression ${name}(…)`);
}

/** The words of `a | b`, for arguments that are compared by name. */
export function wordsOf(expr: Expr | undefined): string[] {
  if (expr?.kind === 'name') return [expr.name];
  return expr?.kind === 'or' ? expr.parts.flatMap(wordsOf) : [];
}

/** A field of a structure; undefined where it is left out or does not matter. */
export function fieldOf(expr: Expr | undefined, name: string): Expr | undefined {
  if (expr?.kind !== 'struct') return undefined;
  const value = expr.fields.find((field) => field.name === name)?.value;
  return value?.kind === 'any' ? undefined : value;
}
