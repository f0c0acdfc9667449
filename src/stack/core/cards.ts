/** What scenarios say of a node's cards, whatever its kind. */
export interface CardFields {
  readonly name?: string;
  readonly address?: string;
  readonly prefixLength?: number;
  readonly mtu?: number;
}

/** The length of a card's prefix where a scenario says nothing. */
export const USUAL_PREFIX = 24;

/** A node with several cards lists them; any other is its own. */
export const cardFieldsOf = (
  node: CardFields & { readonly cards?: readonly CardFields[] },
): readonly CardFields[] => node.cards ?? [node];
