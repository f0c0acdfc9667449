/** A site: what is there under which path, as the scenario says it and as requests have changed it. */
import { utf8 } from '../../core/text.ts';
import type { FieldList } from '../../protocols/http/message.ts';
import { parseHttpDate } from '../../web/http-date.ts';

export interface Variant {
  readonly text?: string;
  /** Instead of a text, so many bytes that say nothing. */
  readonly size?: number;
  readonly language?: string;
  /** The text is sent under this content coding. */
  readonly coding?: 'gzip' | 'deflate';
  readonly type?: string;
}

export interface ResourceSpec extends Variant {
  /** As an HTTP-date; default: when the server starts. */
  readonly modified?: string;
  /** With its quotes; default: made of its bytes. '': none. */
  readonly etag?: string;
  readonly variants?: readonly Variant[];
  /** Fields that every answer of it has besides. */
  readonly fields?: FieldList;
  /** What is answered whatever happens: 410, 503 … */
  readonly status?: number;
  /** Where it has gone to; `status` says how (default 302). */
  readonly to?: string;
  /** Besides OPTIONS. Default: GET and HEAD. */
  readonly methods?: readonly string[];
  /** Media types that a body may have. */
  readonly takes?: readonly string[];
  readonly framing?: 'chunked' | 'close';
  /** Bytes of a chunk. */
  readonly chunk?: number;
  readonly trailers?: FieldList;
  /** How long the answer takes to make. */
  readonly after?: number;
  /** Whom it lets in, by name and password (RFC 7617). */
  readonly users?: Readonly<Record<string, string>>;
  readonly realm?: string;
  /** `begin`: a log-in; `end`: a log-out; `need`: for those who are logged in; `use`: it may be known. */
  readonly session?: 'begin' | 'end' | 'need' | 'use';
}

export interface Representation {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly language: string;
  readonly coding: string;
  readonly etag: string;
}

export interface Resource {
  readonly spec: ResourceSpec;
  /** Seconds since 1970. */
  readonly modified: number;
  /** The first is served to whoever has no wishes. */
  readonly forms: readonly Representation[];
}

/** By path. */
export type Site = Map<string, Resource>;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

export function typeByName(path: string): string {
  const extension = /\.([a-z]+)$/.exec(path)?.[1] ?? (path.endsWith('/') ? 'html' : '');
  return TYPES[extension] ?? 'application/octet-stream';
}

export function resourceOf(path: string, spec: ResourceSpec, now: number): Resource {
  const modified = spec.modified === undefined ? now : (parseHttpDate(spec.modified, now) ?? now);
  const forms = (spec.variants ?? [{}]).map((variant) => formOf(path, { ...spec, ...variant }));
  return { spec, modified, forms };
}

function formOf(path: string, spec: ResourceSpec): Representation {
  const bytes = spec.size === undefined ? utf8(spec.text ?? '') : filler(spec.size);
  const { language = '', coding = '', type = typeByName(path) } = spec;
  return { bytes, type, language, coding, etag: spec.etag ?? etagOf(bytes) };
}

/** Printable, so that it can be looked at. */
function filler(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (i % 64 === 63 ? 10 : 97 + ((i * 7) % 26)));
}

/** Strong: other bytes, another tag (RFC 9110 §8.8.3). */
export function etagOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `"${(hash >>> 0).toString(16).padStart(8, '0')}"`;
}

/** The path of a target, decoded; the query; and the session that a rewritten URL names. */
export interface Address {
  readonly path: string;
  readonly query: string;
  readonly session: string;
}

/** Undefined: it is none of the forms of RFC 9112 §3.2 that name something here. */
export function addressOf(target: string): Address | undefined {
  const [, rest = target] = /^https?:\/\/[^/?#]*(.*)$/i.exec(target) ?? [];
  if (rest !== '' && rest[0] !== '/' && rest[0] !== '?') return undefined;
  const question = rest.indexOf('?');
  const raw = question < 0 ? rest : rest.slice(0, question);
  const query = question < 0 ? '' : rest.slice(question + 1);
  const [, path = raw, session = ''] = /^(.*);sid=([A-Za-z0-9]*)$/.exec(raw) ?? [];
  return { path: decoded(path === '' ? '/' : path), query, session };
}

/** `%41` is A; what is no such pair stays as it is. */
export function decoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** The fields of a form (`a=1&b=2`), as a browser sends them. */
export function formFields(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('&').slice(0, 100);
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2).map((part) => part.replaceAll('+', ' '));
      return [decoded(name), decoded(value)];
    }),
  );
}
