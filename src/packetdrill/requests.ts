/** A script's call → what our socket API is asked. Sockets of the script are known by its numbers. */
import type { CallResult, SocketCall } from '../stack/transport/calls.ts';
import type { Expr, ScriptCall } from './ast.ts';
import { pattern } from './connection.ts';
import { constant, fieldOf, type Names, numberOf, wordsOf } from './constants.ts';
import { call } from './driver.ts';
import { Unsupported } from './errors.ts';
import { addConnection, type Run, type ScriptSocket } from './run-state.ts';

/** A call that our API is asked to make, or one whose answer needs nothing but the script. */
export type Plan =
  | { kind: 'ask'; request: SocketCall; done?: (result: CallResult) => void }
  | { kind: 'answer'; result: CallResult };

export interface Asked {
  run: Run;
  line: number;
  call: ScriptCall;
}

type Planner = (asked: Asked) => Plan;

export function namesOf(run: Run): Names {
  return { bsd: run.personality.name === 'freebsd', defines: run.defines };
}

export function argNumber({ run, line, call }: Asked, index: number): number {
  return numberOf(namesOf(run), line, call.args[index]);
}

export function socketOf({ run, call: { args } }: Asked): ScriptSocket | undefined {
  const [first] = args;
  return first?.kind === 'number' ? run.sockets.get(first.value) : undefined;
}

/** The live descriptor; one that the script does not have is one that the host does not have. */
export function liveFd(asked: Asked): number {
  return socketOf(asked)?.live ?? 9_999;
}

function answer(result: CallResult): Plan {
  return { kind: 'answer', result };
}

const FAMILIES = ['AF_INET', 'PF_INET'];
const FOREIGN_FAMILIES = ['AF_INET6', 'AF_UNIX', 'AF_PACKET', 'AF_NETLINK'];

function planSocket(asked: Asked): Plan {
  const { call, line, run } = asked;
  const family = wordsOf(call.args[0])[0];
  if (family !== undefined && FOREIGN_FAMILIES.includes(family)) {
    throw new Unsupported(line, `${family} sockets`);
  }
  const words = wordsOf(call.args[1]);
  const protocol = wordsOf(call.args[2])[0] ?? 'IPPROTO_IP';
  const known = ['IPPROTO_TCP', 'IPPROTO_UDP', 'IPPROTO_IP', '0'];
  if (family !== undefined && !FAMILIES.includes(family)) throw new Unsupported(line, family);
  if (!known.includes(protocol)) throw new Unsupported(line, `${protocol} sockets`);
  const type = words.includes('SOCK_DGRAM') ? 'dgram' : 'stream';
  if (type === 'stream' && !words.includes('SOCK_STREAM'))
    throw new Unsupported(line, words.join('|'));
  const nonBlocking = words.includes('SOCK_NONBLOCK');
  return {
    kind: 'ask',
    request: { name: 'socket', type, nonBlocking },
    done: (result) => register(asked, result, { type, nonBlocking, port: run.settings.bindPort }),
  };
}

/** The script's number for a new descriptor is the result that it expects. */
export function register(
  { run, line, call }: Asked,
  result: CallResult,
  facts: Pick<ScriptSocket, 'type' | 'nonBlocking' | 'port'>,
): void {
  if (result.error !== undefined || call.result.kind !== 'value') return;
  const name = numberOf(namesOf(run), line, call.result.value);
  if (name < 0) return;
  run.sockets.set(name, {
    live: result.value,
    ...facts,
    listening: false,
    connecting: false,
    readOffset: 0,
    writeOffset: 0,
  });
}

interface Endpoint {
  address: number;
  port: number;
}

/** `{sa_family = AF_INET, sin_port = htons(8080), sin_addr = inet_addr("…")}`, or `...`. */
function endpointOf({ run, line, call }: Asked, index: number, otherwise: Endpoint): Endpoint {
  const names = namesOf(run);
  const expr = call.args[index];
  if (expr?.kind === 'name') throw new Unsupported(line, `the address ${expr.name}`);
  const family = fieldOf(expr, 'sa_family');
  if (family !== undefined && !wordsOf(family).includes('AF_INET')) {
    throw new Unsupported(line, `addresses of ${wordsOf(family).join()}`);
  }
  const port = fieldOf(expr, 'sin_port');
  const address = fieldOf(expr, 'sin_addr');
  return {
    port: port === undefined ? otherwise.port : numberOf(names, line, port),
    address: address === undefined ? otherwise.address : numberOf(names, line, address),
  };
}

