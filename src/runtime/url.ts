/**
 * The part of a link that holds a run: `step` (of the lesson), `seed`, `in` (the inputs, in a
 * compact text) and `t` (the cursor, µs). The lesson's address names the scenario. What a link says is not trusted:
 * anything out of form or out of bounds makes the whole link broken, and the caller says so.
 */
import { type Instant, LONGEST_RUN } from '../stack/core/instant.ts';
import {
  type Form,
  type InputCodec,
  MOST_FRAMES,
  type Table,
  whole,
} from '../stack/inputs/codec.ts';
import { codecOfKind, codecOfLetter } from '../stack/inputs/letters.ts';
import type { SessionInput } from '../stack/world/inputs.ts';

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

type Said = Record<string, unknown>;

/** Each kind of input has its letter and its form (inputs/letters.ts). */
function encodeInput(input: SessionInput): string {
  const codec = codecOfKind(input.kind);
  if (codec === undefined) throw new RangeError(`inputs of kind ${input.kind} have no letter`);
  const { letter, subject, form, short = {} } = codec;
  const said: Said = { ...input };
  const start = `${input.at}.${said[subject]}`;
  if ('key' in form) {
    const found = Object.entries(short).find(([, rest]) => same(rest, said[form.key]));
    if (found !== undefined) return `${found[0]}${start}`;
  }
  return [`${letter}${start}`, ...partsOf(form, said)].join('.');
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function partsOf(form: Form, said: Said): string[] {
  if ('fields' in form) return inPlaces(form.fields, said);
  const inner = said[form.key] as Said;
  if ('variants' in form) {
    const tag = inner[form.tag] as string;
    return [tag, ...inPlaces(form.variants[tag] as Table, inner)];
  }
  return Object.entries(inner).map(([key, value]) => `${key}-${form.settings[key]?.write(value)}`);
}

function inPlaces(table: Table, said: Said): string[] {
  return Object.entries(table).map(([key, codec]) => {
    const value = said[key];
    return value === undefined ? '' : codec.write(value);
  });
}

export function decodeInput(text: string): SessionInput | undefined {
  const match = /^([a-z])(\d{1,15})\.(\d{1,8})((?:\.[\w-]*)*)$/.exec(text);
  const [, letter = '', time = '', subject = '', rest = ''] = match ?? [];
  const codec = codecOfLetter(letter);
  const at = whole(time, LONGEST_RUN);
  const about = whole(subject, MOST_FRAMES);
  if (codec === undefined || at === undefined || about === undefined) return undefined;
  const said = saidBehind(codec, letter, rest.split('.').slice(1));
  if (said === undefined) return undefined;
  return { at, kind: codec.kind, [codec.subject]: about, ...said } as unknown as SessionInput;
}

function saidBehind(codec: InputCodec, letter: string, parts: readonly string[]) {
  const { form, short = {} } = codec;
  if (letter !== codec.letter && 'key' in form) {
    return parts.length === 0 ? { [form.key]: short[letter] } : undefined;
  }
  if ('fields' in form) return fromPlaces(form.fields, parts);
  if ('variants' in form) {
    const [tag = '', ...others] = parts;
    if (!Object.hasOwn(form.variants, tag)) return undefined;
    const inner = fromPlaces(form.variants[tag] as Table, others);
    return inner && { [form.key]: { [form.tag]: tag, ...inner } };
  }
  const settings = fromPairs(form.settings, parts);
  return settings && { [form.key]: settings };
}

function fromPlaces(table: Table, parts: readonly string[]): Said | undefined {
  const fields = Object.entries(table);
  if (fields.length !== parts.length) return undefined;
  const said: Said = {};
  for (const [i, [key, codec]] of fields.entries()) {
    const text = parts[i] as string;
    if (text === '' && codec.absent) continue;
    const value = codec.read(text);
    if (value === undefined) return undefined;
    said[key] = value;
  }
  return said;
}

function fromPairs(table: Table, parts: readonly string[]): Said | undefined {
  const said: Said = {};
  for (const part of parts) {
    const dash = part.indexOf('-');
    const key = part.slice(0, dash);
    const codec = Object.hasOwn(table, key) ? table[key] : undefined;
    const value = codec?.read(part.slice(dash + 1));
    if (value === undefined || Object.hasOwn(said, key)) return undefined;
    said[key] = value;
  }
  return said;
}

function ascending(inputs: readonly SessionInput[]): boolean {
  return inputs.every((input, i) => i === 0 || (inputs[i - 1] as SessionInput).at <= input.at);
}
