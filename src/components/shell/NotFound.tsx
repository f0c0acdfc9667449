import { Link, useLocation } from 'wouter';
import { useText } from '../../i18n/index.ts';
import css from './Message.module.css';
import { usePageTitle } from './page-title.ts';

export function NotFound() {
  const text = useText();
  const [location] = useLocation();
  const title = text('missing.title');
  usePageTitle(title);
  return (
    <section className={css.message}>
      <h1>{title}</h1>
      <p>{text('missing.text', { path: `#${location}` })}</p>
      <div className={css.ways}>
        <Link href="/" className={css.strong}>
          {text('missing.home')}
        </Link>
      </div>
    </section>
  );
}
