/** setsockopt() and getsockopt(). */
import { SECOND } from '../stack/core/instant.ts';
import { ownOf } from '../stack/core/own.ts';
import type { CallResult, SocketCall } from '../stack/sockets/calls.ts';
import { type Asked, liveFd, liveSocketOf, namesOf, type Plan, socketOf } from './asked.ts';
import type { Expr } from './ast.ts';
import { fieldOf, numberOf, wordsOf } from './constants.ts';
import { call } from './driver.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { unknownConstant } from './known-names.ts';
import { printExpr } from './print.ts';
import type { ScriptSocket } from './run-state.ts';
import { askForStamps } from './sent-stamps.ts';
import { KEPT_OPTIONS, NEEDED_BY, SAME_OPTIONS, TRANSLATED_OPTIONS } from './socket-options.ts';
import { announcedBuffer } from './tcp-info.ts';

/** Numbers that no kernel has given to an option: only there to see that they are refused. */
const LARGEST_OPTION = 0x1100;

function optionName({ call, line, run }: Asked): string {
  const written = call.args[2];
  const word = wordsOf(written)[0];
  if (word !== undefined) return run.defines.get(word) || word;
  const refused = call.result.kind === 'value' && call.result.error === 'ENOPROTOOPT';
  if (written?.kind === 'number' && (refused || Math.abs(written.value) >= LARGEST_OPTION)) {
    return UNHEARD_OF;
  }
  throw new Unsupported(line, 'socket options by number');
}

/** Our transport layer knows no option of this name. */
const UNHEARD_OF = 'unheard of';

function transportName(name: string, line: number): string {
  const translated = ownOf(TRANSLATED_OPTIONS, name)?.option;
  if (translated !== undefined) return translated;
  const needed = ownOf(NEEDED_BY, name);
  if (needed !== undefined) throw new Unsupported(line, `needs ${needed}`);
  if (!SAME_OPTIONS.has(name)) throw unknownConstant(line, name, `the socket option ${name}`);
  return name;
}

function numericValue({ run, line }: Asked, expr: Expr | undefined): number {
  return numberOf(namesOf(run), line, expr);
}

const OK: Plan = { kind: 'answer', result: { value: 0 } };

export function setOption(asked: Asked): Plan {
  const { line, call: script } = asked;
  const name = optionName(asked);
  const given = script.args[3];
  const socket = socketOf(asked);
  if (socket !== undefined && keep(asked, socket, name, given)) return OK;
  const fd = liveFd(asked);
  if (name === UNHEARD_OF)
    return { kind: 'ask', request: { name: 'setsockopt', fd, option: name, value: 0 } };
  if (name === 'SO_LINGER') {
    const value = lingerOf(asked, given);
    return { kind: 'ask', request: { name: 'setsockopt', fd, option: name, value } };
  }
  if (name === 'TCP_QUICKACK') setQuick(asked, numericValue(asked, given) !== 0);
  const option = transportName(name, line);
  const text = textOf(given);
  if (option === 'TCP_CONGESTION') checkAlgorithm(text, line);
  const convert = ownOf(TRANSLATED_OPTIONS, name)?.toTransport ?? ((value: number) => value);
  const value = text ?? convert(numericValue(asked, given));
  if (option === 'SO_RCVBUF' && typeof value === 'number') return receiveBuffer(asked, fd, value);
  if (option === 'SO_SNDBUF' && typeof value === 'number') return sendBuffer(asked, fd, value);
  if (name === 'TCP_NODELAY' && value === 1 && socket !== undefined) flushCorked(asked, socket);
  return { kind: 'ask', request: { name: 'setsockopt', fd, option, value } };
}

/** What needs no more than to be remembered; false for all that is the transport layer's. */
function keep(asked: Asked, socket: ScriptSocket, name: string, given: Expr | undefined): boolean {
  if (name === 'TCP_FUNCTION_BLK') return keepFunctions(asked, given);
  // Off is what these are anyway.
  if (ownOf(NEEDED_BY, name) !== undefined) return isZero(given);
  if (name === 'TCP_SYNCNT') socket.kept.set(name, 1);
  if (name === 'TCP_CORK' || name === 'TCP_NOPUSH') {
    socket.kept.set('TCP_CORK', numericValue(asked, given));
    return false;
  }
  if (name === 'SO_TIMESTAMPING') {
    askForStamps(asked, socket, numericValue(asked, given));
    return true;
  }
  if (!KEPT_OPTIONS.has(name)) return false;
  const unlimited = [0, -1, 0xffffffff].includes(numericOr(asked, given));
  if (name === 'SO_MAX_PACING_RATE' && !unlimited) {
    throw new Unsupported(asked.line, 'needs pacing (SO_MAX_PACING_RATE)');
  }
  const value = name.endsWith('TIMEO') ? timeOf(asked, given) : numericOr(asked, given);
  socket.kept.set(name, value);
  return true;
}

