import { useCallback, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useLocalized } from '../../../i18n/index.ts';
import type { Answer } from '../../../runtime/progress.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import { useCommands } from '../../help/commands.ts';
import { useRunStore } from '../../workbench/run.ts';
import { useLesson } from '../lesson-context.ts';
import { Reading } from '../reading/Reading.tsx';
import type { Prose } from '../shelves/shelf.ts';
import { truthOf } from '../use-prediction.ts';
import css from './print.module.css';
import { usePrintText } from './text.ts';

type Truths = Readonly<Record<string, Answer>>;

interface PrintingProps {
  readonly prose: Prose;
  /** Whether it was asked for before it was here. */
  readonly asked: boolean;
}

/**
 * A lesson on paper: the picture as it stands, all steps with their questions, and the answers on a
 * page of their own. It is put together when it is printed, and taken away afterwards.
 */
export default function Printing({ prose, asked }: PrintingProps) {
  const run = useRunStore();
  const { content } = useLesson();
  const [sheet, setSheet] = useState(false);
  const [truths, setTruths] = useState<Truths>();

  const print = useCallback(async () => {
    setTruths(await truthsOf(content, run));
    setSheet(true);
    document.documentElement.dataset.printing = '';
    // The picture finds its size on paper.
    await frames(4);
    window.print();
  }, [content, run]);

  useEffect(() => {
    // By the browser's own menu, which does not wait.
    const before = () => flushSync(() => setSheet(true));
    const after = () => {
      delete document.documentElement.dataset.printing;
      setSheet(false);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      after();
    };
  }, []);
  useCommands({ print: () => void print() });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was asked before this was here.
  useEffect(() => {
    if (asked) void print();
  }, []);
  return sheet && createPortal(<Sheet prose={prose} truths={truths} />, document.body);
}

function Sheet({ prose, truths }: { readonly prose: Prose; readonly truths: Truths | undefined }) {
  const text = usePrintText();
  const say = useLocalized();
  const { meta, content } = useLesson();
  const steps = [...content.steps.keys()];
  return (
    <div className={css.sheet}>
      <h1>
        {meta.number} {say(meta.title)}
      </h1>
      <p>{say(meta.question)}</p>
      <Reading
        {...{ prose, content, steps }}
        parts={['text', 'question']}
        truths={truths ?? NOTHING}
      />
      <section className={css.answers}>
        <h1>{text('answers', { title: say(meta.title) })}</h1>
        {truths ? (
          <Reading {...{ prose, content, steps, truths }} parts={['answer']} />
        ) : (
          <p>{text('without')}</p>
        )}
      </section>
    </div>
  );
}

const NOTHING: Truths = {};

/** What the runs say to every question of the lesson. */
async function truthsOf(
  { steps }: ReturnType<typeof useLesson>['content'],
  run: RunStore,
): Promise<Truths> {
  const truths: Record<string, Answer> = {};
  for (const { question } of steps) {
    if (question) truths[question.id] = await truthOf(question, run);
  }
  return truths;
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) {
    await new Promise((done) => requestAnimationFrame(done));
  }
}
