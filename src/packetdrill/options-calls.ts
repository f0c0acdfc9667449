/** setsockopt() and getsockopt(). */
import type { CallResult, SocketCall } from '../stack/transport/calls.ts';
import { type Asked, liveFd, namesOf, type Plan, socketOf } from './asked.ts';
import type { Expr } from './ast.ts';
import { fieldOf, numberOf, wordsOf } from './constants.ts';
import { call } from './driver.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { printExpr } from './print.ts';
import { IGNORED_OPTIONS, SAME_OPTIONS, TRANSLATED_OPTIONS } from './socket-options.ts';
import { announcedBuffer } from './tcp-info.ts';

function optionName({ call, line }: Asked): string {
  const name = wordsOf(call.args[2])[0];
  if (name === undefined) throw new Unsupported(line, 'socket options by number');
  return name;
}

function transportName(name: string, line: number): string {
  const translated = TRANSLATED_OPTIONS[name]?.option;
  if (translated !== undefined) return translated;
  if (!SAME_OPTIONS.has(name)) throw new Unsupported(line, `the socket option ${name}`);
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
  if (IGNORED_OPTIONS.has(name)) return OK;
  const fd = liveFd(asked);
  if (name === 'SO_LINGER') {
    const value = lingerOf(asked, given);
    return { kind: 'ask', request: { name: 'setsockopt', fd, option: name, value } };
  }
  const option = transportName(name, line);
  const text = textOf(given);
  const convert = TRANSLATED_OPTIONS[name]?.toTransport ?? ((value: number) => value);
  const value = text ?? convert(numericValue(asked, given));
  if (option === 'SO_RCVBUF' && typeof value === 'number') return receiveBuffer(asked, fd, value);
  return { kind: 'ask', request: { name: 'setsockopt', fd, option, value } };
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

/** `{onoff=1, linger=5}` as the seconds that close waits; −1: it does not wait. */
function lingerOf(asked: Asked, expr: Expr | undefined): number {
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

export function getOption(asked: Asked): Plan {
  const { line, call } = asked;
  const name = optionName(asked);
  if (IGNORED_OPTIONS.has(name)) return OK;
  const socket = socketOf(asked);
  if (name === 'SO_TYPE') return answered(asked, socket?.type === 'dgram' ? 2 : 1);
  if (name === 'SO_ACCEPTCONN') return answered(asked, socket?.listening === true ? 1 : 0);
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

function optionValue(asked: Asked, name: string, result: CallResult): number | string {
  if (result.text !== undefined && result.text !== '') return result.text;
  if (name.startsWith('SO_RCVBUF') || name.startsWith('SO_SNDBUF')) {
    return announcedBuffer(asked.run, liveFd(asked), name, result.value);
  }
  return TRANSLATED_OPTIONS[name]?.fromTransport(result.value) ?? result.value;
}
