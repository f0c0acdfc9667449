import { preferredLanguage, setLanguage } from '../i18n/language.ts';
import { type Settings, useSettings } from './settings.ts';

/** Writes the settings onto the page: <html data-theme data-motion lang>. */
function apply(settings: Settings): Promise<void> {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  if (settings.motion === 'reduce') root.dataset.motion = 'reduce';
  else delete root.dataset.motion;
  const { language } = settings;
  return setLanguage(language === 'auto' ? preferredLanguage(navigator.languages) : language);
}

/** Once, before the first render. A second tab's change is followed too. */
export async function followSettings(): Promise<void> {
  useSettings.subscribe((settings) => void apply(settings));
  addEventListener('storage', (event) => {
    if (event.key === 'wireglass.settings') void useSettings.persist.rehydrate();
  });
  addEventListener('languagechange', () => void apply(useSettings.getState()));
  await apply(useSettings.getState());
}

/** Whether pictures should move in discrete steps. Asked for by the system or in the settings. */
export function prefersReducedMotion(): boolean {
  if (useSettings.getState().motion === 'reduce') return true;
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
