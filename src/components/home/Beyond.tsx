import { BookA, EthernetPort, Network, Play, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { CHALLENGES } from '../../challenges/catalog.ts';
import { useHomeText } from '../../i18n/home.ts';
import css from './Beyond.module.css';

/** What there is besides lessons, and what is coming. */
export default function Beyond() {
  const text = useHomeText();
  const challenges =
    CHALLENGES.length > 0 ? text('home.challengesOpen', { n: CHALLENGES.length }) : undefined;
  return (
    <section aria-labelledby="beyond">
      <h2 id="beyond" className={css.title}>
        {text('home.more')}
      </h2>
      <div className={css.things}>
        <Thing
          icon={<BookA />}
          title={<Link href="/glossary">{text('home.glossary')}</Link>}
          state=""
        >
          {text('home.glossaryText')}
        </Thing>
        <Thing icon={<Play />} title={<Link href="/tcp">{text('home.drill')}</Link>} state="">
          {text('home.drillText')}
        </Thing>
        <Thing
          icon={<EthernetPort />}
          title={<Link href="/live">{text('home.card')}</Link>}
          state=""
        >
          {text('home.cardText')}
        </Thing>
        <Thing icon={<Wrench />} title={text('home.challenges')} state={challenges}>
          {text('home.challengesText')}
        </Thing>
        <Thing icon={<Network />} title={text('home.sandbox')}>
          {text('home.sandboxText')}
        </Thing>
      </div>
    </section>
  );
}

interface ThingProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  /** What there is of it; that it is coming, if not said. */
  readonly state?: string | undefined;
  readonly children: ReactNode;
}

function Thing({ icon, title, state, children }: ThingProps) {
  const text = useHomeText();
  return (
    <article className={css.thing}>
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <div>
        <h3>
          {title} <small>{state ?? text('home.coming')}</small>
        </h3>
        <p>{children}</p>
      </div>
    </article>
  );
}
