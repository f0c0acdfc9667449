/** One program: its lines, and what each call gave; the line at which it stands is lit. */
import { useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { ViewActions, ViewRun } from '../../view-kit/stage-view.ts';
import css from './code.module.css';
import type { Listing as OneListing } from './model.ts';
import { errnoOf, type Made, type Position } from './position.ts';
import type { Line as OneLine } from './programs.ts';
import type { Caused } from './segments.ts';
import type { CallName } from './statements.ts';
import { type CodeText, useCodeText } from './text.ts';
import { WAITS_FOR } from './waits-for.ts';

interface ListingProps {
  readonly listing: OneListing;
  readonly cursor: Cursor;
  readonly segments: ReadonlyMap<number, readonly Caused[]>;
  readonly actions: ViewActions;
  /** Only the line at which the program stands. */
  readonly board: boolean;
  /** The call whose buttons are the listing's tab stop. */
  readonly stop: number | undefined;
  /** The same program in another run, and this run's own letter. */
  readonly other: { readonly listing: OneListing; readonly run: ViewRun } | undefined;
  readonly letter: string | undefined;
}

export function Listing(props: ListingProps) {
  const { listing, cursor, board, other, letter } = props;
  const { program, lines, position } = listing;
  const t = useCodeText();
  const status = useStatus();
  const box = useLitInSight(cursor.event);
  const name =
    program.name || (program.process < 0 ? t('byHand') : t('unnamed', { n: program.process + 1 }));
  const here = (line: OneLine) => line.step >= 0 && line.step === position.step;
  const shown = board ? lines.filter(here) : lines;
  const notes = {
    own: status(position, cursor),
    other: other && status(other.listing.position, other.run.cursor),
  };
  return (
    <div className={css.program} ref={box}>
      {!board && <h4>{name}</h4>}
      {lines.length === 0 && <p className={css.none}>{t('noCalls')}</p>}
      <ol className={css.lines} aria-label={t('lines', { name })}>
        {shown.map((line, i) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places.
            key={i}
            {...props}
            line={line}
            number={i + 1}
            lit={here(line) ? position.doing : undefined}
            note={here(line) ? told(notes.own, letter, t) : undefined}
            otherNote={
              other && line.step >= 0 && line.step === other.listing.position.step
                ? told(notes.other ?? '', other.run.name, t)
                : undefined
            }
            made={position.made.get(line.step)}
          />
        ))}
      </ol>
      {position.step < 0 && lines.length > 0 && !board && (
        <p className={css.none}>{told(notes.own, letter, t)}</p>
      )}
    </div>
  );
}

const told = (text: string, letter: string | undefined, t: CodeText): string =>
  letter === undefined ? text : t('inRun', { letter, text });

/** What a program does at the cursor, in words. */
function useStatus() {
  const t = useCodeText();
  const language = useLanguage();
  return ({ doing, step, since, made }: Position, cursor: Cursor): string => {
    const call = made.get(step)?.call;
    const values = { since: formatInstant(since, 100) };
    if (doing === 'blocked') {
      const what = WAITS_FOR[(call?.name ?? 'recv') as CallName]?.[language] ?? '';
      return t('is.blocked', { ...values, time: formatDuration(cursor.at - since), what });
    }
    if (doing === 'ahead' || doing === 'sleeps') return t(`is.${doing}`);
    return t(`is.${doing}`, values);
  };
}

/** Where the listing has little room, it shows the line at which the program stands. */
function useLitInSight(events: number) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is lit changes with the events.
  useLayoutEffect(() => {
    const lit = box.current?.querySelector<HTMLElement>('[data-lit]');
    const scroller = box.current?.closest<HTMLElement>('section');
    if (!lit || !scroller || scroller.scrollHeight <= scroller.clientHeight) return;
    const [line, view] = [lit.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (line.bottom > view.bottom) scroller.scrollTop += line.bottom - view.bottom + 8;
    if (line.top < view.top + 40) scroller.scrollTop += line.top - view.top - 48;
  }, [events]);
  return box;
}

interface LineProps extends ListingProps {
  readonly line: OneLine;
  readonly number: number;
  readonly lit: Position['doing'] | undefined;
  readonly note: string | undefined;
  readonly otherNote: string | undefined;
  readonly made: Made | undefined;
}

function Line(props: LineProps) {
  const { line, number, lit, note, otherNote, made, board } = props;
  return (
    <li
      className={css.line}
      data-lit={lit}
      data-other={otherNote !== undefined || undefined}
      data-past={made !== undefined || undefined}
      aria-current={lit ? 'step' : undefined}
    >
      <span className={css.number} aria-hidden="true">
        {board ? '' : number}
      </span>
      <span className={css.what}>
        <code style={{ paddingInlineStart: `${line.depth * 2}ch` }}>{line.text}</code>
        {made && !board && <Outcome {...props} made={made} />}
        {note !== undefined && <span className={css.note}>{note}</span>}
        {otherNote !== undefined && <span className={css.note}>{otherNote}</span>}
      </span>
    </li>
  );
}

/** What the call gave, and the segments that it brought about. */
function Outcome({
  made: { call, times },
  cursor,
  segments,
  actions,
  stop,
}: LineProps & { readonly made: Made }) {
  const t = useCodeText();
  const back = call.returnEvent >= 0 && call.returnEvent < cursor.event;
  const caused = (segments.get(call.callEvent) ?? []).filter(
    ({ sentEvent }) => sentEvent < cursor.event,
  );
  const walk = { tabIndex: call.callEvent === stop ? 0 : -1 };
  return (
    <span className={css.outcome}>
      {times > 1 && <span className={css.times}>{t('times', { n: times })}</span>}
      {back && (
        <button
          type="button"
          className={css.result}
          data-failed={errnoOf(call) !== undefined || undefined}
          data-stop={call.callEvent}
          {...walk}
          aria-label={t('why', { call: call.name, result: call.result })}
          onClick={() => actions.askWhy(call.returnEvent)}
        >
          → {call.result}
        </button>
      )}
      {caused.map(({ frame, title }) => (
        <button
          key={frame}
          type="button"
          className={css.segment}
          {...(back ? walk : { ...walk, 'data-stop': call.callEvent })}
          aria-label={t('open', { packet: title })}
          onClick={() => actions.inspect(frame)}
        >
          {title}
        </button>
      ))}
    </span>
  );
}
