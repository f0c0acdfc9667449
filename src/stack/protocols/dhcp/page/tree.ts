/** The inspector’s tree of a DHCP message: every field and option with its octets, value and words. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import { fromUtf8 } from '../../../core/text.ts';
import { displayBytes } from '../../../wire/display.ts';
import type { Field } from '../../../wire/dissect.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import { MESSAGE_TYPES, OPTIONS } from '../codes.ts';
import { AT, placedOptions } from '../message.ts';
import { type FixedField, fixedTexts, optionsText, optionTexts, unknownOption } from './texts.ts';

const NAMES = Object.keys(fixedTexts) as FixedField[];
const LENGTHS = NAMES.map((name, i) => {
  const next = NAMES[i + 1];
  return (next === undefined ? AT.options : AT[next]) - AT[name];
});

interface Part {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly value?: number | undefined;
  readonly display?: string | undefined;
  readonly children?: readonly Field[];
}

/** The fields of the message in `frame` from `base` to `end`, as far as it goes. */
export function dhcpFields(frame: Uint8Array, base: number, end: number): readonly Field[] {
  const bytes = frame.subarray(base, end);
  const field = (text: FieldText, part: Part): Field => {
    const octets = bytes.subarray(part.start, part.end);
    const { values } = text;
    const meant =
      part.value === undefined || typeof values === 'function' ? undefined : values?.[part.value];
    return {
      ...{
        name: part.name,
        path: part.path,
        label: text.label,
        meaning: text.meaning,
        ref: text.ref,
      },
      bitOffset: 8 * part.start,
      bitLength: 8 * (part.end - part.start),
      start: base + part.start,
      end: base + part.end,
      value: part.value ?? octets,
      display:
        part.display ?? (part.value === undefined ? displayBytes(octets) : String(part.value)),
      valueMeaning: meant ?? null,
      derived: false,
      children: part.children ?? [],
    };
  };
  const fixed = NAMES.flatMap((name, i) => {
    const start = AT[name];
    const stop = start + (LENGTHS[i] as number);
    if (stop > bytes.length) return [];
    return [
      field(fixedTexts[name], {
        name,
        path: name,
        start,
        end: stop,
        ...shown(name, bytes, start, stop),
      }),
    ];
  });
  if (bytes.length <= AT.options) return fixed;
  const children = placedOptions(bytes.subarray(AT.options)).map(
    ({ code, start, end: stop }, i) => {
      const from = AT.options + start;
      const to = Math.min(AT.options + stop, bytes.length);
      const text = optionTexts[code] ?? unknownOption;
      const display = optionDisplay(code, bytes.subarray(from, to));
      return field(text, {
        name: `option ${code}`,
        path: `options/${i}`,
        start: from - 2,
        end: to,
        display,
      });
    },
  );
  const display = String(children.length);
  const all = { name: 'options', path: 'options', start: AT.options, end: bytes.length };
  return [...fixed, field(optionsText, { ...all, display, children })];
}

/** Short fields are numbers; addresses and names are written as such. */
function shown(name: FixedField, bytes: Uint8Array, start: number, end: number) {
  const octets = bytes.subarray(start, end);
  if (name === 'sname' || name === 'file') return { display: textIn(octets) };
  if (name === 'chaddr') return { display: formatMac(wordIn(octets.subarray(0, 6))) };
  const value = wordIn(octets);
  if (name.endsWith('iaddr')) return { value, display: formatIpv4(value) };
  const hex = name === 'xid' || name === 'cookie' || name === 'flags';
  return hex
    ? { value, display: `0x${value.toString(16).padStart(2 * octets.length, '0')}` }
    : { value };
}

function wordIn(octets: Uint8Array): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** Up to the first zero. */
function textIn(octets: Uint8Array): string {
  const end = octets.indexOf(0);
  return fromUtf8(end < 0 ? octets : octets.subarray(0, end));
}

const ADDRESSES: readonly number[] = [
  ...[OPTIONS.subnetMask, OPTIONS.router, OPTIONS.domainServer],
  ...[OPTIONS.requestedAddress, OPTIONS.serverId],
];
const TIMES: readonly number[] = [OPTIONS.leaseTime, OPTIONS.renewalTime, OPTIONS.rebindingTime];

function optionDisplay(code: number, octets: Uint8Array): string {
  if (code === OPTIONS.messageType) return MESSAGE_TYPES[octets[0] ?? 0] ?? displayBytes(octets);
  if (ADDRESSES.includes(code) && octets.length % 4 === 0) {
    return Array.from({ length: octets.length / 4 }, (_, i) =>
      formatIpv4(wordIn(octets.subarray(4 * i, 4 * i + 4))),
    ).join(', ');
  }
  if (TIMES.includes(code) && octets.length === 4) return `${wordIn(octets)} s`;
  if (code === OPTIONS.hostName || code === OPTIONS.text) return textIn(octets);
  return code === OPTIONS.parameters ? octets.join(', ') : displayBytes(octets);
}
