/** The words of the picture outside of a page. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { setLanguage } from '../../../../i18n/language.ts';
import type { Language } from '../../../../stack/core/localized.ts';
import { page } from '../../../../stack/protocols/fragments/page/index.ts';
import { addPage } from '../../../inspect/words/tables.ts';
import { type ReassemblyText, useReassemblyText } from '../text.ts';
import type { Speech } from '../words.ts';

addPage(page);

export async function speechOf(language: Language): Promise<Speech> {
  await setLanguage(language);
  let text: ReassemblyText | undefined;
  renderToStaticMarkup(
    createElement(() => {
      text = useReassemblyText();
      return null;
    }),
  );
  await setLanguage('en');
  return { t: text as ReassemblyText, language };
}