function planBind(asked: Asked): Plan {
  const { run } = asked;
  const endpoint = endpointOf(asked, 1, {
    address: run.driver.addresses.local,
    port: run.settings.bindPort,
  });
  return {
    kind: 'ask',
    request: { name: 'bind', fd: liveFd(asked), ...endpoint },
    done: (result) => {
      const socket = socketOf(asked);
      if (socket !== undefined && result.error === undefined) socket.port = endpoint.port;
    },
  };
}

function planListen(asked: Asked): Plan {
  const { run } = asked;
  return {
    kind: 'ask',
    request: { name: 'listen', fd: liveFd(asked), backlog: argNumber(asked, 1) },
    done: (result) => {
      const socket = socketOf(asked);
      if (socket === undefined || result.error !== undefined) return;
      socket.listening = true;
      run.listenPort = socket.port;
      // The next SYN is the first packet of a connection that nobody has seen yet.
      run.current = undefined;
    },
  };
}

function planAccept(asked: Asked): Plan {
  const { driver } = asked.run;
  const socket = socketOf(asked);
  const nonBlocking = wordsOf(asked.call.args[3]).includes('SOCK_NONBLOCK');
  return {
    kind: 'ask',
    request: { name: 'accept', fd: liveFd(asked) },
    done: (result) => {
      if (result.error !== undefined) return;
      register(asked, result, { type: 'stream', nonBlocking, port: socket?.port ?? 0 });
      asked.run.infoFd = result.value;
      if (nonBlocking) call(driver, { name: 'setNonBlocking', fd: result.value, on: true });
    },
  };
}

function planConnect(asked: Asked): Plan {
  const { run, call: script, line } = asked;
  if (wordsOf(script.args[1]).includes('AF_UNSPEC')) throw new Unsupported(line, 'disconnecting');
  const endpoint = endpointOf(asked, 1, {
    address: run.driver.addresses.remote,
    port: run.settings.connectPort,
  });
  const socket = socketOf(asked);
  // A second connect() on the same socket only asks what became of the first.
  if (socket?.type === 'stream' && !socket.listening && !socket.connecting) {
    socket.connecting = true;
    run.infoFd = socket.live;
    addConnection(run, 0, endpoint.port);
  }
  return { kind: 'ask', request: { name: 'connect', fd: liveFd(asked), ...endpoint } };
}

/** Bytes to send: the script's own text, or the next ones of the stream's pattern. */
function dataFor(asked: Asked, buffer: Expr | undefined, length: number): Uint8Array {
  const socket = socketOf(asked);
  if (buffer?.kind === 'text') {
    if (socket !== undefined) socket.writeOffset = -1;
    const bytes = Uint8Array.from(buffer.value, (char) => char.charCodeAt(0) & 255);
    return bytes.subarray(0, length);
  }
  return pattern(Math.max(socket?.writeOffset ?? 0, 0), length);
}

const SEND_FLAGS = ['MSG_OOB', 'MSG_ZEROCOPY'];

function flagWords({ run, line, call }: Asked, index: number): string[] {
  const expr = call.args[index];
  const words = wordsOf(expr);
  if (words.length === 0 && expr !== undefined && expr.kind !== 'any') {
    const bits = numberOf(namesOf(run), line, expr);
    if (bits !== 0) throw new Unsupported(line, `the flags ${bits}`);
  }
  for (const word of words) {
    if (constant(namesOf(run), word) === undefined) throw new Unsupported(line, `the flag ${word}`);
  }
  return words.filter((word) => word !== 'MSG_NOSIGNAL');
}

function planSend(asked: Asked, data: Uint8Array, flags: readonly string[] = []): Plan {
  const odd = flags.find((flag) => !SEND_FLAGS.includes(flag));
  if (odd !== undefined) throw new Unsupported(asked.line, `sending with ${odd}`);
  const socket = socketOf(asked);
  const request: SocketCall = { name: 'send', fd: liveFd(asked), data };
  if (flags.includes('MSG_OOB')) request.urgent = true;
  return {
    kind: 'ask',
    request,
    done: (result) => {
      if (socket === undefined || result.error !== undefined || socket.writeOffset < 0) return;
      socket.writeOffset += result.value;
    },
  };
}

function planWrite(asked: Asked): Plan {
  return planSend(asked, dataFor(asked, asked.call.args[1], argNumber(asked, 2)));
}

/** Total length of an array of buffers, `[{..., 1000}, {..., 2000}]`. */
function vectorLength({ run, line }: Asked, expr: Expr | undefined): number {
  if (expr?.kind !== 'list') throw new Unsupported(line, 'buffers that are not in a list');
  return expr.items.reduce((total, item) => {
    const length = item.kind === 'list' ? item.items[1] : fieldOf(item, 'iov_len');
    return total + numberOf(namesOf(run), line, length);
  }, 0);
}

