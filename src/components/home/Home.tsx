import { Suspense, useEffect, useState } from 'react';
import { useHomeText } from '../../i18n/home.ts';
import { storageKeeps } from '../../runtime/storage-keeps.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { openPanel } from '../shell/panels.ts';
import { CallToAction } from './CallToAction.tsx';
import { Course } from './Course.tsx';
import css from './Home.module.css';
import { UnreadNotice } from './UnreadNotice.tsx';

/** At the foot of a long page: nobody waits for it. */
const Beyond = lazyPart(() => import('./Beyond.tsx'));
const LivePicture = lazyPart(() => import('./LivePicture.tsx'));

export function Home() {
  const text = useHomeText();
  usePageTitle('');
  return (
    <div className={css.home}>
      <UnreadNotice />
      <section className={css.hero}>
        <div>
          <h1>{text('home.title')}</h1>
          <p className={css.lead}>{text('home.lead')}</p>
          <CallToAction />
        </div>
        <Live />
      </section>
      <Course />
      <Suspense fallback={null}>
        <Beyond />
      </Suspense>
      <Foot />
    </div>
  );
}

/** The picture comes after the page can be read and used; its room is kept for it. */
function Live() {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.live}>
      <Suspense fallback={null}>{painted && <LivePicture />}</Suspense>
    </div>
  );
}

function Foot() {
  const text = useHomeText();
  const [keeps] = useState(storageKeeps);
  return (
    <footer className={css.foot}>
      <p>
        {text(keeps ? 'home.privacy' : 'home.keepsNothing')}{' '}
        <button type="button" onClick={() => openPanel('settings')}>
          {text('home.file')}
        </button>
      </p>
    </footer>
  );
}
