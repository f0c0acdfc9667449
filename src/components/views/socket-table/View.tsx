/** `ss` of every host at the cursor: descriptors, both ends, queues and states. */
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import {
  type HostSockets,
  historyOf,
  type SocketRow,
  socketsAt,
} from '../../../model/sockets/table.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { nodeName } from '../../node-name.ts';
import { SaveMenu } from '../../view-kit/plot/SaveMenu.tsx';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { GapRow } from '../../view-kit/tables/GapRow.tsx';
import { reachable } from '../../view-kit/tables/pieces.ts';
import { useLongRows } from '../../view-kit/tables/use-long-rows.ts';
import css from './socket-table.module.css';
import { type SocketTableText, useSocketTableText } from './text.ts';

export default function SocketTable({ runs, actions, board }: ViewProps) {
  const [{ run, version, cursor }] = runs;
  const t = useSocketTableText();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const history = useMemo(() => historyOf(run), [run, version]);
  const hosts = socketsAt(run, history, cursor);
  const rows = hosts.flatMap((host) => host.rows);
  const stops = rows.map((_, i) => i);
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const reach = reachable(stops, stop);
  const nameOf = (node: number) => nodeName(run.topology, node, language);
  const first = (host: HostSockets) => rows.indexOf(host.rows[0] as SocketRow);
  return (
    <section className={css.panel} aria-label={t('title')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {!board && (
        <header className={css.bar}>
          <h3>{t('title')}</h3>
          <SaveMenu
            name="wireglass-sockets"
            now={() => ({ twin: twinOf(rows, nameOf, t), cursor })}
            drawn={false}
          />
        </header>
      )}
      <div className={css.hosts}>
        {hosts.map((host) => (
          <Host
            key={host.node}
            {...{ host, board, stop, reach, t }}
            name={nameOf(host.node)}
            first={first(host)}
            onWhy={actions.askWhy}
          />
        ))}
      </div>
    </section>
  );
}

interface HostProps {
  readonly host: HostSockets;
  readonly name: string;
  /** The number of its first row in the walk. */
  readonly first: number;
  readonly stop: number | undefined;
  /** The stops that a key may lead to: their rows are made, in sight or not. */
  readonly reach: ReadonlySet<number>;
  readonly board: boolean;
  readonly onWhy: (event: number) => void;
  readonly t: SocketTableText;
}

function Host({ host, name, first, stop, reach, board, onWhy, t }: HostProps) {
  const kept = host.rows.flatMap((_, i) => (reach.has(first + i) ? [i] : []));
  const { pieces, isLong, height, box } = useLongRows(host.rows.length, kept);
  return (
    <div className={css.host}>
      <table
        ref={box}
        className={css.table}
        data-board={board || undefined}
        aria-rowcount={isLong ? host.rows.length + 1 : undefined}
      >
        <caption>{board ? name : t('of', { node: name })}</caption>
        {!board && (
          <thead>
            <tr>
              <th scope="col">{t('fd')}</th>
              <th scope="col" data-minor>
                {t('protocol')}
              </th>
              <th scope="col">{t('state')}</th>
              <th scope="col" data-number title={t('recvMeaning')}>
                {t('recvQ')}
              </th>
              <th scope="col" data-number title={t('sendMeaning')}>
                {t('sendQ')}
              </th>
              <th scope="col">{t('local')}</th>
              <th scope="col">{t('remote')}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {pieces.map((piece) => {
            if (typeof piece !== 'number') {
              return <GapRow key={`gap ${piece.from}`} gap={piece} height={height} columns={7} />;
            }
            const row = host.rows[piece] as SocketRow;
            return (
              <Row
                key={row.key}
                {...{ row, stop, board, isLong, onWhy, t }}
                index={piece}
                number={first + piece}
              />
            );
          })}
        </tbody>
      </table>
      {host.rows.length === 0 && <p className={css.none}>{t('none')}</p>}
    </div>
  );
}

type RowProps = Omit<HostProps, 'host' | 'name' | 'first' | 'reach'> & {
  readonly row: SocketRow;
  readonly index: number;
  readonly isLong: boolean;
  readonly number: number;
};

function Row({ row, index, number, isLong, stop, board, onWhy, t }: RowProps) {
  const { fd, protocol, state, recvQ, sendQ, local, remote, changed, gone, since } = row;
  const button = (
    <button
      type="button"
      data-stop={number}
      tabIndex={number === stop ? 0 : -1}
      aria-label={state === '' ? t('whyPlain', { local }) : t('why', { local, state })}
      onClick={() => onWhy(since)}
    >
      {state === '' ? '–' : state}
    </button>
  );
  const marks = {
    ...{ 'data-row': index, 'aria-rowindex': isLong ? index + 2 : undefined },
    ...{ 'data-changed': changed || undefined, 'data-gone': gone || undefined },
  };
  if (board) {
    return (
      <tr className={css.row} {...marks}>
        <th scope="row">{button}</th>
      </tr>
    );
  }
  return (
    <>
      <tr className={css.row} {...marks}>
        <td>{fd < 0 ? <span title={t('noFd')}>–</span> : fd}</td>
        <td data-minor>{protocol}</td>
        <th scope="row">
          {button}
          {changed && <span className={css.change}>{t(gone ? 'gone' : 'changed')}</span>}
        </th>
        <td data-number>{recvQ}</td>
        <td data-number>{sendQ}</td>
        <td>{local}</td>
        <td>{remote}</td>
      </tr>
      {state === 'LISTEN' && <Queues row={row} t={t} />}
    </>
  );
}

/** Behind a listener: who has sent a SYN, and who waits to be accepted. */
function Queues({ row, t }: { readonly row: SocketRow; readonly t: SocketTableText }) {
  const { half, ready, sendQ } = row;
  return (
    <tr className={css.queues}>
      <td />
      <td colSpan={6}>
        <span>
          {t('half', { n: half.length })} <code>{half.join(' ')}</code>
        </span>
        <span>
          {t('ready', { n: ready.length, most: sendQ })} <code>{ready.join(' ')}</code>
        </span>
      </td>
    </tr>
  );
}

/** What is on the page, for a file: each row has happened. */
function twinOf(
  rows: readonly SocketRow[],
  nameOf: (node: number) => string,
  t: SocketTableText,
): Twin {
  const row = (index: number) => rows[index] as SocketRow;
  const columns = ['node', 'fd', 'protocol', 'state', 'recvQ', 'sendQ', 'local', 'remote'] as const;
  return {
    columns: columns.map((key) => ({ label: t(key) })),
    count: rows.length,
    cells(index) {
      const { node, fd, protocol, state, recvQ, sendQ, local, remote } = row(index);
      return [nameOf(node), fd < 0 ? '' : fd, protocol, state, recvQ, sendQ, local, remote];
    },
    event: (index) => row(index).event,
    frame: () => -1,
  };
}
