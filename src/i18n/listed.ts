/** Names in a row, as each language sets them: “A, B, C” and “A、B、C”. */
import type { Language } from './language.ts';

export function listed(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(names);
}
