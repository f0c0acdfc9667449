import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { lessonsOn, type NamedPath, PATHS } from '../../lessons/paths.ts';
import { choosePath } from '../../runtime/progress.ts';
import { ComingLessons } from './Coming.tsx';
import { parted } from './home-model.ts';
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

/** What a path is for. */
export function AboutPath({ path }: { readonly path: NamedPath }) {
  const text = useHomeText();
  const say = useLocalized();
  return (
    <p className={css.about}>
      {say(path.says)}
      {openOf(path) === 0 && <span>{text('home.pathClosed')}</span>}
    </p>
  );
}

/** How many lessons a path has, and how many of them are open. */
export function CountOfPath({ path }: { readonly path: NamedPath }) {
  const text = useHomeText();
  return <p>{text('home.pathOpen', { total: path.lessons.length, open: openOf(path) })}</p>;
}

function openOf({ lessons }: NamedPath): number {
  return lessons.filter((slug) => findLesson(slug)).length;
}

/** A path that is not the whole course: what is open of it, in its own order, then the rest, folded. */
export function PathSection({ path }: { readonly path: NamedPath }) {
  const { open, coming } = parted(lessonsOn(path));
  return (
    <div className={css.section}>
      {open.length > 0 && (
        <ol>
          {open.map((lesson) => (
            <LessonRow key={lesson.slug} lesson={lesson} asks={path.asks?.[lesson.slug]} />
          ))}
        </ol>
      )}
      <ComingLessons lessons={coming} asks={path.asks} />
    </div>
  );
}
