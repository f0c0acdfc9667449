/**
 * The part of a link that holds runs: `step` (of the lesson), `seed`, `t` (the cursor, µs), and of the
 * run on the stage `in` (its inputs, in a compact text), `p` (what is different from the start) and
 * `run` (its letter's number and the name it was given). `vs` says that another run lies beside it, and
 * how; that has `vs-in`, `vs-p` and `vs-run`. The lesson's address names the scenario. What a link
 * says is not trusted: anything out of form or out of bounds makes the whole link broken, and the
 * caller says so.
 */
import { type Instant, LONGEST_RUN } from '../stack/core/instant.ts';
import {
  type Form,
  type InputCodec,
  MOST_FRAMES,
  type Table,
  whole,
  words,
} from '../stack/inputs/codec.ts';
import { codecOfKind, codecOfLetter } from '../stack/inputs/letters.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { MOST_PATCHES } from '../stack/world/session-data.ts';
import type { LinkedRun } from './linked-runs.ts';
import { decodePatch, encodePatch } from './patch-link.ts';
import { COMPARE_MODES, type CompareMode } from './run-view.ts';

/** What a link says about runs; `undefined` parts are the lesson's own. */
export interface RunLink extends LinkedRun {
  seed?: number;
  inputs: SessionInput[];
  at?: Instant;
  /** The id of the lesson's step. */
  step?: string;
  /** The run beside it, and how they lie. */
  versus?: { readonly run: LinkedRun; readonly mode: CompareMode };
}

/** The most inputs a run in a link may have. */
export const MOST_INPUTS = 64;
/** Longer links are not taken apart: no run that anybody shares needs as much. Characters. */
export const LONGEST_LINK = 250_000;
export const STEP = /^[\w-]{1,64}$/;
export const MOST_RUNS = 10_000;
export const LONGEST_NAME = 60;

/** Writes runs into a query string without the question mark; '' for the untouched start. */
export function encodeRunLink(link: RunLink): string {
  const { step, seed, at, versus } = link;
  const parts: string[] = [];
  if (step !== undefined) parts.push(`step=${step}`);
  if (seed !== undefined) parts.push(`seed=${seed}`);
  parts.push(...runParts(link, ''));
  // A step without an instant opens where the step begins.
  if (at !== undefined && (at > 0 || step !== undefined)) parts.push(`t=${Math.floor(at)}`);
  if (versus !== undefined) parts.push(`vs=${versus.mode}`, ...runParts(versus.run, 'vs-'));
  return parts.join('&');
}

function runParts({ inputs, patch = [], fork, name }: LinkedRun, prefix: string): string[] {
  const parts: string[] = [];
  if (inputs.length > 0) parts.push(`${prefix}in=${inputs.map(encodeInput).join('~')}`);
  if (patch.length > 0) parts.push(`${prefix}p=${encodePatch(patch)}`);
  if (fork !== undefined || name !== undefined) {
    parts.push(`${prefix}run=${fork ?? 0}${name === undefined ? '' : `.${words.write(name)}`}`);
  }
  return parts;
}

/** Whether the reader of links would take this one apart: nobody is given one that does not open. */
export function canBeRead(link: RunLink, query: string): boolean {
  const runs = [link, ...(link.versus === undefined ? [] : [link.versus.run])];
  return (
    query.length <= LONGEST_LINK &&
    runs.every(
      ({ inputs, patch = [] }) => inputs.length <= MOST_INPUTS && patch.length <= MOST_PATCHES,
    )
  );
}

/** Reads a query string; undefined when it is broken or hostile. */
export function decodeRunLink(query: string): RunLink | undefined {
  if (query.length > LONGEST_LINK) return undefined;
  const parameters = new URLSearchParams(query);
  const run = decodeRun(parameters, '');
  if (run === undefined) return undefined;
  const link: RunLink = run;
  const step = parameters.get('step');
  if (step !== null) {
    if (!STEP.test(step)) return undefined;
    link.step = step;
  }
  for (const [key, name, most] of NUMBERS) {
    const text = parameters.get(name);
    if (text === null) continue;
    const value = whole(text, most);
    if (value === undefined) return undefined;
    link[key] = value;
  }
  const how = parameters.get('vs');
  if (how === null) return link;
  const mode = COMPARE_MODES.find((each) => each === how);
  const other = decodeRun(parameters, 'vs-');
  if (mode === undefined || other === undefined) return undefined;
  return { ...link, versus: { run: other, mode } };
}

const NUMBERS = [
  ['seed', 'seed', 0xffffffff],
  ['at', 't', LONGEST_RUN],
] as const;

type Decoded = LinkedRun & { inputs: SessionInput[] };

function decodeRun(parameters: URLSearchParams, prefix: string): Decoded | undefined {
  const inputs: SessionInput[] = [];
  const text = parameters.get(`${prefix}in`);
  const list = text ? text.split('~') : [];
  if (list.length > MOST_INPUTS) return undefined;
  for (const each of list) {
    const input = decodeInput(each);
    if (input === undefined) return undefined;
    inputs.push(input);
  }
  if (!ascending(inputs)) return undefined;
  const patchText = parameters.get(`${prefix}p`);
  const patch = patchText === null ? [] : decodePatch(patchText);
  const label = decodeLabel(parameters.get(`${prefix}run`));
  if (patch === undefined || label === undefined) return undefined;
  return { inputs, ...(patch.length > 0 ? { patch } : {}), ...label };
}

/** `<number>` or `<number>.<name>`; an empty label when there is none. */
export function decodeLabel(text: string | null): Pick<LinkedRun, 'fork' | 'name'> | undefined {
  if (text === null) return {};
  const [number = '', said, ...more] = text.split('.');
  const fork = whole(number, MOST_RUNS);
  if (fork === undefined || more.length > 0) return undefined;
  if (said === undefined) return { fork };
  const name = words.read(said);
  return name === undefined || name === '' || name.length > LONGEST_NAME
    ? undefined
    : { fork, name };
}

type Said = Record<string, unknown>;

/** Each kind of input has its letter and its form (inputs/letters.ts). */
export function encodeInput(input: SessionInput): string {
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
