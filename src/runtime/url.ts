/**
 * The part of a link that holds a run: `step` (of the lesson), `seed`, `in` (the inputs, in a
 * compact text) and `t` (the cursor, µs). The lesson's address names the scenario. What a link says is not trusted:
 * anything out of form or out of bounds makes the whole link broken, and the caller says so.
 */
import type { Instant } from '../stack/core/instant.ts';
import type { SocketCall } from '../stack/sockets/calls.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { LinkSettings } from '../stack/world/link.ts';
import {
  address,
  bytes,
  type Codec,
  count,
  flag,
  instant,
  LONGEST_RUN,
  MOST_FRAMES,
  maybe,
  number,
  oneOf,
  option,
  port,
  size,
  whole,
  words,
} from './url-values.ts';

/** What a link says about a run; `undefined` parts are the lesson's own. */
export interface RunLink {
  seed?: number;
  inputs: SessionInput[];
  at?: Instant;
  /** The id of the lesson's step. */
  step?: string;
}

/** The most inputs a link may carry. */
export const MOST_INPUTS = 64;

/** Writes a run into a query string without the question mark; '' for the untouched start. */
export function encodeRunLink(link: RunLink): string {
  const parts: string[] = [];
  if (link.step !== undefined) parts.push(`step=${link.step}`);
  if (link.seed !== undefined) parts.push(`seed=${link.seed}`);
  if (link.inputs.length > 0) parts.push(`in=${link.inputs.map(encodeInput).join('~')}`);
  // A step without an instant opens where the step begins.
  if (link.at !== undefined && (link.at > 0 || link.step !== undefined))
    parts.push(`t=${Math.floor(link.at)}`);
  return parts.join('&');
}

/** Reads a query string; undefined when it is broken or hostile. */
export function decodeRunLink(query: string): RunLink | undefined {
  const parameters = new URLSearchParams(query);
  const link: RunLink = { inputs: [] };
  const step = parameters.get('step');
  if (step !== null) {
    if (!/^[\w-]{1,64}$/.test(step)) return undefined;
    link.step = step;
  }
  const seed = parameters.get('seed');
  if (seed !== null) {
    const value = whole(seed, 0xffffffff);
    if (value === undefined) return undefined;
    link.seed = value;
  }
  const at = parameters.get('t');
  if (at !== null) {
    const value = whole(at, LONGEST_RUN);
    if (value === undefined) return undefined;
    link.at = value;
  }
  const inputs = parameters.get('in');
  if (inputs !== null) {
    const list = inputs.split('~');
    if (list.length > MOST_INPUTS) return undefined;
    for (const text of list) {
      const input = decodeInput(text);
      if (input === undefined) return undefined;
      link.inputs.push(input);
    }
  }
  return ascending(link.inputs) ? link : undefined;
}

type CallNamed<N> = Extract<SocketCall, { name: N }>;
type Fields<T> = { readonly [K in keyof T]-?: Codec<NonNullable<T[K]>> & { absent?: true } };

/** Every call and what it says, in the order of writing. A call that is missing does not compile. */
export const CALLS: { readonly [N in SocketCall['name']]: Fields<Omit<CallNamed<N>, 'name'>> } = {
  socket: { type: oneOf('stream', 'dgram', 'icmp'), nonBlocking: maybe(flag) },
  bind: { fd: count, address, port },
  listen: { fd: count, backlog: size },
  accept: { fd: count },
  connect: { fd: count, address, port },
  send: { fd: count, data: bytes, push: maybe(flag), urgent: maybe(flag) },
  recv: { fd: count, size, forget: maybe(flag) },
  sendto: { fd: count, data: bytes, address, port },
  recvfrom: { fd: count, size },
  shutdown: { fd: count, how: oneOf('rd', 'wr', 'rdwr') },
  close: { fd: count },
  abort: { fd: count },
  setsockopt: { fd: count, option: words, value: option },
  getsockopt: { fd: count, option: words },
  setNonBlocking: { fd: count, on: flag },
};

export const SETTINGS: Fields<LinkSettings> = {
  ...{ bandwidth: number(Number.MAX_SAFE_INTEGER), delay: instant, queueBytes: size },
  ...{ markBytes: size, lossPpm: count, duplicatePpm: count, corruptPpm: count },
  ...{ reorderPpm: count, reorderBy: instant, up: flag },
};

type Said = Record<string, unknown>;
export type Table = Readonly<Record<string, Codec<unknown> & { absent?: true }>>;

/**
 * d<at>.<frame>: a dropped frame; u<at>.<link> and x<at>.<link>: a link goes up or down;
 * l<at>.<link>.<setting>-<value> …: other settings of a link; c<at>.<node>.<call>.<what it says> …;
 * f<at>.<node>.<card>.<bytes>: a frame from outside; t<at>.<node>.<process>.<line>: a line typed;
 * s<at>.<node>.<process>.<signal>: a signal sent.
 */
