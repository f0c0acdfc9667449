/** The terms that can be read on the page now, in the order in which they stand there. */
import { findTerms, type Lexicon } from '../../glossary/lexicon.ts';

export interface Lexicons {
  readonly prose: Lexicon;
  /** With the abbreviations of pictures. */
  readonly labels: Lexicon;
}

export function wordsIn(page: Element, { prose, labels }: Lexicons): readonly string[] {
  const ids = new Set<string>();
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: around, textContent } = texts.currentNode;
    if (!around || !textContent || !around.checkVisibility({ visibilityProperty: true })) continue;
    const lexicon = around.closest('[data-labels]') ? labels : prose;
    for (const { id } of findTerms(textContent, lexicon)) ids.add(id);
  }
  return [...ids];
}
