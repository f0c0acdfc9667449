/** Writing, in all its spellings. */

import { changeSetting } from '../stack/protocols/tcp/state/change-setting.ts';
import type { CallResult, SocketCall } from '../stack/sockets/calls.ts';
import {
  type Asked,
  answerError,
  argNumber,
  endpointOf,
  isNowhere,
  liveFd,
  liveSocketOf,
  namesOf,
  type Plan,
  socketOf,
} from './asked.ts';
import type { Expr } from './ast.ts';
import { atOnce, limitOf, writeWithin } from './blocking.ts';
import { pattern } from './connection.ts';
import { constant, fieldOf, numberOf, wordsOf } from './constants.ts';
import { call as makeCall } from './driver.ts';
import { Unsupported } from './errors.ts';
import { unknownConstant } from './known-names.ts';
import type { ScriptSocket } from './run-state.ts';
import { followSend } from './sent-stamps.ts';

/** No script moves more at once, and no more should be made up for one. */
const MOST_DATA = 64 << 20;

/** Bytes to send: the script's own text, or the next ones of the stream's pattern. */
function dataFor(asked: Asked, buffer: Expr | undefined, wanted: number): Uint8Array {
  if (wanted > MOST_DATA) throw new Unsupported(asked.line, `a write of ${wanted} bytes`);
  const length = Math.max(0, wanted);
  const socket = socketOf(asked);
  if (buffer?.kind === 'text') {
    if (socket !== undefined) socket.writeOffset = -1;
    const bytes = Uint8Array.from(buffer.value, (char) => char.charCodeAt(0) & 255);
    return bytes.subarray(0, length);
  }
  return pattern(Math.max(socket?.writeOffset ?? 0, 0), length);
}

/** What makes no difference here. */
const SILENT_FLAGS = ['MSG_NOSIGNAL', 'MSG_CONFIRM', 'MSG_DONTROUTE', 'MSG_CMSG_CLOEXEC'];

const REASONS: Readonly<Record<string, string>> = {
  MSG_FASTOPEN: 'needs TCP fast open (MSG_FASTOPEN)',
  MSG_EOR: 'needs records that are kept apart (MSG_EOR)',
};

export function flagWords({ run, line, call }: Asked, index: number): string[] {
  const expr = call.args[index];
  const words = wordsOf(expr);
  if (words.length === 0 && expr !== undefined && expr.kind !== 'any') {
    const bits = numberOf(namesOf(run), line, expr);
    if (bits !== 0) throw new Unsupported(line, `the flags ${bits}`);
  }
  for (const word of words) {
    if (constant(namesOf(run), word) === undefined)
      throw unknownConstant(line, word, `the flag ${word}`);
  }
  return words.filter((word) => !SILENT_FLAGS.includes(word));
}

const SEND_FLAGS = ['MSG_OOB', 'MSG_ZEROCOPY', 'MSG_DONTWAIT', 'MSG_MORE', 'MSG_EOF'];

export function planSend(asked: Asked, data: Uint8Array, flags: readonly string[] = []): Plan {
  const odd = flags.find((flag) => !SEND_FLAGS.includes(flag));
  if (odd !== undefined) throw new Unsupported(asked.line, REASONS[odd] ?? `sending with ${odd}`);
  const socket = socketOf(asked);
  const request: SocketCall = { name: 'send', fd: liveFd(asked), data };
  if (flags.includes('MSG_OOB')) request.urgent = true;
  if (socket === undefined) return { kind: 'ask', request };
  letTailGo(asked, socket);
  const more = flags.includes('MSG_MORE');
  const last = flags.includes('MSG_EOF');
  if (more || last) setCork(asked, socket, 1);
  const done = (result: CallResult) => {
    endOfTail(asked, socket);
    if (result.error !== undefined) return;
    if (socket.writeOffset >= 0) socket.writeOffset += result.value;
    if (flags.includes('MSG_ZEROCOPY')) noteZeroCopy(asked, socket);
    followSend(asked, socket);
    if (!more && socket.more) setCork(asked, socket, Number(socket.kept.get('TCP_CORK') ?? 0));
    socket.more = more;
    // FreeBSD: the FIN goes with the last of these bytes.
    if (last) makeCall(asked.run.driver, { name: 'shutdown', fd: socket.live, how: 'wr' });
  };
  if (flags.includes('MSG_DONTWAIT')) return atOnce(asked, socket, request, done);
  const timeout = limitOf(socket, 'SO_SNDTIMEO');
  if (timeout !== undefined) return writeWithin(asked, socket, data, timeout, done);
  return { kind: 'ask', request, done };
}

/**
 * FreeBSD looks once, before it sends what one write has brought, whether the connection is idle:
 * then the small tail of that write does not wait for the full segments before it.
 */
function letTailGo(asked: Asked, socket: ScriptSocket): void {
  const { tcb } = liveSocketOf(asked, socket);
  if (asked.run.personality.name !== 'freebsd' || tcb === undefined) return;
  changeSetting(tcb.set, 'minshall', tcb.snd.una === tcb.snd.max);
}

function endOfTail(asked: Asked, socket: ScriptSocket): void {
  const { tcb } = liveSocketOf(asked, socket);
  if (asked.run.personality.name === 'freebsd' && tcb !== undefined) {
    changeSetting(tcb.set, 'minshall', false);
  }
}

/** MSG_MORE is a cork that the next write without it takes out. */
function setCork({ run }: Asked, { live }: ScriptSocket, value: number): void {
  makeCall(run.driver, { name: 'setsockopt', fd: live, option: 'TCP_CORK', value });
}

/** The send is told of (MSG_ERRQUEUE) when all that is queued now is acknowledged. */
function noteZeroCopy(asked: Asked, socket: ScriptSocket): void {
  const { tcb } = liveSocketOf(asked, socket);
  if (tcb === undefined || Number(socket.kept.get('SO_ZEROCOPY') ?? 0) === 0) return;
  socket.notices.ends.push((tcb.snd.una + tcb.sendBuffer.length) >>> 0);
}

function planWrite(asked: Asked): Plan {
  if (isNowhere(asked.call.args[1]) && argNumber(asked, 2) > 0) return answerError('EFAULT');
  return planSend(asked, dataFor(asked, asked.call.args[1], argNumber(asked, 2)));
}

/** Total length of an array of buffers, `[{..., 1000}, {..., 2000}]`. */
export function vectorLength({ run, line }: Asked, expr: Expr | undefined): number {
  if (expr?.kind === 'any') return 0;
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
  const length = vectorLength(asked, fieldOf(message, 'msg_iov') ?? { kind: 'any' });
  const control = fieldOf(message, 'msg_control');
  if (control !== undefined && !(control.kind === 'list' && control.items.length === 0)) {
    throw new Unsupported(asked.line, 'sending with control messages');
  }
  return planSend(asked, dataFor(asked, undefined, length), flagWords(asked, 2));
}

/** A file's bytes are the stream's pattern, like all that a script does not write out. */
function planSendfile(asked: Asked): Plan {
  const file = argNumber(asked, 1);
  if (!asked.run.files.has(file)) return answerError('EBADF');
  return planSend(asked, dataFor(asked, undefined, argNumber(asked, 3)));
}

export const WRITING_PLANNERS = {
  write: planWrite,
  writev: planWritev,
  send: (asked: Asked) =>
    planSend(asked, dataFor(asked, asked.call.args[1], argNumber(asked, 2)), flagWords(asked, 3)),
  sendto: planSendto,
  sendmsg: planSendmsg,
  sendfile: planSendfile,
} as const;
