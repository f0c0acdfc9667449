/**
 * A DNS message (RFC 1035 §4.1) as plain data, and its octets. Decoding is lenient: it keeps what
 * can be read and says what is wrong and where, for servers that must answer FORMERR and for the
 * inspector, which shows broken messages too.
 */
import { TYPE_OPT } from './codes.ts';
import type { DnsFault } from './fault.ts';
import { isWithin, sameName } from './name.ts';
import { type PlacedField, readData, writeData, writeNumber } from './rdata.ts';
import type { Question, ResourceRecord } from './record.ts';
import { createWriter, readName, type Writer, writeName } from './wire-name.ts';

/** The header without the counts, which follow from the sections. */
export interface MessageHeader {
  readonly id: number;
  /** QR: a response, not a query. */
  readonly response: boolean;
  readonly opcode: number;
  /** AA */
  readonly authoritative: boolean;
  /** TC */
  readonly truncated: boolean;
  /** RD */
  readonly recursionDesired: boolean;
  /** RA */
  readonly recursionAvailable: boolean;
  /** Z: must be zero. */
  readonly reserved: boolean;
  /** AD and CD (RFC 4035 §3.2.2, §3.2.3). */
  readonly authenticData: boolean;
  readonly checkingDisabled: boolean;
  readonly rcode: number;
}

export interface Message extends MessageHeader {
  readonly questions: readonly Question[];
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  readonly additionals: readonly ResourceRecord[];
}

export const SECTIONS = ['questions', 'answers', 'authorities', 'additionals'] as const;
export type Section = (typeof SECTIONS)[number];
/** Sections that hold records. */
export type RecordSection = Exclude<Section, 'questions'>;

/** A question or record with its place in the message. */
export interface PlacedEntry {
  readonly section: Section;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly entry: Question | ResourceRecord;
  /** The fields of RDATA; none for a question. */
  readonly fields: readonly PlacedField[];
}

export interface DecodedMessage {
  readonly message: Message;
  /** What the header counts in each section. */
  readonly counts: readonly number[];
  readonly entries: readonly PlacedEntry[];
  /** The first is what a stack minds; later ones are in RDATA that could be stepped over. */
  readonly faults: readonly DnsFault[];
  /** Where reading came to its end. */
  readonly end: number;
}

export const HEADER_LENGTH = 12;
/** The most octets of a message in a UDP datagram without EDNS (RFC 1035 §4.2.1). */
export const MOST_OVER_UDP = 512;

/** A query's header: what is not given is off. */
export function queryHeader(id: number, recursionDesired: boolean): MessageHeader {
  return { ...headerOf(id, 0), recursionDesired };
}

function headerOf(id: number, bits: number): MessageHeader {
  const bit = (n: number) => (bits & (1 << n)) !== 0;
  return {
    id,
    response: bit(15),
    opcode: (bits >> 11) & 15,
    authoritative: bit(10),
    truncated: bit(9),
    recursionDesired: bit(8),
    recursionAvailable: bit(7),
    reserved: bit(6),
    authenticData: bit(5),
    checkingDisabled: bit(4),
    rcode: bits & 15,
  };
}

function bitsOf(header: MessageHeader): number {
  const flags = [
    header.response,
    header.authoritative,
    header.truncated,
    header.recursionDesired,
    header.recursionAvailable,
    header.reserved,
    header.authenticData,
    header.checkingDisabled,
  ];
  const places = [15, 10, 9, 8, 7, 6, 5, 4];
  const bits = flags.reduce((sum, on, i) => (on ? sum | (1 << (places[i] as number)) : sum), 0);
  return bits | ((header.opcode & 15) << 11) | (header.rcode & 15);
}

/** Takes any octets apart: it neither throws nor reads beyond them. */
export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  const u16 = (at: number) => (at + 2 > bytes.length ? 0 : (bytes[at]! << 8) | bytes[at + 1]!);
  const counts = [4, 6, 8, 10].map(u16);
  const entries: PlacedEntry[] = [];
  const faults: DnsFault[] = [];
  let end = 0;
  if (bytes.length < HEADER_LENGTH) faults.push({ code: 'header-truncated', at: bytes.length });
  else end = readEntries(bytes, counts, entries, faults);
  const section = <E>(name: Section) =>
    entries.filter((entry) => entry.section === name).map(({ entry }) => entry as E);
  const message: Message = {
    ...headerOf(u16(0), u16(2)),
    questions: section<Question>('questions'),
    answers: section<ResourceRecord>('answers'),
    authorities: section<ResourceRecord>('authorities'),
    additionals: section<ResourceRecord>('additionals'),
  };
  return { message, counts, entries, faults, end };
}

