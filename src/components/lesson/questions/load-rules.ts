import { settling } from '../../../i18n/define-text.ts';
import { patiently } from '../../../i18n/patience.ts';

let loading: Promise<typeof import('./rules.ts')> | undefined;

/** What decides, for the first answer and all that follow. A failed fetch may be tried again. */
export function loadRules(): Promise<typeof import('./rules.ts')> {
  loading ??= settling(patiently(() => import('./rules.ts')));
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
