/**
 * The command line's language: what a typed line asks for, or what is wrong with it. Programs take
 * addresses; a name is looked up first, so what is to be typed at a program may wait for one.
 */

import { splitLine } from '../../../stack/apps/command-line.ts';
import { parseCommand as parseDig } from '../../../stack/apps/dig/command.ts';
import { parseNc } from '../../../stack/apps/nc/command.ts';
import { parsePing } from '../../../stack/apps/ping/command.ts';
import { parseTraceroute } from '../../../stack/apps/traceroute/command.ts';
import { parseIpv4 } from '../../../stack/core/addresses.ts';
import { textToSend } from './text-to-send.ts';

export const COMMANDS = [
  ...(['ping', 'connect', 'nc', 'listen', 'dig', 'traceroute'] as const),
  ...(['send', 'close', 'stop', 'clear', 'help'] as const),
] as const;
export type Command = (typeof COMMANDS)[number];

/** Programs that obey one command after the other. */
export type Tool = 'ping' | 'dig' | 'traceroute';

/** A line for a program. */
export interface ProgramLine {
  /** A name that has to be looked up before. */
  readonly name: string | undefined;
  /** The line, with the address that the name stands for. */
  readonly line: (address: string) => string;
}

export type Order =
  | ({ readonly what: 'run'; readonly tool: Tool } & ProgramLine)
  /** A connection or a listener of its own, which gets a number. */
  | ({ readonly what: 'open' } & ProgramLine)
  | { readonly what: 'send'; readonly to: number | undefined; readonly text: string }
  | { readonly what: 'close'; readonly which: number | undefined }
  | { readonly what: 'stop' }
  | { readonly what: 'clear' }
  | { readonly what: 'help'; readonly about: Command | undefined };

export type Fault =
  | { readonly why: 'unknown'; readonly word: string; readonly near: Command | undefined }
  /** A command with a word that it cannot use; '' when one is missing. */
  | { readonly why: 'usage'; readonly command: Command; readonly word: string }
  | { readonly why: 'host'; readonly command: Command; readonly word: string }
  | { readonly why: 'port'; readonly command: Command; readonly word: string };

export type Read = { readonly order: Order } | { readonly fault: Fault } | undefined;

/** Stands for a name that has not been looked up, while the rest of the line is tried. */
const ANY = '192.0.2.1';
/** A dot stands between two labels: where it may be missing, a word can be cut up in 2^n ways, and all are tried. */
const HOST_NAME =
  /^(?=.{1,253}\.?$)[\p{L}\p{N}_]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?(\.[\p{L}\p{N}_]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?)*\.?$/u;
const NUMBER = /^\d{1,5}$/;

const isCommand = (word: string): word is Command => (COMMANDS as readonly string[]).includes(word);

/** `open`: the numbers of the connections that there are. */
export function readLine(typed: string, open: readonly number[]): Read {
  const line = typed.trim();
  if (line === '') return undefined;
  const [word = '', ...rest] = line.split(/\s+/);
  const command = word.toLowerCase();
  if (!isCommand(command)) return { fault: { why: 'unknown', word, near: nearest(command) } };
  switch (command) {
    case 'ping':
    case 'traceroute':
      return readTool(command, rest);
    case 'dig':
      return readDig(rest);
    case 'connect':
    case 'nc':
    case 'listen':
      return readOpen(command, rest);
    case 'send':
      return readSend(line, open);
    case 'close':
      return readClose(rest);
    case 'help':
      return readHelp(rest);
    default:
      return rest.length > 0 ? usage(command, rest[0]) : { order: { what: command } };
  }
}

const usage = (command: Command, word = ''): Read => ({ fault: { why: 'usage', command, word } });

/** Whether programs take it as it is. */
const isAddress = (word: string): boolean => parseIpv4(word) !== undefined;
/** What looks like an address and is none is not looked up as a name. */
const isName = (word: string): boolean => HOST_NAME.test(word) && !/^[\d.]+$/.test(word);

function programLine(words: readonly string[], host: string | undefined): ProgramLine {
  if (host === undefined || isAddress(host))
    return { name: undefined, line: () => words.join(' ') };
  const at = words.lastIndexOf(host);
  return { name: host, line: (address) => words.with(at, address).join(' ') };
}

const LETTERS = { ping: 'c:s:i:M:t:W:', traceroute: 'IFf:m:q:w:p:' } as const;
const PARSERS = { ping: parsePing, traceroute: parseTraceroute } as const;