/** Reads all sections, as far as that goes; returns where it stopped. */
function readEntries(
  bytes: Uint8Array,
  counts: readonly number[],
  entries: PlacedEntry[],
  faults: DnsFault[],
): number {
  let at = HEADER_LENGTH;
  for (const [i, section] of SECTIONS.entries()) {
    for (let n = 0; n < (counts[i] as number); n++) {
      if (at === bytes.length) {
        faults.push({ code: 'count-too-large', at: 4 + 2 * i });
        return at;
      }
      const read = readEntry(bytes, at, section, faults);
      if (read === null) return at;
      entries.push(read);
      at = read.end;
    }
  }
  if (at < bytes.length) faults.push({ code: 'trailing-bytes', at });
  return at;
}

function readEntry(
  bytes: Uint8Array,
  start: number,
  section: Section,
  faults: DnsFault[],
): PlacedEntry | null {
  const { name, end: nameEnd, fault } = readName(bytes, start);
  if (fault !== null) faults.push(fault);
  if (nameEnd < 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fixed = nameEnd + (section === 'questions' ? 4 : 10);
  if (fixed > bytes.length) {
    faults.push({ code: 'entry-truncated', at: nameEnd });
    return null;
  }
  const question = { name, type: view.getUint16(nameEnd), class: view.getUint16(nameEnd + 2) };
  if (section === 'questions') {
    return { section, start, nameEnd, end: fixed, entry: question, fields: [] };
  }
  const given = fixed + view.getUint16(nameEnd + 8);
  const end = Math.min(given, bytes.length);
  if (given > end) faults.push({ code: 'rdata-truncated', at: nameEnd + 8 });
  const read = readData(bytes, fixed, end, question.type, question.class);
  if (read.fault !== null && given === end) faults.push(read.fault);
  const entry = { ...question, ttl: view.getUint32(nameEnd + 4), data: read.data };
  return { section, start, nameEnd, end, entry, fields: read.fields };
}

/**
 * The octets of a message of at most `limit`. Records that do not fit are left out: of the answer
 * and authority sections with TC set, of the additional section without (RFC 2181 §9), unless it is
 * glue that a referral cannot do without (RFC 9471 §3.1).
 */
export function encodeMessage(message: Message, limit = 0xffff): Uint8Array {
  const writer = createWriter();
  const { octets } = writer;
  for (let i = 0; i < HEADER_LENGTH; i++) octets.push(0);
  const counts = [0, 0, 0, 0];
  let truncated = message.truncated;
  let full = false;
  // What EDNS says of a message stays in it, however little else does (RFC 6891 §7).
  let room = limit - message.additionals.reduce((sum, each) => sum + sizeIfOpt(each), 0);
  for (const [i, section] of SECTIONS.entries()) {
    for (const entry of message[section]) {
      const opt = section === 'additionals' ? sizeIfOpt(entry) : 0;
      room += opt;
      if (full && opt === 0) {
        truncated ||= section !== 'additionals' || isNeededGlue(message, entry);
        continue;
      }
      const before = octets.length;
      writeEntry(writer, entry);
      if (octets.length > room) {
        octets.length = before;
        full = true;
        truncated ||= section !== 'additionals' || isNeededGlue(message, entry);
      } else counts[i] = (counts[i] as number) + 1;
    }
  }
  const head: number[] = [];
  for (const value of [message.id, bitsOf({ ...message, truncated }), ...counts]) {
    writeNumber(head, value, 2);
  }
  return Uint8Array.from([...head, ...octets.slice(HEADER_LENGTH)]);
}

/** The octets of an OPT record: a root, ten that are fixed, and options that are kept as they are. */
function sizeIfOpt(entry: Question | ResourceRecord): number {
  if (entry.type !== TYPE_OPT || !('data' in entry) || entry.data.form !== 'opaque') return 0;
  return 11 + entry.data.bytes.length;
}

/** An address of a name server that lies below the zone cut: without it, no way leads there. */
function isNeededGlue({ authorities }: Message, { name }: Question): boolean {
  return authorities.some(
    ({ name: cut, data }) =>
      data.form === 'NS' && isWithin(name, cut) && sameName(data.nsdname, name),
  );
}

function writeEntry(writer: Writer, entry: Question | ResourceRecord): void {
  const { octets } = writer;
  writeName(writer, entry.name);
  writeNumber(octets, entry.type, 2);
  writeNumber(octets, entry.class, 2);
  if (!('data' in entry)) return;
  writeNumber(octets, entry.ttl, 4);
  const at = octets.length;
  octets.push(0, 0);
  writeData(writer, entry.data);
  const length = octets.length - at - 2;
  octets[at] = length >> 8;
  octets[at + 1] = length & 255;
}
