import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { CURRICULUM, type PlannedLesson } from '../../lessons/curriculum.ts';
import message from '../shell/Message.module.css';
import { usePageTitle } from '../shell/page-title.ts';
import css from './ComingLesson.module.css';
import { nearestOpen } from './home-model.ts';
import { Needs } from './Needs.tsx';

/** The page of a lesson that is planned: where it belongs, what to see before it, what is open. */
export default function ComingLesson({ lesson }: { readonly lesson: PlannedLesson }) {
  const text = useHomeText();
  const say = useLocalized();
  const { number, chapter, title } = lesson;
  const open = nearestOpen(lesson);
  usePageTitle(`${number} ${say(title)}`);
  return (
    <section className={message.message}>
      <p className={css.place}>
        {text('coming.place', { n: number, chapter: say(CURRICULUM[chapter - 1]!.title) })}
      </p>
      <h1>{say(title)}</h1>
      <p>{text('coming.text')}</p>
      <div className={css.needs}>
        <Needs lesson={lesson} linked />
      </div>
      <div className={message.ways}>
        {open && (
          <Link href={`/lesson/${open.slug}`} className={message.strong}>
            {text('coming.open', { n: open.number, title: say(open.title) })}
          </Link>
        )}
        <Link href="/" className={message.plain}>
          {text('coming.course')}
        </Link>
      </div>
    </section>
  );
}
