import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/print.css';
import { App, arriveAt, preloadPage } from './components/shell/App.tsx';
import { settleAddress } from './components/shell/hash-location.ts';
import { followProgress } from './runtime/progress.ts';
import { followSettings } from './runtime/settings-effects.ts';

/** The page and its words are fetched side by side. */
function arrive(): void {
  settleAddress();
  arriveAt(location.hash);
}
arrive();
addEventListener('hashchange', arrive);

/** Who points at a link is about to follow it: its page is on the way before the click. */
function intend({ target }: Event): void {
  const link = target instanceof Element && target.closest('a[href^="#/"]');
  if (link) preloadPage(link.getAttribute('href')!);
}
addEventListener('pointerover', intend, { passive: true });
addEventListener('focusin', intend);
followProgress();
await followSettings();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
