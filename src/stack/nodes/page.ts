/** What a kind of node brings to the page: `page/node.ts` of its folder exports one as `nodePage`. */
import type { LayerName } from '../core/layers.ts';
import type { Localized } from '../core/localized.ts';

/** A line of a node's sign, in a box that reaches from −1 to 1 each way. */
export interface GlyphPath {
  readonly d: string;
  /** The colour of a layer, or that of text. */
  readonly ink: LayerName | 'text';
  /** Filled with paper, and nothing behind it is seen. */
  readonly solid?: boolean;
  /** Bold: the outline. */
  readonly bold?: boolean;
}

export interface NodePage {
  readonly kind: string;
  readonly title: Localized;
  readonly glyph: readonly GlyphPath[];
  /** What the card or port of a number is called. */
  port(number: number): string;
  /**
   * The layer up to which it looks at what passes through: a hub repeats bits, a switch reads frames;
   * nodes of the link layer lie inside a network, all others at its edge.
   */
  readonly layer: LayerName;
  /** It has the tables of a host: interfaces, routes, neighbours. */
  readonly host?: true;
  /** It passes over a route whose link is down (RFC 1812 §5.3.12.3); a host does not look. */
  readonly shunsDown?: true;
}
