import { BookA, CircleHelp, Search, SlidersHorizontal } from 'lucide-react';
import { Link, useRoute } from 'wouter';
import { useLanguage, useLocalized, useText } from '../../i18n/index.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { CURRICULUM, plannedLesson } from '../../lessons/curriculum.ts';
import { changeSettings } from '../../runtime/settings.ts';
import css from './Header.module.css';
import { IconButton } from './IconButton.tsx';
import { openPanel } from './panels.ts';

export function Header() {
  const text = useText();
  return (
    <header className={css.header}>
      <Link href="/" className={css.wordmark} aria-label={text('shell.home')}>
        <Mark />
        <span lang="zh-Hans">网镜</span> <span lang="en">Wireglass</span>
      </Link>
      <Breadcrumb />
      <div className={css.tools} role="toolbar" aria-label={text('shell.tools')}>
        <IconButton
          className={css.tool}
          label={text('shell.palette')}
          onClick={() => openPanel('palette')}
        >
          <Search aria-hidden="true" />
        </IconButton>
        <IconButton
          className={css.tool}
          label={text('shell.words')}
          onClick={() => openPanel('words')}
        >
          <BookA aria-hidden="true" />
        </IconButton>
        <LanguageSwitch />
        <IconButton
          className={css.tool}
          label={text('shell.settings')}
          onClick={() => openPanel('settings')}
        >
          <SlidersHorizontal aria-hidden="true" />
        </IconButton>
        <IconButton
          className={css.tool}
          label={text('shell.help')}
          onClick={() => openPanel('help')}
        >
          <CircleHelp aria-hidden="true" />
        </IconButton>
      </div>
    </header>
  );
}

/** Two lifelines and the packet between them. */
function Mark() {
  return (
    <svg className={css.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 3v18M19 3v18" />
      <path className={css.packet} d="M5 7l14 8" />
      <circle className={css.dot} cx="12" cy="11" r="3" />
    </svg>
  );
}

function Breadcrumb() {
  const text = useText();
  const say = useLocalized();
  const [match, params] = useRoute('/lesson/:id');
  const lesson = match ? plannedLesson(params.id) : undefined;
  if (!lesson) return <span className={css.path} />;
  const chapter = CURRICULUM[lesson.chapter - 1];
  return (
    <nav className={css.path} aria-label={text('shell.path')}>
      <ol className={css.crumbs}>
        {chapter && (
          <li className={css.chapter}>
            <span className={css.number}>{lesson.chapter}</span> {say(chapter.title)}
          </li>
        )}
        <li aria-current="page">
          <span className={css.number}>{lesson.number}</span> {say(lesson.title)}
        </li>
      </ol>
    </nav>
  );
}

function LanguageSwitch() {
  const text = useText();
  const language = useLanguage();
  return (
    <fieldset className={css.languages}>
      <legend className="visually-hidden">{text('shell.language')}</legend>
      {LANGUAGES.map(({ id, name, short, tag }) => (
        <button
          key={id}
          type="button"
          lang={tag}
          aria-pressed={language === id}
          aria-label={name}
          onClick={() => changeSettings({ language: id })}
        >
          {short}
        </button>
      ))}
    </fieldset>
  );
}
