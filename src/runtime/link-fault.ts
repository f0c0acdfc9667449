/**
 * What is wrong with a link that cannot be read: which part of it, and what may stand there. Asked
 * only of broken links, so it is fetched only then.
 */
import type { Fault, Rule } from '../stack/world/schema/faults.ts';
import { CALLS, decodeInput, MOST_INPUTS, SETTINGS, type Table } from './url.ts';
import { bytes, LONGEST_RUN, MOST_FRAMES, whole } from './url-values.ts';

type Path = Fault['path'];

const LONGEST_FOUND = 60;
const KINDS = ['d', 'u', 'x', 'l', 'c', 'f', 't', 's'];
const NODE = 'node';
const SUBJECT: Readonly<Record<string, string>> = {
  d: 'frame',
  c: NODE,
  f: NODE,
  t: NODE,
  s: NODE,
};

/** The first fault of a query string that `decodeRunLink` does not take. */
export function linkFault(query: string): Fault | undefined {
  const parameters = new URLSearchParams(query);
  return (
    numberFault(['seed'], parameters.get('seed'), 0xffffffff) ??
    numberFault(['t'], parameters.get('t'), LONGEST_RUN) ??
    inputsFault(parameters.get('in'))
  );
}

function fault(path: Path, found: string, rule: Rule): Fault {
  const short = found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND)}…` : found;
  return { ...rule, path, found: short };
}

function numberFault(path: Path, text: string | null, high: number): Fault | undefined {
  if (text === null || whole(text, high) !== undefined) return undefined;
  return fault(path, text, { code: 'whole', low: 0, high });
}

function inputsFault(text: string | null): Fault | undefined {
  if (text === null) return undefined;
  const list = text.split('~');
  if (list.length > MOST_INPUTS) {
    return fault(['in'], String(list.length), { code: 'length', low: 0, high: MOST_INPUTS });
  }
  let before = 0;
  for (const [index, each] of list.entries()) {
    const input = decodeInput(each);
    if (input === undefined) return inputFault(['in', index], each);
    if (input.at < before) {
      return fault(['in', index, 'at'], String(input.at), { code: 'order', low: before });
    }
    before = input.at;
  }
  return undefined;
}

function inputFault(path: Path, text: string): Fault {
  const kind = text.slice(0, 1);
  if (!KINDS.includes(kind)) return fault(path, text, { code: 'choice', allowed: KINDS });
  const [time = '', subject = '', ...parts] = text.slice(1).split('.');
  return (
    numberFault([...path, 'at'], time, LONGEST_RUN) ??
    numberFault([...path, SUBJECT[kind] ?? 'link'], subject, MOST_FRAMES) ??
    partsFault(path, kind, parts) ??
    // The rest is a letter that no part of an address has, or a number with too many digits.
    fault(path, text, { code: 'kind', allowed: ['A–Z a–z 0–9 - _ . ~'] })
  );
}

function partsFault(path: Path, kind: string, parts: readonly string[]): Fault | undefined {
  switch (kind) {
    case 'l':
      return settingsFault(path, parts);
    case 'c':
      return callFault(path, parts);
    case 'f':
      return frameFault(path, parts);
    case 't':
    case 's':
      return (
        countFault(path, parts, 2) ?? numberFault([...path, 'process'], parts[0] ?? '', MOST_FRAMES)
      );
    default:
      return parts.length === 0 ? undefined : countFault(path, parts, 0);
  }
}

function countFault(path: Path, parts: readonly string[], wanted: number): Fault | undefined {
  if (parts.length === wanted) return undefined;
  return fault(path, String(parts.length), { code: 'length', low: wanted, high: wanted });
}

function settingsFault(path: Path, parts: readonly string[]): Fault | undefined {
  const said = new Set<string>();
  for (const part of parts) {
    const dash = part.indexOf('-');
    const key = part.slice(0, dash);
    if (!Object.hasOwn(SETTINGS, key)) {
      return fault(path, part, { code: 'choice', allowed: Object.keys(SETTINGS) });
    }
    if (said.has(key)) return fault(path, key, { code: 'double', allowed: [key] });
    said.add(key);
    const wrong = valueFault([...path, key], SETTINGS as Table, key, part.slice(dash + 1));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function callFault(path: Path, parts: readonly string[]): Fault | undefined {
  const [name = '', ...said] = parts;
  if (!Object.hasOwn(CALLS, name)) {
    return fault([...path, 'call'], name, { code: 'choice', allowed: Object.keys(CALLS) });
  }
  const fields = (CALLS as Record<string, Table>)[name] as Table;
  const keys = Object.keys(fields);
  const miscounted = countFault([...path, name], said, keys.length);
  if (miscounted !== undefined) return miscounted;
  for (const [i, key] of keys.entries()) {
    const text = said[i] as string;
    if (text === '' && fields[key]?.absent) continue;
    const wrong = valueFault([...path, key], fields, key, text);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function valueFault(path: Path, table: Table, key: string, text: string): Fault | undefined {
  const codec = table[key];
  if (codec === undefined || codec.read(text) !== undefined) return undefined;
  return fault(path, text, codec.rule);
}

function frameFault(path: Path, parts: readonly string[]): Fault | undefined {
  const [card = '', frame = ''] = parts;
  return (
    countFault(path, parts, 2) ??
    numberFault([...path, 'nic'], card, MOST_FRAMES) ??
    (bytes.read(frame) === undefined ? fault([...path, 'bytes'], frame, bytes.rule) : undefined)
  );
}
