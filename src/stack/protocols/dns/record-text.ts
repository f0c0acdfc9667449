/** RDATA from the words of a line in a master file (RFC 1035 §5.1, RFC 3597 §5). */
import { parseIpv4 } from '../../core/addresses.ts';
import { formatIpv6, parseIpv6 } from './ipv6-text.ts';
import { type DomainName, octetsOfText, parseName } from './name.ts';
import { readData } from './rdata.ts';
import {
  type FieldForm,
  type FieldValues,
  fieldsOf,
  knownType,
  type RData,
  type RecordType,
} from './record.ts';

type Value = FieldValues[FieldForm];

/** What RDLENGTH can say (RFC 1035 §3.2.1). */
const MOST_OCTETS = 0xffff;

export function parseData(
  type: number,
  recordClass: number,
  words: readonly string[],
  origin: DomainName,
): RData | undefined {
  if (words[0] === '\\#') return parseOpaque(type, recordClass, words.slice(1));
  const known = knownType(type, recordClass);
  if (known === undefined) return undefined;
  return parseFields(known, words, origin);
}

/**
 * RFC 3597 §5: `\# length hex…`. Of a type that is known, it means the same as the fields written
 * out, and must be right.
 */
function parseOpaque(
  type: number,
  recordClass: number,
  [length = '', ...rest]: readonly string[],
): RData | undefined {
  const hex = rest.join('');
  const octets = hex.match(/../g) ?? [];
  if (!/^\d{1,5}$/.test(length) || Number(length) !== hex.length / 2) return undefined;
  if (!/^[0-9a-f]*$/i.test(hex) || octets.length > MOST_OCTETS) return undefined;
  const bytes = Uint8Array.from(octets, (octet) => Number.parseInt(octet, 16));
  const { data, fault } = readData(bytes, 0, bytes.length, type, recordClass, false);
  return fault === null ? data : undefined;
}

function parseFields(
  type: RecordType,
  words: readonly string[],
  origin: DomainName,
): RData | undefined {
  const values: Record<string, Value> = {};
  const fields = fieldsOf(type);
  for (const [i, [name, form]] of fields.entries()) {
    const mine = form === 'strings' ? words.slice(i) : [words[i] ?? ''];
    const value = parseValue(form, mine, origin);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  const rest = fields.some(([, form]) => form === 'strings') ? [] : words.slice(fields.length);
  return rest.length > 0 ? undefined : ({ form: type, ...values } as unknown as RData);
}

function parseValue(
  form: FieldForm,
  words: readonly string[],
  origin: DomainName,
): Value | undefined {
  const word = words[0] ?? '';
  switch (form) {
    case 'ipv4':
      return parseIpv4(word);
    case 'ipv6': {
      const octets = parseIpv6(word);
      return octets && formatIpv6(Uint8Array.from(octets), 0);
    }
    case 'name':
    case 'whole-name':
      return word === '' ? undefined : parseName(word, origin);
    case 'strings':
      return parseStrings(words);
    default: {
      const most = form === 'u16' ? 0xffff : 0xffffffff;
      return /^\d{1,10}$/.test(word) && Number(word) <= most ? Number(word) : undefined;
    }
  }
}

function parseStrings(words: readonly string[]): readonly string[] | undefined {
  const strings: string[] = [];
  for (const word of words) {
    const octets = octetsOfText(word.startsWith('"') ? word.slice(1, -1) : word);
    if (octets === undefined || octets.length > 255) return undefined;
    strings.push(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
  }
  return strings.length === 0 ? undefined : strings;
}
