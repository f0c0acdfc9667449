/** What an HTTP/1 message is, and where its parts stand in the stream of bytes. */

export type HttpVersion = '0.9' | '1.0' | '1.1';

/** Names and values as they stand in the message, in order; values are Latin-1 text. */
export type FieldList = readonly (readonly [name: string, value: string])[];

export interface RequestStart {
  readonly role: 'request';
  readonly version: HttpVersion;
  readonly method: string;
  readonly target: string;
}

export interface ResponseStart {
  readonly role: 'response';
  readonly version: HttpVersion;
  readonly status: number;
  readonly reason: string;
}

export type Start = RequestStart | ResponseStart;

/** What says where the body ends (RFC 9112 §6.3). */
export type FramedBy =
  /** There is none: nothing in a request says that there is one. */
  | 'nothing'
  /** There is none: the answer to HEAD, or 1xx, 204 or 304, whatever its fields say. */
  | 'status'
  | 'length'
  | 'chunked'
  /** It ends with the connection. */
  | 'close'
  /** From here on the connection speaks another protocol. */
  | 'switched';

export interface PlacedField {
  readonly start: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind its line. */
  readonly end: number;
}

export interface PlacedChunk {
  /** Of the line with its size. */
  readonly start: number;
  readonly dataStart: number;
  /** Behind its data. */
  readonly dataEnd: number;
  readonly extension: string;
}

/** Offsets in the stream of one direction, from its first byte. */
export interface Marks {
  readonly start: number;
  lineEnd: number;
  readonly fields: PlacedField[];
  /** Behind the empty line that ends the header. */
  headEnd: number;
  readonly chunks: PlacedChunk[];
  /** Behind the body, trailers included. */
  end: number;
}

export interface Head {
  readonly start: Start;
  readonly fields: FieldList;
  readonly framedBy: FramedBy;
  /** Bytes of the body, where the header says how many; else −1. */
  readonly length: number;
}

export interface HttpMessage extends Head {
  readonly trailers: FieldList;
  /** Without chunk sizes; content codings are still on. */
  readonly body: Uint8Array;
  readonly marks: Marks;
}

/** The first field of that name; names are the same in any case. */
export function fieldOf(fields: FieldList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return fields.find(([each]) => each.toLowerCase() === wanted)?.[1];
}

/** All values of a list field, those of several lines one after the other (RFC 9110 §5.6.1). */
export function listOf(fields: FieldList, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fields
    .filter(([each]) => each.toLowerCase() === wanted)
    .flatMap(([, value]) => splitList(value));
}

/** The members of a list: commas in quoted strings do not divide. */
export function splitList(value: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i <= value.length; i++) {
    const letter = value[i];
    if (letter === '"') quoted = !quoted;
    else if (quoted && letter === '\\') i++;
    if (letter !== undefined && (quoted || letter !== ',')) continue;
    const part = value.slice(from, i).trim();
    if (part !== '') found.push(part);
    from = i + 1;
  }
  return found;
}

/** Whether the connection is for further messages, by version and `Connection` (RFC 9112 §9.3). */
export function persists({ start, fields, framedBy }: Head): boolean {
  if (framedBy === 'close' || start.version === '0.9') return false;
  const options = listOf(fields, 'connection').map((option) => option.toLowerCase());
  if (options.includes('close')) return false;
  return start.version === '1.1' || options.includes('keep-alive');
}
