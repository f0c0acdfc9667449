/** One thing the palette can do. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Further words it is found by: the other language's title, a number. */
  readonly words: string;
  readonly hint: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

/**
 * The items whose words all begin somewhere with the typed words, best first: a label that starts
 * with the query, then a word of the label that does, then the rest in their own order.
 */
export function search<T extends Pick<PaletteItem, 'label' | 'words'>>(
  items: readonly T[],
  query: string,
): T[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const scored: { item: T; score: number; order: number }[] = [];
  items.forEach((item, order) => {
    const label = item.label.toLowerCase();
    const all = `${label} ${item.words.toLowerCase()}`;
    if (!wanted.every((word) => all.includes(word))) return;
    const first = wanted[0] ?? '';
    const score = label.startsWith(first) ? 0 : label.includes(` ${first}`) ? 1 : 2;
    scored.push({ item, score, order });
  });
  return scored.sort((a, b) => a.score - b.score || a.order - b.order).map(({ item }) => item);
}
