/** Where the body of a message ends (RFC 9112 §6.3), and what is refused because two readers might disagree. */
import type { HttpFaultCode } from './fault.ts';
import { type FieldList, type FramedBy, listOf, type Start } from './message.ts';

export type Framing =
  | { readonly by: FramedBy; readonly length: number; readonly fault?: undefined }
  | { readonly fault: HttpFaultCode };

const CODINGS = ['chunked', 'gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'identity'];
const without = (by: FramedBy): Framing => ({ by, length: 0 });

/** `method`: of the request that a response answers. */
export function framingOf(start: Start, fields: FieldList, method: string): Framing {
  if (start.role === 'response') {
    const { status } = start;
    if (status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)) {
      return without('switched');
    }
    if (method === 'HEAD' || status < 200 || status === 204 || status === 304) {
      return without('status');
    }
  }
  const has = (name: string) => fields.some(([each]) => each.toLowerCase() === name);
  if (has('transfer-encoding')) return byCoding(start, fields, has('content-length'));
  if (has('content-length')) return byLength(fields);
  return start.role === 'request' ? without('nothing') : { by: 'close', length: -1 };
}

function byCoding(start: Start, fields: FieldList, hasLength: boolean): Framing {
  if (start.version !== '1.1') return { fault: 'coding-too-early' };
  if (hasLength) return { fault: 'length-and-coding' };
  const codings = listOf(fields, 'transfer-encoding').map((each) => each.toLowerCase());
  if (codings.some((coding) => !CODINGS.includes(coding))) return { fault: 'coding-unknown' };
  const at = codings.indexOf('chunked');
  if (at >= 0 && at < codings.length - 1) return { fault: 'coding-order' };
  // Under `chunked` lie the others, which nobody here takes off.
  if (codings.length > 1) return { fault: 'coding-unknown' };
  if (at === 0) return { by: 'chunked', length: -1 };
  // Nothing says where such a request ends; such a response ends with the connection.
  return start.role === 'request' ? { fault: 'coding-order' } : { by: 'close', length: -1 };
}

function byLength(fields: FieldList): Framing {
  const values = fields
    .filter(([name]) => name.toLowerCase() === 'content-length')
    .flatMap(([, value]) => value.split(','))
    .map((value) => value.trim());
  if (values.some((value) => !/^\d{1,15}$/.test(value))) return { fault: 'length-invalid' };
  const lengths = new Set(values.map(Number));
  // Whoever says the same twice leaves no doubt.
  if (lengths.size !== 1) return { fault: 'lengths-differ' };
  return { by: 'length', length: [...lengths][0] as number };
}
