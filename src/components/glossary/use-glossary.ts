import { type ComponentType, type ReactNode, useMemo, useSyncExternalStore } from 'react';
import type { Lexicon } from '../../glossary/lexicon.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';

/** The words and what shows them; a chunk of its own, which no page waits for. */
export interface Glossary {
  readonly lexicon: (language: Language) => Lexicon;
  readonly markTerms: (
    text: ReactNode,
    lexicon: Lexicon,
    inside: ReadonlySet<unknown>,
    but?: string,
  ) => ReactNode;
  readonly TermLayer: ComponentType;
}

let glossary: Glossary | undefined;
const listeners = new Set<() => void>();

/** From now on terms are marked and explained. */
export function provideGlossary(loaded: Glossary): void {
  glossary = loaded;
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The glossary, once somebody has had it fetched. */
export function useGlossary(): Glossary | undefined {
  return useSyncExternalStore(subscribe, () => glossary);
}

/** Text with its terms marked, once the glossary is there; until then as it is. */
export function useMarked(
  children: ReactNode,
  inside: ReadonlySet<unknown>,
  but?: string,
): ReactNode {
  const known = useGlossary();
  const language = useLanguage();
  return useMemo(
    () => known?.markTerms(children, known.lexicon(language), inside, but) ?? children,
    [known, children, language, inside, but],
  );
}
