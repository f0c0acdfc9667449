/** Records as lines of a master file (RFC 1035 §5.1, RFC 3597 §5), as dig prints them. */
import { formatIpv4 } from '../../core/addresses.ts';
import { className } from './codes.ts';
import { formatString } from './name.ts';
import {
  type AnyRData,
  type FieldForm,
  type FieldValues,
  fieldsOf,
  type RData,
  type ResourceRecord,
  typeName,
} from './record.ts';

type Value = FieldValues[FieldForm];

/** RDATA as text: `10 mail.example.com.` */
export function formatData(data: RData): string {
  if (data.form === 'opaque') {
    const hex = Array.from(data.bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
    return `\\# ${data.bytes.length}${hex === '' ? '' : ` ${hex}`}`;
  }
  const values = data as unknown as AnyRData;
  return fieldsOf(data.form)
    .map(([name, form]) => formatValue(form, values[name] as Value))
    .join(' ');
}

/** One field of RDATA as text. */
export function formatValue(form: FieldForm, value: Value): string {
  if (form === 'ipv4') return formatIpv4(value as number);
  if (form === 'strings') return (value as readonly string[]).map(formatString).join(' ');
  return String(value);
}

/** The five columns of a record: name, TTL, class, type, RDATA. */
export function recordColumns({ name, ttl, class: number, type, data }: ResourceRecord): string[] {
  return [name, String(ttl), className(number), typeName(type), formatData(data)];
}
