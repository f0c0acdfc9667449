/** The lines of a header: what they say, or what is wrong with them (RFC 9112 §3, §4, §5). */
import type { HttpFaultCode } from './fault.ts';
import type { HttpVersion, PlacedField, RequestStart, ResponseStart } from './message.ts';

type Read<T> = T | HttpFaultCode;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What no line may have in it; a tab is white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;
const HTTP_1 = /^HTTP\/1\.(\d)$/;
const ANY_HTTP = /^HTTP\/\d\.\d$/;

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A later 1.x is read as 1.1, the highest that is known here (RFC 9110 §2.5). */
function versionOf(text: string): HttpVersion | undefined {
  const minor = HTTP_1.exec(text)?.[1];
  if (minor === undefined) return undefined;
  return minor === '0' ? '1.0' : '1.1';
}

/**
 * `GET /path` alone is a whole request of HTTP/0.9. Whoever does not write exactly one space between
 * the parts is refused: where lenient readers would not agree, requests are smuggled (§3).
 */
export function readRequestLine(line: string, mostTarget: number): Read<RequestStart> {
  if (CONTROL.test(line)) return 'control-character';
  const [method = '', target = '', version, more] = line.split(' ');
  if (!isToken(method) || target === '' || more !== undefined) return 'request-line';
  if (target.length > mostTarget) return 'target-too-long';
  if (version === undefined) {
    return method === 'GET' ? { role: 'request', version: '0.9', method, target } : 'request-line';
  }
  const known = versionOf(version);
  if (known !== undefined) return { role: 'request', version: known, method, target };
  return ANY_HTTP.test(version) ? 'version' : 'request-line';
}

export function readStatusLine(line: string): Read<ResponseStart> {
  if (CONTROL.test(line)) return 'control-character';
  const [, version = '', digits = '', reason = ''] = /^(\S+) (\d{3})(?: (.*))?$/.exec(line) ?? [];
  if (digits === '' || digits < '100') return 'status-line';
  const known = versionOf(version);
  if (known !== undefined) {
    return { role: 'response', version: known, status: Number(digits), reason };
  }
  return ANY_HTTP.test(version) ? 'version' : 'status-line';
}

/** `at`: where the line stands in the stream; `length`: with its end. */
export function readFieldLine(
  line: string,
  at: number,
  length: number,
): Read<{ readonly field: readonly [string, string]; readonly place: PlacedField }> {
  if (/^[ \t]/.test(line)) return 'folded';
  if (CONTROL.test(line)) return 'control-character';
  const colon = line.indexOf(':');
  if (colon < 0) return 'field-line';
  const name = line.slice(0, colon);
  if (/[ \t]$/.test(name)) return 'space-before-colon';
  if (!isToken(name)) return 'field-line';
  const raw = line.slice(colon + 1);
  const value = raw.replace(/^[ \t]+|[ \t]+$/g, '');
  const blank = value === '' ? 0 : raw.search(/[^ \t]/);
  const valueStart = at + colon + 1 + blank;
  const place = {
    start: at,
    nameEnd: at + colon,
    valueStart,
    valueEnd: valueStart + value.length,
    end: at + length,
  };
  return { field: [name, value], place };
}

/** Leading zeros included; as many as say any size that is allowed. */
const CHUNK = /^([0-9A-Fa-f]{1,16})((?:[ \t]*;.*)?)$/;

/** `1a;name=value`: the size of a chunk and its extensions (§7.1). */
export function readChunkLine(
  line: string,
): Read<{ readonly size: number; readonly extension: string }> {
  if (CONTROL.test(line)) return 'control-character';
  const [, digits, extension = ''] = CHUNK.exec(line) ?? [];
  if (digits === undefined) return 'chunk-size';
  return { size: Number.parseInt(digits, 16), extension: extension.trim() };
}
