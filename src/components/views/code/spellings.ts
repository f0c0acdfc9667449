/**
 * How each call is spelled in C and in Python, as short as a lecture writes it: declarations and the
 * building of addresses are left out, and what they would say stands behind the line.
 */
import type { Statement, StatementName } from './statements.ts';

export const DIALECTS = ['c', 'python'] as const;
export type Dialect = (typeof DIALECTS)[number];

export interface Spelled {
  readonly code: string;
  /** What a comment says of it. */
  readonly note?: string;
}

type Speller = (said: Statement) => string | Spelled;

/** A call that is missing here, or has one spelling, does not compile. */
const SPELLINGS: Readonly<Record<StatementName, Readonly<Record<Dialect, Speller>>>> = {
  socket: {
    c: ({ as, how }) => `int ${as || 'fd'} = socket(${FAMILY_C[how] ?? how});`,
    python: ({ as, how }) => `${as || 'fd'} = socket(${FAMILY_PYTHON[how] ?? how})`,
  },
  bind: {
    c: (said) => ({ code: `bind(${said.on}, &here, sizeof here);`, note: at(said, '*') }),
    python: ({ on, address, port }) => `${on}.bind(("${address}", ${port}))`,
  },
  listen: {
    c: ({ on, size }) => `listen(${on}, ${size});`,
    python: ({ on, size }) => `${on}.listen(${size})`,
  },
  accept: {
    c: ({ on, as }) => `int ${as || 'fd'} = accept(${on}, NULL, NULL);`,
    python: ({ on, as }) => `${as || 'fd'}, peer = ${on}.accept()`,
  },
  connect: {
    c: (said) => ({ code: `connect(${said.on}, &peer, sizeof peer);`, note: at(said) }),
    python: ({ on, address, port }) => `${on}.connect(("${address}", ${port}))`,
  },
  send: {
    c: ({ on, text, size }) =>
      `send(${on}, ${text === undefined ? 'data' : `"${text}"`}, ${size}, 0);`,
    python: ({ on, text, size }) =>
      text === undefined
        ? { code: `${on}.sendall(data)`, note: bytes(size) }
        : `${on}.sendall(b"${text}")`,
  },
  recv: {
    c: ({ on, size }) => `n = recv(${on}, buffer, ${size}, 0);`,
    python: ({ on, size }) => `data = ${on}.recv(${size})`,
  },
  recvAll: {
    c: ({ on, size, value, time }) => {
      const read = `recv(${on}, buffer, ${size}, 0)`;
      const again = time > 0 ? ` usleep(${time});` : ';';
      return value === ''
        ? `while ((n = ${read}) > 0)${again}`
        : `while (got < ${value} && (n = ${read}) > 0) { got += n;${time > 0 ? again : ''} }`;
    },
    python: ({ on, size, value, time }) => {
      const rest = time > 0 ? `sleep(${seconds(time)})` : 'pass';
      return value === ''
        ? `while ${on}.recv(${size}): ${rest}`
        : `while got < ${value}: got += len(${on}.recv(${size}))${time > 0 ? `; ${rest}` : ''}`;
    },
  },
  sendto: {
    c: (said) => ({
      code: `sendto(${said.on}, ${said.text === undefined ? 'data' : `"${said.text}"`}, ${said.size}, 0, &peer, sizeof peer);`,
      note: at(said),
    }),
    python: ({ on, text, address, port }) =>
      `${on}.sendto(${text === undefined ? 'data' : `b"${text}"`}, ("${address}", ${port}))`,
  },
  recvfrom: {
    c: ({ on, size }) => `n = recvfrom(${on}, buffer, ${size}, 0, &peer, &length);`,
    python: ({ on, size }) => `data, peer = ${on}.recvfrom(${size})`,
  },
  shutdown: {
    c: ({ on, how }) => `shutdown(${on}, SHUT_${how.toUpperCase()});`,
    python: ({ on, how }) => `${on}.shutdown(SHUT_${how.toUpperCase()})`,
  },
  close: {
    c: ({ on }) => `close(${on});`,
    python: ({ on }) => `${on}.close()`,
  },
  // Kernels have no such call: to close while the socket lingers for no time does the same.
  abort: {
    c: ({ on }) => ({
      code: `setsockopt(${on}, SOL_SOCKET, SO_LINGER, &zero, sizeof zero); close(${on});`,
      note: 'RST',
    }),
    python: ({ on }) => ({
      code: `${on}.setsockopt(SOL_SOCKET, SO_LINGER, zero); ${on}.close()`,
      note: 'RST',
    }),
  },
  setsockopt: {
    c: ({ on, how, value }) => ({
      code: `setsockopt(${on}, ${levelOf(how)}, ${how}, &value, sizeof value);`,
      note: value,
    }),
    python: ({ on, how, value }) => `${on}.setsockopt(${levelOf(how)}, ${how}, ${value})`,
  },
  getsockopt: {
    c: ({ on, how }) => `getsockopt(${on}, ${levelOf(how)}, ${how}, &value, &length);`,
    python: ({ on, how }) => `value = ${on}.getsockopt(${levelOf(how)}, ${how})`,
  },
  setNonBlocking: {
    c: ({ on, value }) => `fcntl(${on}, F_SETFL, ${value === 'off' ? 0 : 'O_NONBLOCK'});`,
    python: ({ on, value }) => `${on}.setblocking(${value === 'off' ? 'True' : 'False'})`,
  },
  wait: {
    c: ({ time }) => `usleep(${time});`,
    python: ({ time }) => `sleep(${seconds(time)})`,
  },
  waitUntil: {
    c: ({ time }) => `sleep_until(${seconds(time)});`,
    python: ({ time }) => `sleep_until(${seconds(time)})`,
  },
  exit: {
    c: ({ size }) => `exit(${size});`,
    python: ({ size }) => `exit(${size})`,
  },
};

