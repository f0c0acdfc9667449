import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type PacketRow, packetRows } from '../../../model/compare/packet-rows.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { nodeName } from '../../node-name.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import { useRun, useRunStore } from '../run.ts';
import { inspectFrame } from '../workbench-store.ts';
import css from './Comparison.module.css';
import { Disc } from './Disc.tsx';
import { type CompareText, useCompareText } from './text.ts';
import type { Compared, Half } from './use-comparison.ts';

/** More rows than this nobody reads. */
const MOST_ROWS = 300;

/** The packets of both runs, paired, in the order of sending. */
export function Differences({ compared }: { readonly compared: Compared }) {
  const text = useCompareText();
  const version = useRun((state) => state.version);
  const at = useRun((state) => state.cursor.at);
  const { halves, difference, open } = compared;
  const [a, b] = halves;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs grow in place; `version` says when.
  const all = useMemo(() => packetRows(a.view.run, b.view.run), [a.view.run, b.view.run, version]);
  const rows = open ? all.filter((row) => startOf(row) <= at) : all;
  const first = rows.findIndex(({ same }) => !same);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard.
    <section className={css.rows} tabIndex={0} aria-label={text('rows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('packet')}</th>
            <th scope="col">{text('way')}</th>
            {halves.map(({ named: { letter } }) => (
              <th key={letter} scope="col">
                <Disc letter={letter} />
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, i) => (
            <Row
              key={`${row.packets[0]?.frame ?? ''} ${row.packets[1]?.frame ?? ''}`}
              row={row}
              halves={halves}
              first={difference !== undefined && i === first}
            />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className={css.calm}>{text('more', { n: rows.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}

const startOf = ({ packets: [a, b] }: PacketRow) =>
  Math.min(a?.starts ?? Number.POSITIVE_INFINITY, b?.starts ?? Number.POSITIVE_INFINITY);

interface RowProps {
  readonly row: PacketRow;
  readonly halves: readonly [Half, Half];
  readonly first: boolean;
}

function Row({ row, halves, first }: RowProps) {
  const text = useCompareText();
  const language = useLanguage();
  const { packets, same } = row;
  const side = packets[0] === undefined ? 1 : 0;
  const packet = packets[side] as Packet;
  const { topology }: RecordedRun = halves[side].view.run;
  const name = (node: number) => nodeName(topology, node, language);
  return (
    <tr data-same={same || undefined} data-first={first || undefined}>
      <th scope="row">{shownTitle(packet)}</th>
      <td>
        {name(packet.from)} → {name(packet.to)}
      </td>
      {halves.map((half, i) => (
        <td key={half.named.letter}>
          <Cell packet={packets[i]} half={half} />
        </td>
      ))}
      <td>{noteOf(row, halves, text)}</td>
    </tr>
  );
}

/** A packet in one of the runs: it leads to the instant of its sending there. */
function Cell({ packet, half }: { readonly packet: Packet | undefined; readonly half: Half }) {
  const text = useCompareText();
  const language = useLanguage();
  const store = useRunStore();
  if (packet === undefined) return text('missing');
  const from = formatInstant(packet.starts);
  const to = packet.endEvent < 0 ? undefined : formatInstant(packet.endAt);
  const words =
    packet.dropped !== undefined
      ? `${from} ✕ ${dropWords(packet.dropped)[language]}`
      : to === undefined
        ? text('flying', { from })
        : text('arrives', { from, to });
  return (
    <button
      type="button"
      onClick={() => {
        const { current, selectRun } = store.getState();
        if (current !== half.view.id) selectRun(half.view.id);
        store.getState().seek(packet.starts);
        inspectFrame(packet.frame);
      }}
    >
      {words}
    </button>
  );
}

function noteOf(row: PacketRow, halves: readonly [Half, Half], text: CompareText): string {
  const [a, b] = row.packets;
  if (row.same) return text('sameRow');
  if (a === undefined || b === undefined) {
    return text('only', { letter: halves[a === undefined ? 1 : 0].named.letter });
  }
  if (a.dropped !== b.dropped) return text('differs');
  const later = b.endAt - a.endAt;
  if (later === 0) return text('differs');
  const time = formatDuration(Math.abs(later));
  return text(later > 0 ? 'later' : 'earlier', { time });
}
