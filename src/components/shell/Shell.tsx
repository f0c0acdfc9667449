import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { changeSettings, type Theme, useSettings } from '../../runtime/settings.ts';
import { LiveRegion } from '../a11y/announce.tsx';
import { useCommands, useKeyboard } from '../help/commands.ts';
import { Header } from './Header.tsx';
import { closePanel, openPanel, usePanel } from './panels.ts';
import css from './Shell.module.css';

const KeyboardHelp = lazy(() => import('../help/KeyboardHelp.tsx'));
const SettingsPanel = lazy(() => import('../settings/SettingsPanel.tsx'));
const Palette = lazy(() => import('../help/Palette.tsx'));

/** What surrounds every page: header, main landmark, dialogs, live region, the keyboard. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [location, navigate] = useLocation();
  const main = useRef<HTMLElement>(null);
  useKeyboard();
  useShellCommands(navigate);
  useFocusOnArrival(location, main);

  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={() => main.current?.focus()}>
        {text('shell.skip')}
      </button>
      <Header />
      <main ref={main} id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <Panels />
      <LiveRegion />
    </div>
  );
}

function Panels() {
  const open = usePanel((state) => state.open);
  return (
    <Suspense fallback={null}>
      {open === 'help' && <KeyboardHelp onClose={closePanel} />}
      {open === 'settings' && <SettingsPanel onClose={closePanel} />}
      {open === 'palette' && <Palette onClose={closePanel} />}
    </Suspense>
  );
}

function useShellCommands(navigate: (to: string) => void): void {
  const theme = (choice: Theme) => () => changeSettings({ theme: choice });
  useCommands({
    help: () => openPanel('help'),
    settings: () => openPanel('settings'),
    palette: () => openPanel('palette'),
    home: () => navigate('/'),
    language: () => changeSettings({ language: currentLanguage() === 'en' ? 'zh' : 'en' }),
    sequence: () => {
      const { sequence } = useSettings.getState();
      changeSettings({ sequence: sequence === 'raw' ? 'relative' : 'raw' });
    },
    themeSystem: theme('system'),
    themeLight: theme('light'),
    themeDark: theme('dark'),
    themeProjector: theme('projector'),
  });
}

/** A new page starts at its beginning, for the eye and for the screen reader alike. */
function useFocusOnArrival(location: string, main: { readonly current: HTMLElement | null }): void {
  const arrived = useRef(location);
  useEffect(() => {
    if (arrived.current === location) return;
    arrived.current = location;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location, main]);
}
