/**
 * The part of a link that holds a run: `seed`, `in` (the inputs, in a compact text) and `t`
 * (the cursor, µs). The lesson's address names the scenario. What a link says is not trusted:
 * anything out of form or out of bounds makes the whole link broken, and the caller says so.
 */
import type { Instant } from '../stack/core/instant.ts';
import { HOUR } from '../stack/core/instant.ts';
import type { SessionInput } from '../stack/sim/inputs.ts';

/** What a link says about a run; `undefined` parts are the lesson's own. */
export interface RunLink {
  seed?: number;
  inputs: SessionInput[];
  at?: Instant;
}

/** The longest a run can be, and the most inputs a link may carry. */
const LONGEST_RUN = 240 * HOUR;
const MOST_INPUTS = 64;
const MOST_FRAMES = 10_000_000;

/** Writes a run into a query string without the question mark; '' for the untouched start. */
export function encodeRunLink(link: RunLink): string {
  const parts: string[] = [];
  if (link.seed !== undefined) parts.push(`seed=${link.seed}`);
  if (link.inputs.length > 0) parts.push(`in=${link.inputs.map(encodeInput).join('~')}`);
  if (link.at !== undefined && link.at > 0) parts.push(`t=${Math.floor(link.at)}`);
  return parts.join('&');
}

/** Reads a query string; undefined when it is broken or hostile. */
export function decodeRunLink(query: string): RunLink | undefined {
  const parameters = new URLSearchParams(query);
  const link: RunLink = { inputs: [] };
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

/** d<at>.<frame>: a dropped frame; u<at>.<link> and x<at>.<link>: a link goes up or down. */
function encodeInput(input: SessionInput): string {
  if (input.kind === 'drop') return `d${input.at}.${input.frame}`;
  if (input.kind === 'link' && Object.keys(input.settings).length === 1 && 'up' in input.settings) {
    return `${input.settings.up ? 'u' : 'x'}${input.at}.${input.link}`;
  }
  throw new RangeError(`a link cannot hold an input of the kind ${input.kind}`);
}

function decodeInput(text: string): SessionInput | undefined {
  const match = /^([dux])(\d{1,15})\.(\d{1,8})$/.exec(text);
  if (match === null) return undefined;
  const [, kind, time, subject] = match as unknown as [string, string, string, string];
  const at = whole(time, LONGEST_RUN);
  const number = whole(subject, MOST_FRAMES);
  if (at === undefined || number === undefined) return undefined;
  if (kind === 'd') return { at, kind: 'drop', frame: number };
  return { at, kind: 'link', link: number, settings: { up: kind === 'u' } };
}

function whole(text: string, most: number): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
}

function ascending(inputs: readonly SessionInput[]): boolean {
  return inputs.every((input, i) => i === 0 || (inputs[i - 1] as SessionInput).at <= input.at);
}