function readTool(tool: 'ping' | 'traceroute', rest: readonly string[]): Read {
  const { words, wrong } = splitLine(rest.join(' '), tool, LETTERS[tool]);
  if (words === undefined) return usage(tool, wrong);
  const host = words.operands[0];
  if (host === undefined) return usage(tool);
  if (!isAddress(host) && !isName(host))
    return { fault: { why: 'host', command: tool, word: host } };
  const line = programLine([tool, ...rest], host);
  const bad = PARSERS[tool](line.line(ANY)).wrong;
  if (bad !== undefined) {
    return bad === host ? { fault: { why: 'host', command: tool, word: bad } } : usage(tool, bad);
  }
  return { order: { what: 'run', tool, ...line } };
}

/** dig asks for names: only its server may be one that has to be looked up, and is not. */
function readDig(rest: readonly string[]): Read {
  if (rest.length === 0) return usage('dig');
  const line = ['dig', ...rest].join(' ');
  const { wrong } = parseDig(line);
  if (wrong !== undefined) return usage('dig', wrong);
  return { order: { what: 'run', tool: 'dig', name: undefined, line: () => line } };
}

function readOpen(command: 'connect' | 'nc' | 'listen', rest: readonly string[]): Read {
  // As addresses are written elsewhere: web.lab:80.
  const given = rest.flatMap((word) => {
    const [, host, port] = /^([^:\s]+):(\d+)$/.exec(word) ?? [];
    return host !== undefined && port !== undefined ? [host, port] : [word];
  });
  const words = command === 'listen' ? ['-l', ...given] : given;
  const { words: split, wrong } = splitLine(words.join(' '), 'nc', 'lup:w:');
  if (split === undefined) return usage(command, wrong);
  const listens = split.options.has('l');
  const [host, port] = listens ? [undefined, split.operands[0]] : split.operands;
  if (!listens) {
    if (host === undefined) return usage(command);
    if (!isAddress(host) && !isName(host)) return { fault: { why: 'host', command, word: host } };
  }
  if (port === undefined && !split.options.has('p')) {
    return { fault: { why: 'port', command, word: '' } };
  }
  if (port !== undefined && !isPort(port)) return { fault: { why: 'port', command, word: port } };
  const line = programLine(['nc', ...words], host);
  const bad = parseNc(line.line(ANY)).wrong;
  if (bad !== undefined) {
    return bad === host ? { fault: { why: 'host', command, word: bad } } : usage(command, bad);
  }
  return { order: { what: 'open', ...line } };
}

const isPort = (word: string) => NUMBER.test(word) && Number(word) >= 1 && Number(word) <= 0xffff;

/** A number in front is a connection's only if there is one of it: text may begin with a number. */
function readSend(line: string, open: readonly number[]): Read {
  const text = line.replace(/^\S+\s*/, '');
  if (text === '') return usage('send');
  const [, number, behind] = /^(\d{1,5})(?:\s+(.*))?$/s.exec(text) ?? [];
  const numbered = number !== undefined && open.includes(Number(number));
  const [to, said] = numbered ? [Number(number), behind ?? ''] : [undefined, text];
  return { order: { what: 'send', to, text: textToSend(said) } };
}

function readClose([word, extra]: readonly string[]): Read {
  if (extra !== undefined) return usage('close', extra);
  if (word === undefined) return { order: { what: 'close', which: undefined } };
  return NUMBER.test(word)
    ? { order: { what: 'close', which: Number(word) } }
    : usage('close', word);
}

function readHelp([word, extra]: readonly string[]): Read {
  if (extra !== undefined) return usage('help', extra);
  if (word === undefined) return { order: { what: 'help', about: undefined } };
  const about = word.toLowerCase();
  return isCommand(about)
    ? { order: { what: 'help', about } }
    : { fault: { why: 'unknown', word, near: nearest(about) } };
}

/** The command that was meant, if one is a letter or two away. */
function nearest(word: string): Command | undefined {
  const [best] = COMMANDS.map((command) => ({ command, away: distance(word, command) }))
    .filter(({ command, away }) => away <= (command.length > 4 ? 2 : 1))
    .sort((a, b) => a.away - b.away);
  return best?.command;
}

/** Letters that have to be changed, added or taken away (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const [left = 0, up = 0, corner = 0] = [next[j - 1], row[j], row[j - 1]];
      next.push(Math.min(left + 1, up + 1, corner + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