function planWritev(asked: Asked): Plan {
  const length = vectorLength(asked, asked.call.args[1]);
  return planSend(asked, dataFor(asked, undefined, length));
}

function planSendto(asked: Asked): Plan {
  const { run, call } = asked;
  const data = dataFor(asked, call.args[1], argNumber(asked, 2));
  const flags = flagWords(asked, 3);
  if (socketOf(asked)?.type !== 'dgram') return planSend(asked, data, flags);
  const to = endpointOf(asked, 4, {
    address: run.driver.addresses.remote,
    port: run.settings.connectPort,
  });
  return { kind: 'ask', request: { name: 'sendto', fd: liveFd(asked), data, ...to } };
}

function planSendmsg(asked: Asked): Plan {
  const message = asked.call.args[1];
  const length = vectorLength(asked, fieldOf(message, 'msg_iov'));
  if (fieldOf(message, 'msg_control') !== undefined) {
    throw new Unsupported(asked.line, 'control messages');
  }
  return planSend(asked, dataFor(asked, undefined, length), flagWords(asked, 2));
}

function planReceive(asked: Asked, size: number, flags: readonly string[] = []): Plan {
  const [odd] = flags;
  if (odd !== undefined) throw new Unsupported(asked.line, `receiving with ${odd}`);
  const socket = socketOf(asked);
  const name = socket?.type === 'dgram' ? 'recvfrom' : 'recv';
  return { kind: 'ask', request: { name, fd: liveFd(asked), size } };
}

function planRecvmsg(asked: Asked): Plan {
  const message = asked.call.args[1];
  if (fieldOf(message, 'msg_control') !== undefined) {
    throw new Unsupported(asked.line, 'control messages');
  }
  const size = vectorLength(asked, fieldOf(message, 'msg_iov'));
  return planReceive(asked, size, flagWords(asked, 2));
}

const HOW = ['rd', 'wr', 'rdwr'] as const;

function planShutdown(asked: Asked): Plan {
  const how = HOW[argNumber(asked, 1)];
  if (how === undefined) return answer({ value: -1, error: 'EINVAL' });
  return { kind: 'ask', request: { name: 'shutdown', fd: liveFd(asked), how } };
}

function planClose(asked: Asked): Plan {
  const script = argNumber(asked, 0);
  return {
    kind: 'ask',
    request: { name: 'close', fd: liveFd(asked) },
    done: () => {
      const socket = asked.run.sockets.get(script);
      if (socket?.listening === true) asked.run.listenPort = undefined;
      asked.run.sockets.delete(script);
    },
  };
}

function setNonBlocking(asked: Asked, on: boolean): Plan {
  const socket = socketOf(asked);
  if (socket !== undefined) socket.nonBlocking = on;
  return { kind: 'ask', request: { name: 'setNonBlocking', fd: liveFd(asked), on } };
}

function planFcntl(asked: Asked): Plan {
  const names = namesOf(asked.run);
  const bit = constant(names, 'O_NONBLOCK') as number;
  const command = wordsOf(asked.call.args[1])[0];
  if (command === 'F_GETFL') {
    const socket = socketOf(asked);
    if (socket === undefined) return answer({ value: -1, error: 'EBADF' });
    return answer({
      value: (constant(names, 'O_RDWR') as number) + (socket.nonBlocking ? bit : 0),
    });
  }
  if (command !== 'F_SETFL') throw new Unsupported(asked.line, `fcntl with ${command ?? '?'}`);
  return setNonBlocking(asked, (argNumber(asked, 2) & bit) !== 0);
}

function planIoctl(asked: Asked): Plan {
  const command = wordsOf(asked.call.args[1])[0];
  if (command === 'FIONBIO') return setNonBlocking(asked, argNumber(asked, 2) !== 0);
  throw new Unsupported(asked.line, `ioctl with ${command ?? '?'}`);
}

export const PLANNERS: Readonly<Record<string, Planner>> = {
  socket: planSocket,
  bind: planBind,
  listen: planListen,
  accept: planAccept,
  accept4: planAccept,
  connect: planConnect,
  write: planWrite,
  writev: planWritev,
  send: (asked) =>
    planSend(asked, dataFor(asked, asked.call.args[1], argNumber(asked, 2)), flagWords(asked, 3)),
  sendto: planSendto,
  sendmsg: planSendmsg,
  read: (asked) => planReceive(asked, argNumber(asked, 2)),
  readv: (asked) => planReceive(asked, vectorLength(asked, asked.call.args[1])),
  recv: (asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvfrom: (asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvmsg: planRecvmsg,
  shutdown: planShutdown,
  close: planClose,
  fcntl: planFcntl,
  ioctl: planIoctl,
};
