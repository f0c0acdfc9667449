import { useMemo } from 'react';
import { countBelow } from '../../../../model/cursor.ts';
import type { Packet } from '../../../../model/packets.ts';
import { packetsOf } from '../../../../model/queries.ts';
import { historyOf, type SocketRow, socketsAt } from '../../../../model/sockets/table.ts';
import { nodePageOf } from '../../../../stack/nodes/page/pages.ts';
import { useRoving } from '../../../a11y/use-roving.ts';
import { fieldReader } from '../../../view-kit/fields.ts';
import { nameIn } from '../../../view-kit/speech.ts';
import { nodeTables } from '../../../view-kit/tables/found.ts';
import { rowsAt, tableNode } from '../../../view-kit/tables/part.ts';
import { reachable } from '../../../view-kit/tables/pieces.ts';
import { useBytes } from '../../../view-kit/use-bytes.ts';
import { NOTHING } from '../look.ts';
import { kindOf, type Speech } from '../words.ts';
import type { DetailsProps } from './Details.tsx';
import css from './details.module.css';
import { Panel } from './Panel.tsx';
import { Table } from './Table.tsx';
import { useTableHands } from './use-table-hands.ts';

/** The packet whose rows are lit: the followed one as this node sent it, or the last that it sent. */
function packetAt({ speech, journey }: DetailsProps, node: number): Packet | undefined {
  const { run, cursor } = speech;
  const own = ({ from, sentEvent }: Packet) => from === node && sentEvent < cursor.event;
  if (journey.length > 0) return journey.findLast(own);
  const all = packetsOf(run);
  const count = countBelow(all, cursor.event, ({ sentEvent }) => sentEvent);
  return all.slice(Math.max(0, count - FAR_BACK), count).findLast(own);
}

/** No farther back than this is looked for the last packet that a node sent. */
const FAR_BACK = 512;

interface NodeDetailsProps extends DetailsProps {
  readonly node: number;
}

export function NodeDetails(props: NodeDetailsProps) {
  const { view, speech, look, node, actions, onLook } = props;
  const { run, cursor, language, t } = speech;
  const packet = packetAt(props, node);
  useBytes(view, packet === undefined ? [] : [packet.frame]);
  const bytes = packet && view.bytesOf(packet.frame);
  const field = useMemo(() => bytes && fieldReader(bytes), [bytes]);
  const name = nameIn(speech, node);
  const page = nodePageOf(kindOf(speech, node));
  const facts = tableNode(run, node);
  const shown = nodeTables().flatMap((table) => {
    if (facts === undefined || !table.of(facts)) return [];
    if (look.only !== undefined && look.only !== table.id) return [];
    const rows = rowsAt(run, table, node, cursor);
    return rows.length === 0 && table.empty === undefined ? [] : [{ table, rows }];
  });
  const stops = [...new Set(shown.flatMap(({ rows }) => rows.map(({ event }) => event)))].filter(
    (event) => event >= 0,
  );
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const reach = reachable(stops, stop);
  const sockets = useSockets(speech, node);
  const handOf = useTableHands(props, node);
  const alone = look.only === undefined ? undefined : shown[0]?.table.title[language];
  const hand = alone && handOf(look.only as string);
  return (
    <Panel
      title={alone ? t('tableOf', { table: alone, node: name }) : t('tablesOf', { node: name })}
      close={t('closePanel')}
      onClose={() => onLook(NOTHING)}
      buttons={
        alone && (
          <>
            {hand && !hand.adds && (
              <button type="button" onClick={() => hand.onAdd(true)}>
                {hand.action.add[language]}
              </button>
            )}
            <button type="button" onClick={() => onLook({ only: undefined })}>
              {t('allTables')}
            </button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside. */}
      <div className={css.tables} onKeyDown={onKeyDown} onFocus={onFocus}>
        {shown.map(({ table, rows }) => (
          <Table
            key={table.id}
            {...{ table, rows, speech, stop, reach, packet, field }}
            hand={handOf(table.id)}
            alone={alone !== undefined}
            onWhy={actions.askWhy}
          />
        ))}
        {page.host && !alone && <Sockets rows={sockets} speech={speech} />}
        {shown.length === 0 && !page.host && (
          <p className={css.none}>{t('noTables', { kind: page.title[language] })}</p>
        )}
      </div>
    </Panel>
  );
}

function useSockets({ run, cursor }: Speech, node: number): readonly SocketRow[] {
  const { count } = run.log;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its count says when.
  const history = useMemo(() => historyOf(run), [run, count]);
  const own = history.get(node);
  if (own === undefined) return [];
  return socketsAt(run, new Map([[node, own]]), cursor)[0]?.rows ?? [];
}

/** What a row says of a socket besides its descriptor. */
const SOCKET_CELLS = ['protocol', 'state', 'local', 'remote'] as const;

function Sockets({
  rows,
  speech,
}: {
  readonly rows: readonly SocketRow[];
  readonly speech: Speech;
}) {
  const { t } = speech;
  return (
    <div className={css.tableBox}>
      <table className={css.table} data-layer="transport">
        <caption>{t('sockets')}</caption>
        <thead>
          <tr>
            {(['fd', ...SOCKET_CELLS] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              data-changed={row.changed || undefined}
              data-gone={row.gone || undefined}
            >
              <th scope="row" data-mono>
                {row.fd < 0 ? '–' : row.fd}
              </th>
              {SOCKET_CELLS.map((cell) => (
                <td key={cell} data-mono>
                  {row[cell] || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={css.none}>{t('noSockets')}</p>}
    </div>
  );
}