function isZero(expr: Expr | undefined): boolean {
  const inner = expr?.kind === 'list' ? expr.items[0] : expr;
  return inner?.kind === 'number' && inner.value === 0;
}

/** A number, or zero for text and structures that nobody looks at. */
function numericOr(asked: Asked, expr: Expr | undefined): number {
  const inner = expr?.kind === 'list' ? expr.items[0] : expr;
  return inner === undefined || ['text', 'struct', 'any'].includes(inner.kind)
    ? 0
    : numericValue(asked, expr);
}

/** `{tv_sec=1, tv_usec=500000}` in µs. */
function timeOf(asked: Asked, expr: Expr | undefined): number {
  const time = expr?.kind === 'list' && expr.items.length === 1 ? expr.items[0] : expr;
  const [seconds, micros] =
    time?.kind === 'list' ? time.items : [fieldOf(time, 'tv_sec'), fieldOf(time, 'tv_usec')];
  const part = (it: Expr | undefined) => (it === undefined ? 0 : numericValue(asked, it));
  return part(seconds) * SECOND + part(micros);
}

/** FreeBSD's switch between its TCPs; ours plays the one that the kernel starts with. */
function keepFunctions({ line }: Asked, given: Expr | undefined): boolean {
  const named = fieldOf(given, 'function_set_name') ?? given;
  const name = textOf(named);
  if (name === 'freebsd') return true;
  throw new Unsupported(line, `needs the TCP stack "${name ?? '?'}"`);
}

function checkAlgorithm(name: string | undefined, line: number): void {
  if (name === undefined || ['cubic', 'newreno', 'reno'].includes(name)) return;
  throw new Unsupported(line, `needs the congestion control "${name}"`);
}

const FULL_SEGMENT = 1460;

/**
 * Linux takes whole segments of the size asked for, and announces no larger window shift than that
 * needs; when asked it says twice the size.
 */
function receiveBuffer(asked: Asked, fd: number, size: number): Plan {
  const { run } = asked;
  const request = (option: string, value: number): SocketCall => ({
    name: 'setsockopt',
    fd,
    option,
    value,
  });
  if (run.personality.name !== 'linux') return { kind: 'ask', request: request('SO_RCVBUF', size) };
  const whole = size - (size > FULL_SEGMENT ? size % FULL_SEGMENT : 0);
  const shift = Math.min(Math.max(Math.floor(Math.log2(size)) - 15, 0), 14);
  call(run.driver, request('windowShift', shift));
  run.announced.set(whole, size);
  return { kind: 'ask', request: request('SO_RCVBUF', whole) };
}

/** Linux: TCP_QUICKACK says whether to take the exchange for a dialogue, for the moment (tcp(7)). */
function setQuick(asked: Asked, quick: boolean): void {
  const { live } = liveSocketOf(asked, socketOf(asked));
  for (const { acks, localPort, remotePort } of asked.run.connections) {
    const { tcb } = liveSocketOf(asked, socketOf(asked));
    if (live === undefined || tcb?.localPort !== localPort || tcb.remotePort !== remotePort)
      continue;
    acks.dialogue = !quick;
  }
}

/** Linux makes the room twice what was asked for; what it counts besides the data is small. */
function sendBuffer({ run }: Asked, fd: number, size: number): Plan {
  const room = size * run.personality.bufferFactor;
  if (room !== size) run.announced.set(room, size);
  return { kind: 'ask', request: { name: 'setsockopt', fd, option: 'SO_SNDBUF', value: room } };
}

/** Linux: TCP_NODELAY sends what waits, even behind a cork, which stays (tcp(7)). */
function flushCorked({ run }: Asked, socket: ScriptSocket): void {
  if (run.personality.name !== 'linux' || Number(socket.kept.get('TCP_CORK') ?? 0) === 0) return;
  for (const value of [0, 1]) {
    call(run.driver, { name: 'setsockopt', fd: socket.live, option: 'TCP_CORK', value });
  }
}

/** `{onoff=1, linger=5}` as the seconds that close waits; −1: it does not wait. */
function lingerOf(asked: Asked, given: Expr | undefined): number {
  const expr = given?.kind === 'list' ? given.items[0] : given;
  const on = fieldOf(expr, 'onoff') ?? fieldOf(expr, 'l_onoff');
  const seconds = fieldOf(expr, 'linger') ?? fieldOf(expr, 'l_linger');
  if (numericValue(asked, on) === 0) return -1;
  return numericValue(asked, seconds);
}

function textOf(expr: Expr | undefined): string | undefined {
  const text = expr?.kind === 'list' ? expr.items[0] : expr;
  return text?.kind === 'text' ? text.value : undefined;
}

/** What the script must find after a call that only looks. */
function answered(asked: Asked, value: number): Plan {
  const expected = asked.call.args[3];
  if (expected !== undefined && expected.kind !== 'any') {
    if (numericValue(asked, expected) !== value) {
      throw new Mismatch(asked.line, `${optionName(asked)} ${printExpr(expected)}`, `[${value}]`);
    }
  }
  return OK;
}

