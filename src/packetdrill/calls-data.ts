/** Reading and writing, in all their spellings. */
import type { SocketCall } from '../stack/transport/calls.ts';
import {
  type Asked,
  argNumber,
  endpointOf,
  liveFd,
  namesOf,
  type Plan,
  socketOf,
} from './asked.ts';
import type { Expr } from './ast.ts';
import { pattern } from './connection.ts';
import { constant, fieldOf, numberOf, wordsOf } from './constants.ts';
import { Unsupported } from './errors.ts';

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

export const DATA_PLANNERS = {
  write: planWrite,
  writev: planWritev,
  send: (asked: Asked) =>
    planSend(asked, dataFor(asked, asked.call.args[1], argNumber(asked, 2)), flagWords(asked, 3)),
  sendto: planSendto,
  sendmsg: planSendmsg,
  read: (asked: Asked) => planReceive(asked, argNumber(asked, 2)),
  readv: (asked: Asked) => planReceive(asked, vectorLength(asked, asked.call.args[1])),
  recv: (asked: Asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvfrom: (asked: Asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvmsg: planRecvmsg,
} as const;
