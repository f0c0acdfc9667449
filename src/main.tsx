import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import { App, preloadPage } from './components/shell/App.tsx';
import { settleAddress } from './components/shell/hash-location.ts';
import { followProgress } from './runtime/progress.ts';
import { followSettings } from './runtime/settings-effects.ts';

/** The page and its words are fetched side by side. */
function arrive(): void {
  settleAddress();
  preloadPage(location.hash);
}
arrive();
addEventListener('hashchange', arrive);
followProgress();
await followSettings();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
