/** The socket calls of one host as a listing: what each program did, and the line it stands at. */
import { useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { nodeName } from '../../node-name.ts';
import { type ListedCall, type Program, programsAt } from './model.ts';
import css from './sockets.module.css';
import { type SocketText, useSocketText } from './text.ts';

export interface SocketCallsProps {
  readonly model: RecordedRun;
  readonly node: number;
  readonly cursor: Cursor;
  /** Why a call returned: the id of its return. */
  readonly onWhy?: ((event: number) => void) | undefined;
}

export function SocketCalls({ model, node, cursor, onWhy }: SocketCallsProps) {
  const t = useSocketText();
  const language = useLanguage();
  const programs = programsAt(model, node, cursor);
  const title = t('calls', { node: nodeName(model.topology, node, language) });
  const returns = programs
    .flatMap(({ calls }) => calls.filter(({ blocked }) => !blocked))
    .map(({ call }) => call.returnEvent);
  const { stop, onKeyDown, onFocus } = useRoving(returns);
  const box = useCurrentInSight(cursor.event);
  return (
    <section
      ref={box}
      className={css.sockets}
      aria-label={title}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <h3 className={css.heading}>{title}</h3>
      {programs.length === 0 && <p className={css.none}>{t('none')}</p>}
      {programs.map((program) => (
        <Listing
          key={program.process}
          program={program}
          named={programs.length > 1}
          stop={stop}
          onWhy={onWhy}
          t={t}
        />
      ))}
    </section>
  );
}

/** Where the listing has little room, it shows the line at which the program stands. */
function useCurrentInSight(events: number) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current changes with the events.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => showCurrent(element));
    observer.observe(element);
    showCurrent(element);
    return () => observer.disconnect();
  }, [events]);
  return box;
}

function showCurrent(box: HTMLElement): void {
  const current = [...box.querySelectorAll<HTMLElement>('[data-current]')].at(-1);
  if (current === undefined) return;
  const below = current.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  box.scrollTop += below + 4;
}

interface ListingProps {
  readonly program: Program;
  readonly named: boolean;
  /** The return whose button is the listing's tab stop. */
  readonly stop: number | undefined;
  readonly onWhy: SocketCallsProps['onWhy'];
  readonly t: SocketText;
}

function Listing({ program, named, stop, onWhy, t }: ListingProps) {
  return (
    <>
      {named && <h4 className={css.program}>{t('program', { n: program.process + 1 })}</h4>}
      <ol className={css.listing}>
        {program.calls.map((each) => (
          <Line key={each.call.callEvent} listed={each} stop={stop} onWhy={onWhy} t={t} />
        ))}
      </ol>
    </>
  );
}

type LineProps = Omit<ListingProps, 'program' | 'named'> & { readonly listed: ListedCall };

function Line({ listed, stop, onWhy, t }: LineProps) {
  const { call, blocked, current, waited } = listed;
  const { name, args, result, returnEvent } = call;
  return (
    <li
      className={css.line}
      data-current={current || undefined}
      data-blocked={blocked || undefined}
      aria-current={current ? 'step' : undefined}
    >
      <span className={css.time}>{formatInstant(call.calledAt, 100)}</span>
      <span className={css.what}>
        <span className={css.call}>
          {name}({args})
        </span>{' '}
        {blocked ? (
          <span className={css.waiting}>{t('blocked', { time: formatDuration(waited) })}</span>
        ) : (
          <span className={css.back}>
            <button
              type="button"
              className={css.result}
              data-stop={returnEvent}
              tabIndex={returnEvent === stop ? 0 : -1}
              aria-label={t('why', { call: name, result })}
              onClick={() => onWhy?.(returnEvent)}
            >
              → {result}
            </button>
            {waited > 0 && (
              <span className={css.waited}>{t('waited', { time: formatDuration(waited) })}</span>
            )}
          </span>
        )}
      </span>
    </li>
  );
}
