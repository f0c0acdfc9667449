import { patiently } from '../../i18n/patience.ts';
import { provideGlossary } from './use-glossary.ts';

let loading: Promise<void> | undefined;

/** Fetches the words once; a page that shows terms asks for them when it is drawn. */
export function loadGlossary(): Promise<void> {
  loading ??= patiently(() => import('./loaded.ts')).then(provideGlossary);
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
