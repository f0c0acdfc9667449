/** The socket calls of one host as a listing: what each program did, and the line it stands at. */
import type { Cursor } from '../../runtime/model/cursor.ts';
import { formatDuration, formatInstant } from '../../runtime/model/format.ts';
import { nodeName } from '../../runtime/model/topology.ts';
import type { TraceModel } from '../../runtime/model/trace-model.ts';
import { type ListedCall, type Program, programsAt } from './model.ts';
import css from './sockets.module.css';
import { type SocketText, useSocketText } from './text.ts';

export interface SocketCallsProps {
  readonly model: TraceModel;
  readonly node: number;
  readonly cursor: Cursor;
  /** Why a call returned: the id of its return. */
  readonly onWhy?: ((event: number) => void) | undefined;
}

export function SocketCalls({ model, node, cursor, onWhy }: SocketCallsProps) {
  const t = useSocketText();
  const programs = programsAt(model, node, cursor);
  const title = t('calls', { node: nodeName(model.topology, node) });
  return (
    <section className={css.sockets} aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      {programs.length === 0 && <p className={css.none}>{t('none')}</p>}
      {programs.map((program) => (
        <Listing
          key={program.process}
          program={program}
          named={programs.length > 1}
          onWhy={onWhy}
          t={t}
        />
      ))}
    </section>
  );
}

interface ListingProps {
  readonly program: Program;
  readonly named: boolean;
  readonly onWhy: SocketCallsProps['onWhy'];
  readonly t: SocketText;
}

function Listing({ program, named, onWhy, t }: ListingProps) {
  return (
    <>
      {named && <h4 className={css.program}>{t('program', { n: program.process + 1 })}</h4>}
      <ol className={css.listing}>
        {program.calls.map((each) => (
          <Line key={each.call.callEvent} listed={each} onWhy={onWhy} t={t} />
        ))}
      </ol>
    </>
  );
}

function Line({
  listed,
  onWhy,
  t,
}: {
  listed: ListedCall;
  onWhy: SocketCallsProps['onWhy'];
  t: SocketText;
}) {
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
