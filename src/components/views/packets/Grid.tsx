import { ArrowDownToLine } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type Packet, phaseOf } from '../../../model/packets.ts';
import { connectionsOf } from '../../../model/queries.ts';
import { useSettings } from '../../../runtime/settings.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import css from './packets.module.css';
import { Row } from './Row.tsx';
import { inPlace } from './row-words.ts';
import type { PacketsText } from './text.ts';
import { useRowBytes } from './use-row-bytes.ts';
import { useRowEvents } from './use-row-events.ts';
import { useScrolledRows } from './use-scrolled-rows.ts';

interface GridProps extends ViewProps {
  readonly count: number;
  readonly packetAt: (row: number) => Packet | undefined;
  readonly empty: string;
  readonly t: PacketsText;
}

const COLUMNS = ['number', 'time', 'source', 'destination', 'protocol', 'length', 'info'] as const;

/**
 * Rows are made anew for none that comes into sight: they take over those that have left it. More than
 * this many are never in sight.
 */
const SLOTS = 512;

/**
 * The grid pattern with rows as its stops: the list has the focus, and says which row is the active
 * one. So the focus is never lost with a row that is scrolled away. Rows that stand where they are
 * scrolled to are no rows of a table: with another layout, browsers take the roles from those.
 */
export function Grid(props: GridProps) {
  const { runs, count, packetAt, selected, actions, board, empty, t } = props;
  const [shown] = runs;
  const { run, cursor, bytesOf } = shown;
  const language = useLanguage();
  const sequence = useSettings((settings) => settings.sequence);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const rows = useScrolledRows({ scroller, probe, count });
  const { first, end, height, active, follow } = rows;
  const inSight = Array.from({ length: end - first }, (_, i) => packetAt(first + i)).filter(
    (packet) => packet !== undefined,
  );
  useRowBytes(
    shown,
    inSight.map(({ frame }) => frame),
  );
  useChosen(selected, props, rows);
  const connections = connectionsOf(run);
  const events = useRowEvents({ rows, count, packetAt, actions });
  return (
    <div className={css.list}>
      <div
        ref={scroller}
        className={css.scroller}
        role="grid"
        tabIndex={0}
        aria-label={t('title')}
        aria-rowcount={count + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
        aria-describedby={board ? undefined : `${id}-keys`}
        data-narrow={rows.narrow || undefined}
        {...events}
        onScroll={rows.scrolled}
      >
        <Head t={t} />
        <div role="rowgroup" className={css.body} style={{ blockSize: count * height }}>
          {inSight.map((packet, i) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row's place, taken over by another packet on purpose.
              key={(first + i) % SLOTS}
              {...{ packet, sequence, board, language, t }}
              phase={phaseOf(packet, cursor)}
              id={`${id}-${first + i}`}
              row={first + i}
              top={(first + i) * height}
              height={height}
              connection={connections[packet.connection]}
              inPlace={inPlace(packet, connections[packet.connection])}
              bytes={bytesOf(packet.frame)}
              active={first + i === active}
              selected={packet.frame === selected}
            />
          ))}
        </div>
        <div ref={probe} className={css.probe} aria-hidden="true" />
      </div>
      {count === 0 && <p className={css.empty}>{empty}</p>}
      {!rows.following && (
        <button type="button" className={css.latest} onClick={follow}>
          <ArrowDownToLine aria-hidden="true" />
          {t('latest')}
        </button>
      )}
      {!board && <Foot id={`${id}-keys`} isWindow={run.log.first > 0} t={t} />}
    </div>
  );
}

function Head({ t }: { readonly t: PacketsText }) {
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1} className={css.row}>
        {COLUMNS.map((key, i) => (
          <span key={key} role="columnheader" aria-colindex={i + 1} data-column={key}>
            {t(key)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface FootProps {
  readonly id: string;
  /** Of a long run only a stretch is here. */
  readonly isWindow: boolean;
  readonly t: PacketsText;
}

function Foot({ id, isWindow, t }: FootProps) {
  return (
    <p className={css.keys} id={id}>
      {isWindow && <span className={css.earlier}>{t('earlier')}</span>}
      {t('keys')}
    </p>
  );
}

/** What is chosen elsewhere, as on the ladder, comes into sight here. */
function useChosen(
  selected: number | undefined,
  { count, packetAt }: GridProps,
  { active, setActive }: { active: number; setActive: (row: number) => void },
): void {
  const latest = useRef({ count, packetAt, active, setActive });
  latest.current = { count, packetAt, active, setActive };
  useLayoutEffect(() => {
    const { current } = latest;
    if (selected === undefined || current.packetAt(current.active)?.frame === selected) return;
    const row = rowOfFrame(selected, current.count, current.packetAt);
    if (row !== undefined) current.setActive(row);
  }, [selected]);
}

/** Rows are in the order of sending, and so are the numbers of their frames. */
function rowOfFrame(
  frame: number,
  count: number,
  packetAt: GridProps['packetAt'],
): number | undefined {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packetAt(middle)?.frame ?? 0) < frame) low = middle + 1;
    else high = middle;
  }
  return packetAt(low)?.frame === frame && low < count ? low : undefined;
}
