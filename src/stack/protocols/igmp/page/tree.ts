/** The inspector's tree of an IGMP message, as far as it can be read. */
import { formatIpv4 } from '../../../core/addresses.ts';
import { displayBytes } from '../../../wire/display.ts';
import type { Field } from '../../../wire/dissect.ts';
import { igmpTypes, LEAST, RECORD_TYPES } from '../message.ts';
import { fieldTexts, type IgmpField } from './field-text.ts';

interface Area {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where the message stands in its frame. */
  readonly base: number;
}

interface Part {
  readonly name: IgmpField;
  readonly start: number;
  readonly length: number;
  readonly prefix?: string;
  readonly shown?: string;
  readonly value?: number;
  /** Within its bytes, for parts of one. */
  readonly bits?: readonly [from: number, length: number];
  readonly children?: readonly Field[];
}

export function igmpFields(frame: Uint8Array, base: number, end: number): Field[] {
  const bytes = frame.subarray(base, end);
  if (bytes.length < LEAST) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const area = { bytes, view, base };
  if (view.getUint8(0) === igmpTypes.reportV3) return reportFields(area);
  return [
    ...common(area, 'maxResponse'),
    address(area, 'group', 4),
    ...(bytes.length >= 12 && view.getUint8(0) === igmpTypes.query ? queryFields(area) : []),
  ];
}

function common(area: Area, second: IgmpField): Field[] {
  const sum = area.view.getUint16(2);
  return [
    field(area, { name: 'type', start: 0, length: 1 }),
    field(area, { name: second, start: 1, length: 1 }),
    { ...field(area, { name: 'checksum', start: 2, length: 2, shown: hex16(sum) }), derived: true },
  ];
}

function queryFields(area: Area): Field[] {
  const flags = area.view.getUint8(8);
  const count = area.view.getUint16(10);
  const one = { start: 8, length: 1 };
  return [
    field(area, { ...one, name: 'suppress', value: (flags >> 3) & 1, bits: [4, 1] }),
    field(area, { ...one, name: 'robustness', value: flags & 7, bits: [5, 3] }),
    field(area, { name: 'interval', start: 9, length: 1 }),
    field(area, { name: 'sourceCount', start: 10, length: 2 }),
    ...sources(area, 12, count, ''),
    ...rest(area, 12 + count * 4),
  ];
}

function reportFields(area: Area): Field[] {
  const { view, bytes } = area;
  const fields = [
    ...common(area, 'reserved'),
    field(area, { name: 'reserved', start: 4, length: 2, prefix: 'second/' }),
    field(area, { name: 'recordCount', start: 6, length: 2 }),
  ];
  let at = LEAST;
  for (let i = 0; i < view.getUint16(6) && at + 8 <= bytes.length; i++) {
    const length = 8 + (view.getUint16(at + 2) + view.getUint8(at + 1)) * 4;
    fields.push(recordField(area, at, Math.min(length, bytes.length - at), i));
    at += length;
  }
  return [...fields, ...rest(area, at)];
}

function recordField(area: Area, at: number, length: number, index: number): Field {
  const { view } = area;
  const prefix = `record/${index}/`;
  const type = view.getUint8(at);
  const count = view.getUint16(at + 2);
  const children = [
    field(area, { name: 'recordType', start: at, length: 1, prefix }),
    field(area, { name: 'auxiliary', start: at + 1, length: 1, prefix }),
    field(area, { name: 'sourceCount', start: at + 2, length: 2, prefix }),
    address(area, 'group', at + 4, prefix),
    ...sources(area, at + 8, count, prefix),
  ];
  const shown = `${RECORD_TYPES[type] ?? type} ${formatIpv4(view.getUint32(at + 4))}`;
  const part = { name: 'record', start: at, length, prefix: `${index}/`, shown, children } as const;
  return field(area, part);
}

function sources(area: Area, at: number, count: number, prefix: string): Field[] {
  const whole = Math.min(count, Math.max(0, Math.floor((area.bytes.length - at) / 4)));
  return Array.from({ length: whole }, (_, i) =>
    address(area, 'source', at + i * 4, `${prefix}${i}/`),
  );
}

function rest(area: Area, at: number): Field[] {
  const length = area.bytes.length - at;
  return length > 0 ? [field(area, { name: 'rest', start: at, length })] : [];
}

function address(area: Area, name: IgmpField, start: number, prefix = ''): Field {
  const shown = formatIpv4(area.view.getUint32(start));
  return field(area, { name, start, length: 4, prefix, shown });
}

function field(area: Area, part: Part): Field {
  const { name, start, length, prefix = '', bits, children = [] } = part;
  const { base, bytes } = area;
  const text = fieldTexts[name];
  const octets = bytes.subarray(start, start + length);
  const number = length <= 4 ? octets.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
  const value = part.value ?? number;
  const values = typeof text.values === 'object' ? text.values : {};
  return {
    ...{ name, path: `${prefix}${name}`, label: text.label, meaning: text.meaning, ref: text.ref },
    bitOffset: 8 * start + (bits?.[0] ?? 0),
    bitLength: bits?.[1] ?? 8 * length,
    ...{ start: base + start, end: base + start + length, value: value ?? octets },
    display: part.shown ?? (value === undefined ? displayBytes(octets) : String(value)),
    valueMeaning: value === undefined ? null : (values[value] ?? null),
    ...{ derived: false, children },
  };
}

function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
