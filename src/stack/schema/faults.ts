/**
 * What is wrong with something from outside: where, what was found there, and what is allowed. A
 * fault is data without words; the page has them in both languages.
 */
import * as v from 'valibot';
import type { Refusal } from './refusal.ts';

export type FaultCode =
  /** `allowed` names the kind of thing that is wanted. */
  | 'kind'
  | 'whole'
  | 'number'
  | 'length'
  /** `found`: how many characters; `high`: how many may be. */
  | 'long'
  | 'choice'
  | 'missing'
  | 'unknown'
  | 'address'
  | 'hardware-address'
  /** Twice the same; `allowed` says where it stood before. */
  | 'double'
  | 'host-address'
  | 'gateway'
  /** Bits behind the prefix are set; `allowed` is the network that has this prefix. */
  | 'network'
  /** A route that no packet can ever take; `allowed` is empty. */
  | 'useless-route'
  | 'no-node'
  | 'not-host'
  | 'no-card'
  | 'no-link'
  | 'same-end'
  | 'no-descriptor'
  | 'order';

export interface Rule {
  readonly code: FaultCode;
  readonly low?: number;
  readonly high?: number;
  readonly allowed?: readonly string[];
}

export interface Fault extends Rule {
  /** The keys that lead to it. */
  readonly path: readonly (string | number)[];
  /** What stood there, as text. */
  readonly found: string;
}

/** valibot hands messages through as text, so that is how a rule travels. */
export function rule(code: FaultCode, more: Omit<Rule, 'code'> = {}): string {
  return JSON.stringify({ code, ...more });
}

export const kindRule = (kind: string): string => rule('kind', { allowed: [kind] });

const LONGEST_FOUND = 60;
/** Somebody who sends a thousand mistakes need not be told of all. */
const MOST_FAULTS = 20;

/** What a value looks like in a message. */
export function foundText(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = typeof value === 'string' ? value : jsonOf(value);
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
}

/** Of what JSON cannot say (a cycle, a bigint, depth without end) no more than what it is. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value);
  }
}

/** Every fault of a value; none when the stack can work with it. */
export function faultsOf(schema: v.GenericSchema<unknown, unknown>, value: unknown): Fault[] {
  const { issues } = v.safeParse(schema, value);
  return (issues ?? []).slice(0, MOST_FAULTS).map(faultOf);
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const last = issue.path?.at(-1);
  if (issue.type === 'strict_object' && last !== undefined) {
    // A key too many, or one that is not there.
    if (issue.expected === 'never') {
      const known = JSON.parse(issue.message) as Rule;
      return { ...known, code: 'unknown', path, found: String(last.key) };
    }
    if (last.value === undefined && last.origin === 'key') {
      return { code: 'missing', path, found: String(last.key) };
    }
  }
  return { ...(JSON.parse(issue.message) as Rule), path, found: foundText(issue.input) };
}

/** `links[0].delay` */
export function pathText(path: Fault['path']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

export function refusal(faults: readonly Fault[]): Refusal {
  const lines = faults.map(({ path, code, found, low, high, allowed }) => {
    const range = low === undefined && high === undefined ? [] : [`${low} to ${high}`];
    const right = [...range, ...(allowed ?? [])].join(', ');
    return `${pathText(path)}: ${found} (${code}${right && `: ${right}`})`;
  });
  return Object.assign(new RangeError(lines.join('; ')), { faults });
}

/** A fault that no schema can find. */
export function fault(path: Fault['path'], found: unknown, more: Rule): Fault {
  return { ...more, path, found: foundText(found) };
}

/** Faults of a part, as faults of the whole: `path` leads to the part. */
export function below(path: Fault['path'], faults: readonly Fault[]): Fault[] {
  return faults.map((each) => ({ ...each, path: [...path, ...each.path] }));
}
