import { ChevronLeft, ChevronRight, Square } from 'lucide-react';
import { use, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useLanguage, useLocalized } from '../../../i18n/index.ts';
import type { LessonContent, LessonMeta } from '../../../lessons/types.ts';
import { useCommands } from '../../help/commands.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { loadContent, loadProse } from '../load.ts';
import { Reading } from '../reading/Reading.tsx';
import type { Prose } from '../shelves/shelf.ts';
import { type Beat, taskOf } from './beat.ts';
import { placeAfter } from './beats.ts';
import { elapsedText } from './elapsed.ts';
import css from './notes.module.css';
import { channelOf, type NotesRequest, type NotesState } from './notes-window.ts';
import { usePresenterText } from './text.ts';

/** `#/notes/<slug>`: what the speaker sees while the lesson is presented in another window. */
export default function NotesPage({ meta }: { readonly meta: LessonMeta }) {
  const say = useLocalized();
  const text = usePresenterText();
  const language = useDeferredValue(useLanguage());
  const content = use(loadContent(meta.id));
  const prose = use(loadProse(meta.id, language));
  const [state, ask] = usePresentation(meta.id);
  const title = text('notesTitle', { title: say(meta.title) });
  usePageTitle(title);
  useCommands({
    stepNext: () => ask('forward'),
    stepPrevious: () => ask('back'),
    black: () => ask('black'),
  });
  if (!state) return <p className={css.waiting}>{text('waiting')}</p>;
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <Notes content={content} prose={prose} state={state} ask={ask} />
    </>
  );
}

type Ask = (what: NotesRequest['type']) => void;

/** What the other window presents now, and how to ask it for something. */
function usePresentation(lesson: string): readonly [NotesState | undefined, Ask] {
  const [state, setState] = useState<NotesState>();
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const opened = channelOf(lesson);
    opened.onmessage = ({ data }: MessageEvent<NotesState>) => {
      if (data.type === 'state') setState(data);
    };
    opened.postMessage({ type: 'hello' } satisfies NotesRequest);
    channel.current = opened;
    return () => opened.close();
  }, [lesson]);
  return [state, (type) => channel.current?.postMessage({ type } satisfies NotesRequest)];
}

interface NotesProps {
  readonly content: LessonContent;
  readonly prose: Prose;
  readonly state: NotesState;
  readonly ask: Ask;
}

function Notes({ content, prose, state, ask }: NotesProps) {
  const text = usePresenterText();
  const { index, beat, truths, black } = state;
  const total = content.steps.length;
  const read = { prose, content, truths };
  return (
    <div className={css.notes} data-fills>
      <header className={css.head}>
        <p className={css.where}>
          {index < total ? text('where', { n: index + 1, total }) : text('end')}
        </p>
        <p>
          {text('next')} <strong>{nextText(content, index, beat, text)}</strong>
        </p>
        <Elapsed since={state.startedAt} />
        <Buttons ask={ask} />
      </header>
      <div role="status">{black && <p className={css.black}>{text('isBlack')}</p>}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable. */}
      <section className={css.now} aria-label={text('say')} tabIndex={0}>
        <Reading {...read} steps={[index]} parts={['text', 'question', 'answer']} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable. */}
      <section className={css.then} aria-label={text('upNext')} tabIndex={0}>
        <h2>{text('upNext')}</h2>
        <Reading {...read} steps={[index + 1]} parts={['text', 'question']} />
        {index + 1 >= total && <p>{text('end')}</p>}
      </section>
    </div>
  );
}

function Buttons({ ask }: { readonly ask: Ask }) {
  const text = usePresenterText();
  return (
    <div className={css.buttons}>
      <button type="button" onClick={() => ask('back')}>
        <ChevronLeft aria-hidden="true" /> {text('back')}
      </button>
      <button type="button" onClick={() => ask('forward')}>
        <ChevronRight aria-hidden="true" /> {text('forward')}
      </button>
      <button type="button" onClick={() => ask('black')}>
        <Square aria-hidden="true" /> {text('black')}
      </button>
    </div>
  );
}

function nextText(
  content: LessonContent,
  index: number,
  beat: Beat,
  text: ReturnType<typeof usePresenterText>,
): string {
  const next = placeAfter(content, { index, beat });
  if (next.index !== index)
    return text(next.index < content.steps.length ? 'next.ask' : 'next.end');
  if (next.beat.kind === 'reveal') return text('next.reveal');
  if (taskOf(next.beat) !== undefined) return text('next.task');
  return text(next.beat.kind === 'watch' ? 'next.watch' : 'next.end');
}

/** How long the presentation has lasted, by the wall’s clock. */
function Elapsed({ since }: { readonly since: number }) {
  const text = usePresenterText();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className={css.elapsed}>
      {text('elapsed')} <time>{elapsedText(now - since)}</time>
    </p>
  );
}
