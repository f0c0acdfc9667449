import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { Fragment } from 'react';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import type { Joined, LiveCounts, LiveStatus, OwnAddress } from '../../runtime/live/status.ts';
import { Live } from '../a11y/Live.tsx';
import { useMenu } from '../view-kit/use-menu.ts';
import { droppedWords, refusedWords } from './cause-words.ts';
import css from './live.module.css';
import { joinedOf, useLive, useLiveStore } from './live.ts';
import { clockText } from './quantities.ts';
import { useSave } from './save.ts';
import { type LiveText, useLiveText } from './text.ts';

/** The state of things in one line: where we are, our address, what came and went. */
export function StatusLine() {
  const text = useLiveText();
  const status = useLive((live) => live.status);
  const joined = joinedOf(status);
  return (
    <section className={css.status} aria-label={text('state')}>
      <Where status={status} />
      {joined && <Own own={joined.own} />}
      {joined && <Counts counts={joined.counts} />}
      <Doing />
    </section>
  );
}

function Where({ status }: { readonly status: LiveStatus }) {
  const text = useLiveText();
  const [kind, words] = whereOf(status, text);
  const Sign = { good: CircleCheck, bad: CircleAlert, none: CircleDashed }[kind];
  return (
    <Live role="status" className={css.where} data-kind={kind}>
      <Sign aria-hidden="true" /> {words}
    </Live>
  );
}

function whereOf(status: LiveStatus, text: LiveText): ['good' | 'bad' | 'none', string] {
  const joined: Joined | undefined = joinedOf(status);
  if (joined === undefined) return ['none', text('at.ended')];
  if (status.kind === 'lost') return ['bad', text('at.lost')];
  if (!joined.cardUp) return ['bad', text('at.down')];
  const { mode, interface: name } = joined.hello;
  return ['good', mode === 'lab' ? text('at.lab') : text('at.card', { name })];
}

function Own({ own }: { readonly own: OwnAddress }) {
  const text = useLiveText();
  const language = useLanguage();
  const begun = useLive((live) => live.begun);
  const slept = useLive((live) => live.slept);
  const until =
    own.how === 'leased' && own.until !== null && begun !== null ? own.until : undefined;
  return (
    <p>
      {ownText(own, text)}
      {until !== undefined && (
        <small>
          {' '}
          {text('own.until', { time: clockText((begun ?? 0) + (until + slept) / 1_000, language) })}
        </small>
      )}
    </p>
  );
}

function ownText(own: OwnAddress, text: LiveText): string {
  switch (own.how) {
    case 'asking':
      return text('own.asking', { state: own.state });
    case 'none':
      return text(`own.${own.why}`);
    default:
      return text(`own.${own.how}`, { address: own.address });
  }
}

const sum = (by: Readonly<Record<string, number>>) =>
  Object.values(by).reduce((all, each) => all + each, 0);

/** How many frames came and went; opened, why others did not. */
function Counts({ counts }: { readonly counts: LiveCounts }) {
  const text = useLiveText();
  const { menu } = useMenu();
  const { received, sent, refused, dropped } = counts;
  const [no, lost] = [sum(refused), sum(dropped)];
  return (
    <details {...menu} className={css.counts}>
      <summary>
        <span>{text('counts.in', { n: received })}</span>
        <span>{text('counts.out', { n: sent })}</span>
        <span data-some={no > 0 || undefined}>{text('counts.refused', { n: no })}</span>
        <span data-some={lost > 0 || undefined}>{text('counts.dropped', { n: lost })}</span>
      </summary>
      <div className={css.causes}>
        <h2>{text('counts.title')}</h2>
        <Causes title={text('counts.refusedTitle')} by={refused} words={refusedWords} />
        <Causes title={text('counts.droppedTitle')} by={dropped} words={droppedWords} />
      </div>
    </details>
  );
}

interface CausesProps {
  readonly title: string;
  readonly by: Readonly<Record<string, number>>;
  readonly words: typeof refusedWords;
}

function Causes({ title, by, words }: CausesProps) {
  const text = useLiveText();
  const say = useLocalized();
  const causes = Object.entries(by).filter(([, n]) => n > 0);
  return (
    <>
      <h3>{title}</h3>
      {causes.length === 0 ? (
        <p>{text('counts.none')}</p>
      ) : (
        <dl>
          {causes.map(([cause, n]) => (
            <Fragment key={cause}>
              <dt>{n}</dt>
              <dd>{say(words(cause))}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </>
  );
}

function Doing() {
  const text = useLiveText();
  const store = useLiveStore();
  const save = useSave();
  const live = useLive(({ status }) => joinedOf(status) !== undefined);
  return (
    <div className={css.doing}>
      <button
        type="button"
        aria-label={text('save.label')}
        title={text('save.label')}
        onClick={save}
      >
        {text('save')}
      </button>
      {live && (
        <button
          type="button"
          aria-label={text('leave.label')}
          title={text('leave.label')}
          onClick={() => store.getState().leave()}
        >
          {text('leave')}
        </button>
      )}
    </div>
  );
}
