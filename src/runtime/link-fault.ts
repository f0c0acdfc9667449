/**
 * What is wrong with a link that cannot be read: which part of it, and what may stand there. Asked
 * only of broken links, so it is fetched only then.
 */
import { LONGEST_RUN } from '../stack/core/instant.ts';
import { type InputCodec, MOST_FRAMES, type Table, whole } from '../stack/inputs/codec.ts';
import { codecOfLetter, LETTERS } from '../stack/inputs/letters.ts';
import type { Fault, Rule } from '../stack/schema/faults.ts';
import { decodePatch } from './patch-link.ts';
import { COMPARE_MODES } from './run-view.ts';
import { decodeInput, decodeLabel, LONGEST_LINK, MOST_INPUTS, STEP } from './url.ts';

type Path = Fault['path'];

const LONGEST_FOUND = 60;

/** The first fault of a query string that `decodeRunLink` does not take. */
export function linkFault(query: string): Fault | undefined {
  if (query.length > LONGEST_LINK) {
    return fault([], String(query.length), { code: 'long', high: LONGEST_LINK });
  }
  const parameters = new URLSearchParams(query);
  return (
    stepFault(parameters.get('step')) ??
    numberFault(['seed'], parameters.get('seed'), 0xffffffff) ??
    numberFault(['t'], parameters.get('t'), LONGEST_RUN) ??
    runFault(parameters, '') ??
    choiceFault(['vs'], parameters.get('vs'), COMPARE_MODES) ??
    runFault(parameters, 'vs-')
  );
}

function fault(path: Path, found: string, rule: Rule): Fault {
  const short = found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND)}…` : found;
  return { ...rule, path, found: short };
}

function stepFault(text: string | null): Fault | undefined {
  if (text === null || STEP.test(text)) return undefined;
  return fault(['step'], text, { code: 'kind', allowed: ['A–Z a–z 0–9 - _ (1–64)'] });
}

function numberFault(path: Path, text: string | null, high: number): Fault | undefined {
  if (text === null || whole(text, high) !== undefined) return undefined;
  return fault(path, text, { code: 'whole', low: 0, high });
}

function choiceFault(
  path: Path,
  text: string | null,
  allowed: readonly string[],
): Fault | undefined {
  if (text === null || allowed.includes(text)) return undefined;
  return fault(path, text, { code: 'choice', allowed });
}

/** What is said of one of the runs. */
function runFault(parameters: URLSearchParams, prefix: string): Fault | undefined {
  const inputs = inputsFault(`${prefix}in`, parameters.get(`${prefix}in`));
  if (inputs !== undefined) return inputs;
  const patch = parameters.get(`${prefix}p`);
  if (patch !== null && decodePatch(patch) === undefined) {
    return fault([`${prefix}p`], patch, { code: 'kind', allowed: ['base64url (JSON)'] });
  }
  const label = parameters.get(`${prefix}run`);
  if (label === null || decodeLabel(label) !== undefined) return undefined;
  return fault([`${prefix}run`], label, { code: 'kind', allowed: ['0–9', '0–9.base64url'] });
}

function inputsFault(key: string, text: string | null): Fault | undefined {
  if (text === null) return undefined;
  const list = text === '' ? [] : text.split('~');
  if (list.length > MOST_INPUTS) {
    return fault([key], String(list.length), { code: 'length', low: 0, high: MOST_INPUTS });
  }
  let before = 0;
  for (const [index, each] of list.entries()) {
    const input = decodeInput(each);
    if (input === undefined) return inputFault([key, index], each);
    if (input.at < before) {
      return fault([key, index, 'at'], String(input.at), { code: 'order', low: before });
    }
    before = input.at;
  }
  return undefined;
}

function inputFault(path: Path, text: string): Fault {
  const letter = text.slice(0, 1);
  const codec = codecOfLetter(letter);
  if (codec === undefined) return fault(path, text, { code: 'choice', allowed: LETTERS });
  const [time = '', subject = '', ...parts] = text.slice(1).split('.');
  return (
    numberFault([...path, 'at'], time, LONGEST_RUN) ??
    numberFault([...path, codec.subject], subject, MOST_FRAMES) ??
    partsFault(path, codec, letter, parts) ??
    // The rest is a letter that no part of an address has, or a number with too many digits.
    fault(path, text, { code: 'kind', allowed: ['A–Z a–z 0–9 - _ . ~'] })
  );
}

function partsFault(
  path: Path,
  { form, letter: own }: InputCodec,
  letter: string,
  parts: readonly string[],
): Fault | undefined {
  if (letter !== own) return countFault(path, parts, []);
  if ('fields' in form) return fieldsFault(path, path, form.fields, parts);
  if ('settings' in form) return settingsFault(path, form.settings, parts);
  const [tag = '', ...said] = parts;
  if (!Object.hasOwn(form.variants, tag)) {
    const allowed = Object.keys(form.variants);
    return fault([...path, form.key], tag, { code: 'choice', allowed });
  }
  return fieldsFault(path, [...path, tag], form.variants[tag] as Table, said);
}

/** `keys` are the parts that there must be: those that are missing are named. */
function countFault(
  path: Path,
  parts: readonly string[],
  keys: readonly string[],
): Fault | undefined {
  const { length } = keys;
  if (parts.length === length) return undefined;
  const allowed = keys.slice(parts.length);
  return fault(path, String(parts.length), { code: 'length', low: length, high: length, allowed });
}

function settingsFault(path: Path, table: Table, parts: readonly string[]): Fault | undefined {
  const said = new Set<string>();
  for (const part of parts) {
    const dash = part.indexOf('-');
    const key = part.slice(0, dash);
    if (!Object.hasOwn(table, key)) {
      return fault(path, part, { code: 'choice', allowed: Object.keys(table) });
    }
    if (said.has(key)) return fault(path, key, { code: 'double', allowed: [key] });
    said.add(key);
    const wrong = valueFault([...path, key], table, key, part.slice(dash + 1));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** `of`: where it is said that there are too many parts, or too few. */
function fieldsFault(
  path: Path,
  of: Path,
  table: Table,
  parts: readonly string[],
): Fault | undefined {
  const keys = Object.keys(table);
  const miscounted = countFault(of, parts, keys);
  if (miscounted !== undefined) return miscounted;
  for (const [i, key] of keys.entries()) {
    const text = parts[i] as string;
    if (text === '' && table[key]?.absent) continue;
    const wrong = valueFault([...path, key], table, key, text);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function valueFault(path: Path, table: Table, key: string, text: string): Fault | undefined {
  const codec = table[key];
  if (codec === undefined || codec.read(text) !== undefined) return undefined;
  return fault(path, text, codec.rule);
}