const FAMILY_C: Readonly<Record<string, string>> = {
  stream: 'AF_INET, SOCK_STREAM, 0',
  dgram: 'AF_INET, SOCK_DGRAM, 0',
  icmp: 'AF_INET, SOCK_DGRAM, IPPROTO_ICMP',
  raw: 'AF_INET, SOCK_RAW, protocol',
  packet: 'AF_PACKET, SOCK_RAW, protocol',
  route: 'AF_NETLINK, SOCK_RAW, NETLINK_ROUTE',
};
const FAMILY_PYTHON: Readonly<Record<string, string>> = {
  stream: 'AF_INET, SOCK_STREAM',
  dgram: 'AF_INET, SOCK_DGRAM',
  icmp: 'AF_INET, SOCK_DGRAM, IPPROTO_ICMP',
  raw: 'AF_INET, SOCK_RAW, protocol',
  packet: 'AF_PACKET, SOCK_RAW, protocol',
  route: 'AF_NETLINK, SOCK_RAW, NETLINK_ROUTE',
};

const at = ({ address, port }: Statement, any = ''): string => `${address || any}:${port}`;
const seconds = (time: number): string => String(time / 1_000_000);
const bytes = (size: number): string => `${size} bytes`;
const levelOf = (option: string): string =>
  option.startsWith('SO_') ? 'SOL_SOCKET' : option.startsWith('IP_') ? 'IPPROTO_IP' : 'IPPROTO_TCP';

const COMMENT: Readonly<Record<Dialect, string>> = { c: '//', python: '#' };

export function spell(said: Statement, dialect: Dialect): string {
  const spelled = SPELLINGS[said.name][dialect](said);
  if (typeof spelled === 'string') return spelled;
  return spelled.note ? `${spelled.code}  ${COMMENT[dialect]} ${spelled.note}` : spelled.code;
}

/** The line that begins a loop without end; C closes it with another. */
export const LOOP: Readonly<Record<Dialect, readonly [open: string, close: string | undefined]>> = {
  c: ['for (;;) {', '}'],
  python: ['while True:', undefined],
};
