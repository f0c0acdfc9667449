import { CircleHelp, Search, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useLanguage, useLocalized, useText } from '../../i18n/index.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { CHAPTER_TITLES } from '../../lessons/chapter-titles.ts';
import { changeSettings } from '../../runtime/settings.ts';
import css from './Header.module.css';
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
        <Tool label={text('shell.palette')} onClick={() => openPanel('palette')}>
          <Search aria-hidden="true" />
        </Tool>
        <LanguageSwitch />
        <Tool label={text('shell.settings')} onClick={() => openPanel('settings')}>
          <SlidersHorizontal aria-hidden="true" />
        </Tool>
        <Tool label={text('shell.help')} onClick={() => openPanel('help')}>
          <CircleHelp aria-hidden="true" />
        </Tool>
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
  const lesson = match ? findLesson(params.id) : undefined;
  if (!lesson) return <span className={css.path} />;
  const chapter = CHAPTER_TITLES[lesson.chapter - 1];
  return (
    <nav className={css.path} aria-label={text('shell.path')}>
      <ol className={css.crumbs}>
        {chapter && (
          <li className={css.chapter}>
            <span className={css.number}>{lesson.chapter}</span> {say(chapter)}
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

interface ToolProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <button type="button" className={css.tool} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
