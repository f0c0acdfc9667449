import { useEffect, useState } from 'react';
import type { Localized } from '../../stack/core/localized.ts';
import type { IgnoredReason } from '../../stack/trace/kernel-events.ts';

/** Why a node put a packet aside. */
export type IgnoredWords = (why: IgnoredReason) => Localized;

/** These words are fetched by the first picture that needs them; undefined until they are there. */
export function useIgnoredWords(needed: boolean): IgnoredWords | undefined {
  const [words, setWords] = useState<IgnoredWords>();
  useEffect(() => {
    if (!needed) return;
    let wanted = true;
    import('../inspect/words/ignored.ts').then(
      ({ ignoredWords }) => wanted && setWords(() => ignoredWords),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [needed]);
  return words;
}
