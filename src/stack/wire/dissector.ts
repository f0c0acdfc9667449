// How a protocol's bytes are taken apart: one dissector for each, in its folder's `page/`, found by
// what carries it. The walk, the checks and the inspector's tree name no protocol.

import type { LayerName } from '../core/layers.ts';
import type { Localized } from '../core/localized.ts';
import type { Addresses, WordBytes } from './checksum.ts';
import type { AnyDecoded, Decoded } from './decode.ts';
import type { Field } from './dissect.ts';
import type { FieldSpecs } from './fields.ts';
import type { Header } from './header.ts';
import type { FilterNames } from './named.ts';
import type { Found, ProblemText } from './problems.ts';
import type { AnyHeaderText, FieldText } from './text/types.ts';

/** A header and the bytes it speaks for, or bytes without a header of their own. */
export interface Section {
  /** Of its header; or 'data', 'padding'. */
  readonly id: string;
  readonly layer: LayerName;
  /** Null for data and padding, and for what has no fixed header. */
  readonly decoded: AnyDecoded | null;
  /** What has no fixed header (names, lists) brings its words, its fields and its problems itself. */
  readonly tree: Tree | null;
  readonly start: number;
  readonly headerEnd: number;
  /** Where the payload ends, as this header says or as the bytes do. */
  readonly end: number;
  /** Inside the quote of an ICMP error. */
  readonly quoted: boolean;
  /** Not all of the payload is here (a fragment, a quote), so its checksum cannot be checked. */
  readonly partial: boolean;
  /** The addresses for the pseudo-header. */
  readonly addresses: Addresses | null;
}

interface Tree {
  readonly text: FieldText;
  readonly fields: readonly Field[];
  /** Of the codes that its dissector has words for. */
  readonly problems?: readonly Found[];
}

/** What the headers around tell those inside. */
export interface Around {
  readonly bytes: Uint8Array;
  readonly sections: Section[];
  readonly quoted: boolean;
  readonly partial: boolean;
  readonly addresses: Addresses | null;
}

/** Collects problems, pointing each at the bytes of its field. */
export type Report<Code extends string> = (code: Code, field?: string | null) => void;

/** What carries a protocol, and the number that says so there: an EtherType, a protocol, a port. */
export interface Follows {
  readonly over: string;
  readonly at: number;
}

export interface Counted {
  readonly seq: number;
  readonly ack: number;
}

/** `Code`: the problems that it can find. One without words does not compile. */
export interface Dissector<Code extends string = string> {
  /** The id of its header, with which its problems' codes begin. */
  readonly id: string;
  readonly follows: readonly Follows[];
  /** The words of its header; none where it brings a tree. */
  readonly text?: AnyHeaderText;
  readonly problems: Readonly<Record<Code, ProblemText>>;
  /** How filters call its fields. */
  readonly names?: FilterNames;
  /**
   * What it says in one line of a list. `counted`: its sequence numbers as people count them, where
   * the run knows them.
   */
  summary?(section: Section, bytes: Uint8Array, counted?: Counted): Localized | undefined;
  /** Adds what stands in the bytes from `start`; `end` is where what carries it ends. */
  dissect(around: Around, start: number, end: number): void;
  /** What the RFCs say about the values of a whole header. */
  check?(section: Section, area: WordBytes, report: Report<Code>): void;
  /** The same for its options, each of which has its own bytes to point at. */
  checkOptions?(decoded: AnyDecoded, found: Found[]): void;
  /** The same for a header in the quote of an error, which is cut short by design. */
  checkQuote?(section: Section): readonly Found[];
}

const byId = new Map<string, Dissector>();
const byPlace = new Map<string, Map<number, Dissector>>();

export function addDissector<Code extends string>(dissector: Dissector<Code>): void {
  const any = dissector as unknown as Dissector;
  byId.set(any.id, any);
  for (const { over, at } of any.follows) {
    const places = byPlace.get(over) ?? new Map<number, Dissector>();
    byPlace.set(over, places.set(at, any));
  }
}

export function dissectorOf(id: string): Dissector | undefined {
  return byId.get(id);
}

export function dissectors(): readonly Dissector[] {
  return [...byId.values()];
}

/** Hands the payload of `over` on to what its number names; false when nobody knows it. */
export function handOn(
  around: Around,
  over: string,
  at: number,
  start: number,
  end: number,
): boolean {
  const next = byPlace.get(over)?.get(at);
  next?.dissect(around, start, end);
  return next !== undefined;
}

export function addHeader<H extends Header<string, FieldSpecs>>(
  around: Around,
  layer: LayerName,
  decoded: Decoded<H>,
  end: number,
): void {
  const { quoted, partial, addresses, sections } = around;
  const { start, headerEnd, header } = decoded;
  sections.push({
    id: header.id,
    layer,
    decoded: decoded as unknown as AnyDecoded,
    tree: null,
    start,
    headerEnd,
    end: Math.max(end, headerEnd),
    quoted,
    partial,
    addresses,
  });
}

export function addBytes(
  around: Around,
  id: 'data' | 'padding',
  layer: LayerName,
  start: number,
  end: number,
): void {
  if (start >= end) return;
  const { quoted, partial, addresses, sections } = around;
  const bytes = { start, headerEnd: start, end };
  sections.push({ id, layer, decoded: null, tree: null, ...bytes, quoted, partial, addresses });
}
