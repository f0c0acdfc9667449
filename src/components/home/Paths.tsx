import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { lessonsOn, type NamedPath, PATHS } from '../../lessons/paths.ts';
import { choosePath } from '../../runtime/progress.ts';
import { LessonRow } from './LessonRow.tsx';
import css from './Paths.module.css';

/** The ways through the course, of which one is chosen: it decides what to do next. */
export function PathChoice({ chosen }: { readonly chosen: NamedPath }) {
  const text = useHomeText();
  const say = useLocalized();
  return (
    <fieldset className={css.choice}>
      <legend className="visually-hidden">{text('home.choose')}</legend>
      {PATHS.map(({ id, title }) => (
        <label key={id} className={css.path}>
          <input
            type="radio"
            name="path"
            value={id}
            checked={id === chosen.id}
            onChange={() => choosePath(id)}
          />
          {say(title)}
        </label>
      ))}
    </fieldset>
  );
}

/** What a path is for, and how much of it there is. */
export function AboutPath({ path }: { readonly path: NamedPath }) {
  const text = useHomeText();
  const say = useLocalized();
  const total = path.lessons.length;
  const open = path.lessons.filter((slug) => findLesson(slug)).length;
  return (
    <p className={css.about}>
      {say(path.says)}{' '}
      <span>{text(open > 0 ? 'home.pathOpen' : 'home.pathClosed', { total, open })}</span>
    </p>
  );
}

/** The lessons of a path that is not the whole course, in its own order. */
export function PathLessons({ path }: { readonly path: NamedPath }) {
  return (
    <ol className={css.lessons}>
      {lessonsOn(path).map((lesson) => (
        <LessonRow key={lesson.slug} lesson={lesson} asks={path.asks?.[lesson.slug]} />
      ))}
    </ol>
  );
}
