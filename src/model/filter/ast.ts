/**
 * The one filter language of the project, as a tree. It is a part of Wireshark's display filters, in
 * Wireshark's spelling:
 *
 *     filter := and ("||" and)*            also: or
 *     and    := not ("&&" not)*            also: and
 *     not    := "!" not | "(" filter ")" | test     also: not
 *     test   := name                       the protocol or field is there
 *             | name relation value        == != > < >= <=, also eq ne gt lt ge le, ≠ ≥ ≤
 *             | name "contains" value
 *             | name "&" value             a bit of the mask is set
 *             | name ["not"] "in" "{" (value | value ".." value)* "}"      commas may be left out
 *
 * What a filter says of a packet is `bind.ts`; which names there are, `known.ts`.
 */

/** A stretch of the filter's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const RELATIONS = ['==', '!=', '>=', '<=', '>', '<', 'contains', '&'] as const;
export type Relation = (typeof RELATIONS)[number];

/** As it was written: what it means depends on what it is compared with. */
export interface Value extends Span {
  readonly text: string;
  readonly quoted: boolean;
}

export interface ValueRange {
  readonly low: Value;
  /** The same as `low` for a single value. */
  readonly high: Value;
}

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'has'; readonly name: Value }
  | {
      readonly kind: 'test';
      readonly name: Value;
      readonly relation: Relation;
      readonly value: Value;
    }
  | { readonly kind: 'in'; readonly name: Value; readonly set: readonly ValueRange[] };