function encodeInput(input: SessionInput): string {
  const { at } = input;
  switch (input.kind) {
    case 'drop':
      return `d${at}.${input.frame}`;
    case 'link': {
      const said = Object.entries(input.settings);
      if (said.length === 1 && input.settings.up !== undefined) {
        return `${input.settings.up ? 'u' : 'x'}${at}.${input.link}`;
      }
      const table: Table = SETTINGS as Table;
      const parts = said.map(([key, value]) => `${key}-${table[key]?.write(value)}`);
      return [`l${at}.${input.link}`, ...parts].join('.');
    }
    case 'call': {
      const { name, ...said } = input.call;
      const parts = Object.entries(CALLS[name] as Table).map(([key, codec]) => {
        const value = (said as Said)[key];
        return value === undefined ? '' : codec.write(value);
      });
      return [`c${at}.${input.node}.${name}`, ...parts].join('.');
    }
    case 'frame':
      return `f${at}.${input.node}.${input.nic}.${bytes.write(input.bytes)}`;
    case 'type':
      return `t${at}.${input.node}.${input.process}.${words.write(input.line)}`;
    case 'signal':
      return `s${at}.${input.node}.${input.process}.${input.signal}`;
  }
}

export function decodeInput(text: string): SessionInput | undefined {
  const match = /^([duxlcfts])(\d{1,15})\.(\d{1,8})((?:\.[\w-]*)*)$/.exec(text);
  if (match === null) return undefined;
  const [, kind, time, subject, rest] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  const at = whole(time, LONGEST_RUN);
  const number = whole(subject, MOST_FRAMES);
  if (at === undefined || number === undefined) return undefined;
  const parts = rest.split('.').slice(1);
  switch (kind) {
    case 'l':
      return linkInput(at, number, parts);
    case 'c':
      return callInput(at, number, parts);
    case 'f':
      return frameInput(at, number, parts);
    case 't':
    case 's':
      return processInput(kind, at, number, parts);
  }
  if (parts.length > 0) return undefined;
  if (kind === 'd') return { at, kind: 'drop', frame: number };
  return { at, kind: 'link', link: number, settings: { up: kind === 'u' } };
}

function linkInput(at: Instant, link: number, parts: readonly string[]): SessionInput | undefined {
  const settings: Said = {};
  for (const part of parts) {
    const dash = part.indexOf('-');
    const key = part.slice(0, dash);
    const codec = Object.hasOwn(SETTINGS, key) ? (SETTINGS as Table)[key] : undefined;
    const value = codec?.read(part.slice(dash + 1));
    if (value === undefined || Object.hasOwn(settings, key)) return undefined;
    settings[key] = value;
  }
  return { at, kind: 'link', link, settings };
}

function callInput(at: Instant, node: number, parts: readonly string[]): SessionInput | undefined {
  const [name = '', ...said] = parts;
  if (!Object.hasOwn(CALLS, name)) return undefined;
  const fields = Object.entries((CALLS as Record<string, Table>)[name] as Table);
  if (fields.length !== said.length) return undefined;
  const call: Said = { name };
  for (const [i, [key, codec]] of fields.entries()) {
    const text = said[i] as string;
    if (text === '' && codec.absent) continue;
    const value = codec.read(text);
    if (value === undefined) return undefined;
    call[key] = value;
  }
  return { at, kind: 'call', node, call: call as SocketCall };
}

function frameInput(at: Instant, node: number, parts: readonly string[]): SessionInput | undefined {
  if (parts.length !== 2) return undefined;
  const [card, text] = parts as [string, string];
  const nic = whole(card, MOST_FRAMES);
  const read = bytes.read(text);
  if (nic === undefined || read === undefined) return undefined;
  return { at, kind: 'frame', node, nic, bytes: read };
}

function processInput(
  kind: 't' | 's',
  at: Instant,
  node: number,
  parts: readonly string[],
): SessionInput | undefined {
  const [which = '', said = ''] = parts;
  const process = whole(which, MOST_FRAMES);
  if (parts.length !== 2 || process === undefined) return undefined;
  const line = kind === 't' ? words.read(said) : undefined;
  if (line !== undefined) return { at, kind: 'type', node, process, line };
  const signal = kind === 's' ? oneOf('HUP', 'INT', 'KILL', 'TERM').read(said) : undefined;
  return signal && { at, kind: 'signal', node, process, signal };
}

function ascending(inputs: readonly SessionInput[]): boolean {
  return inputs.every((input, i) => i === 0 || (inputs[i - 1] as SessionInput).at <= input.at);
}