/** What options that the runner keeps are before anybody sets them. */
const INITIAL: Readonly<Record<string, number>> = { SO_RCVLOWAT: 1, SO_SNDLOWAT: 1 };
const AF_INET = 2;

/** TCP_MAXSEG: what segments hold now; before there are any, what was asked for, or 536. */
function segmentSize(asked: Asked): number {
  const { live, tcb } = liveSocketOf(asked, socketOf(asked));
  if (tcb !== undefined && !['LISTEN', 'SYN_SENT', 'CLOSED'].includes(tcb.state)) {
    const { timestamps } = tcb.opt;
    // FreeBSD's does not count what options take away.
    return tcb.snd.mss + (asked.run.personality.name === 'freebsd' && timestamps ? 12 : 0);
  }
  // What a listener was given is kept with what its connections will start with.
  return (tcb ?? live)?.set.sendMss || 536;
}

function answeredTime(asked: Asked, time: number): Plan {
  const expected = asked.call.args[3];
  if (expected === undefined || expected.kind === 'any') return OK;
  if (timeOf(asked, expected) === time) return OK;
  const seconds = Math.floor(time / SECOND);
  const got = `{tv_sec=${seconds}, tv_usec=${time - seconds * SECOND}}`;
  throw new Mismatch(asked.line, `${optionName(asked)} ${printExpr(expected)}`, got);
}

export function getOption(asked: Asked): Plan {
  const { line, call } = asked;
  const name = optionName(asked);
  const socket = socketOf(asked);
  if (name.endsWith('TIMEO')) return answeredTime(asked, Number(socket?.kept.get(name) ?? 0));
  if (KEPT_OPTIONS.has(name))
    return answered(asked, Number(socket?.kept.get(name) ?? INITIAL[name] ?? 0));
  if (name === 'SO_DOMAIN') return answered(asked, AF_INET);
  if (name === 'SO_PROTOCOL') return answered(asked, socket?.type === 'dgram' ? 17 : 6);
  if (name === 'TCP_FUNCTION_BLK' || name === 'TCP_INFO') return OK;
  if (name === 'SO_TYPE') return answered(asked, socket?.type === 'dgram' ? 2 : 1);
  if (name === 'SO_ACCEPTCONN') return answered(asked, socket?.listening === true ? 1 : 0);
  if (name === UNHEARD_OF)
    return { kind: 'ask', request: { name: 'getsockopt', fd: liveFd(asked), option: name } };
  if (name === 'TCP_MAXSEG') return answered(asked, segmentSize(asked));
  const option = name === 'SO_LINGER' ? name : transportName(name, line);
  const expected = call.args[3];
  return {
    kind: 'ask',
    request: { name: 'getsockopt', fd: liveFd(asked), option },
    done: (result) => {
      if (result.error !== undefined) return;
      if (expected !== undefined && expected.kind !== 'any') {
        checkOption(asked, name, expected, result);
      }
      // The option's value was compared here; the call itself returns zero.
      result.value = 0;
    },
  };
}

function checkOption(asked: Asked, name: string, expected: Expr, result: CallResult): void {
  const { line } = asked;
  const got = optionValue(asked, name, result);
  const wanted =
    name === 'SO_LINGER'
      ? lingerOf(asked, expected)
      : (errorName(expected) ?? textOf(expected) ?? numericValue(asked, expected));
  if (got === wanted) return;
  throw new Mismatch(line, `${name} ${printExpr(expected)}`, `[${got}]`);
}

/** `[ECONNREFUSED]` stands for an error's number; two different names are different numbers. */
function errorName(expected: Expr): string | undefined {
  const word = wordsOf(expected.kind === 'list' ? expected.items[0] : expected)[0];
  return word !== undefined && /^E[A-Z]+$/.test(word) ? word : undefined;
}

const BSD_BITS: Readonly<Record<string, number>> = {
  TCP_NODELAY: 4,
  TCP_NOOPT: 8,
  TCP_NOPUSH: 0x1000,
  SO_REUSEADDR: 4,
  SO_KEEPALIVE: 8,
};

function optionValue(asked: Asked, name: string, result: CallResult): number | string {
  if (result.text !== undefined && result.text !== '') return result.text;
  if (name.startsWith('SO_RCVBUF') || name.startsWith('SO_SNDBUF')) {
    return announcedBuffer(asked.run, liveFd(asked), name, result.value);
  }
  const value = ownOf(TRANSLATED_OPTIONS, name)?.fromTransport(result.value) ?? result.value;
  // FreeBSD answers with the bit that it keeps a switch in.
  const bit = asked.run.personality.name === 'freebsd' ? BSD_BITS[name] : undefined;
  return bit !== undefined && value === 1 ? bit : value;
}
