/// <reference types="vite/types/importMeta.d.ts" />
/** The cards of the settings that folders add: `cards` of their text.ts. */
import type { AddedCard } from './card.ts';

type Cards = Readonly<Record<string, AddedCard>>;

const found = import.meta.glob<Cards>('../../settings/*/text.ts', {
  eager: true,
  import: 'cards',
});

export const ADDED_CARDS: Cards = Object.assign({}, ...Object.values(found));
