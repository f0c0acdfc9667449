import {
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { isMissing, onMissing } from '../../i18n/patience.ts';
import { changeSettings, type Theme, useSettings } from '../../runtime/settings.ts';
import { LiveRegion } from '../a11y/announce.tsx';
import { useGlossary } from '../glossary/use-glossary.ts';
import { useCommands, useKeyboard } from '../help/commands.ts';
import { Header } from './Header.tsx';
import { lazyPart } from './lazy-part.ts';
import { closePanel, openPanel, usePanel } from './panels.ts';
import css from './Shell.module.css';
import { Skip } from './Skip.tsx';

const DIALOGS = {
  help: () => import('../help/KeyboardHelp.tsx'),
  settings: () => import('../settings/SettingsPanel.tsx'),
  words: () => import('../glossary/WordsHere.tsx'),
  palette: () => import('../help/Palette.tsx'),
};
const loadMissing = () => import('./MissingParts.tsx');
const MissingParts = lazyPart(loadMissing);
const KeyboardHelp = lazyPart(DIALOGS.help);
const SettingsPanel = lazyPart(DIALOGS.settings);
const Palette = lazyPart(DIALOGS.palette);
const WordsHere = lazyPart(DIALOGS.words);

/** What surrounds every page: header, main landmark, dialogs, live region, the keyboard. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [location, navigate] = useLocation();
  const main = useRef<HTMLElement>(null);
  useKeyboard();
  useShellCommands(navigate);
  useFocusOnArrival(location, main);
  useDialogsAtHand();

  return (
    <div className={css.shell}>
      <Skip label={text('shell.skip')} to={() => main.current} />
      <Header />
      <Missing />
      <main ref={main} id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <Panels />
      <Explanations />
      <LiveRegion />
    </div>
  );
}

/** For as long as something of the page does not come. */
function Missing() {
  const missing = useSyncExternalStore(onMissing, isMissing);
  return <Suspense fallback={null}>{missing && <MissingParts />}</Suspense>;
}

function Panels() {
  const open = usePanel((state) => state.open);
  return (
    <Suspense fallback={null}>
      {open === 'help' && <KeyboardHelp onClose={closePanel} />}
      {open === 'settings' && <SettingsPanel onClose={closePanel} />}
      {open === 'words' && <WordsHere onClose={closePanel} />}
      {open === 'palette' && <Palette onClose={closePanel} />}
    </Suspense>
  );
}

/** Words explain themselves once the glossary is there. */
function Explanations() {
  const glossary = useGlossary();
  return glossary ? <glossary.TermLayer /> : null;
}

function useShellCommands(navigate: (to: string) => void): void {
  const theme = (choice: Theme) => () => changeSettings({ theme: choice });
  useCommands({
    help: () => openPanel('help'),
    settings: () => openPanel('settings'),
    palette: () => openPanel('palette'),
    words: () => openPanel('words'),
    glossary: () => navigate('/glossary'),
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

/**
 * A new page starts at its beginning, for the eye and for the screen reader alike; unless it goes on
 * to a place of its own, which is why this comes first.
 */
function useFocusOnArrival(location: string, main: { readonly current: HTMLElement | null }): void {
  const arrived = useRef(location);
  useLayoutEffect(() => {
    if (arrived.current === location) return;
    arrived.current = location;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location, main]);
}

/** Whoever asks for the palette types on at once: it is fetched before it is asked for. */
function useDialogsAtHand(): void {
  useEffect(() => {
    const fetchAll = () => {
      // Offline and not kept: it will be tried again when one is opened.
      for (const load of [...Object.values(DIALOGS), loadMissing]) load().catch(() => undefined);
    };
    const timer = setTimeout(fetchAll, 1500);
    return () => clearTimeout(timer);
  }, []);
}
