/** What kinds of input bring to the page: every `page/input.ts` in a folder of stack/inputs. */
import type { Localized } from '../../../stack/core/localized.ts';
import type { AnyInputPage } from '../../../stack/inputs/page.ts';

const found = import.meta.glob<AnyInputPage>('../../../stack/inputs/*/page/input.ts', {
  eager: true,
  import: 'inputPage',
});

const byKind = new Map(Object.values(found).map((page) => [page.kind as string, page]));

export const INPUT_PAGES: readonly AnyInputPage[] = [...byKind.values()];

export function inputPageOf(kind: string): AnyInputPage | undefined {
  return byKind.get(kind);
}

/** The end of "You changed the run: …". */
export function inputWords(kind: string): Localized {
  return inputPageOf(kind)?.done ?? { en: kind, zh: kind };
}

/** Nobody at the page did it. */
export function isFromOutside(kind: string): boolean {
  return inputPageOf(kind)?.outside === true;
}
