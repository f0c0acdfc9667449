import { memo, useMemo } from 'react';
import type { Language } from '../../../i18n/language.ts';
import { markWord } from '../../../model/mark.ts';
import {
  isRetransmission,
  type Packet,
  type PacketPhase,
  packetTitle,
} from '../../../model/packets.ts';
import type { Connection } from '../../../model/parts/connections.ts';
import { COVERED, isCovered, useCovers, VEIL } from '../../view-kit/covers.ts';
import css from './packets.module.css';
import { rowWords } from './row-words.ts';
import type { PacketsText } from './text.ts';

interface RowProps {
  readonly packet: Packet;
  /** At the cursor: the row is the same at every other cursor with this phase. */
  readonly phase: PacketPhase;
  readonly connection: Connection | undefined;
  /** What of them changes in place (`inPlace`): a row is drawn again for another one. */
  readonly inPlace: string;
  readonly bytes: Uint8Array | undefined;
  readonly sequence: 'relative' | 'raw';
  readonly id: string;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly selected: boolean;
  /** A question is open on the projector: what it is called, and no more. */
  readonly board: boolean;
  readonly language: Language;
  readonly t: PacketsText;
}

export const Row = memo(function Row(props: RowProps) {
  const { packet, phase, connection, inPlace, bytes, sequence } = props;
  const { active, selected, board, language, t } = props;
  const covered = isCovered(packet.frame, useCovers());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes in place is no other object.
  const words = useMemo(
    () => rowWords(packet, connection, bytes, sequence, language),
    [packet, connection, inPlace, bytes, sequence, language],
  );
  const info = covered ? (
    <>
      <span aria-hidden="true">{VEIL}</span>
      <span className="visually-hidden">{COVERED[language]}</span>
    </>
  ) : (
    <>
      {phase === 'dropped' && <b className={css.lost}>✕ {t('lost')}</b>}
      {isRetransmission(packet) && <b className={css.again}>↻ {t('again')}</b>}
      {board ? packetTitle(packet) : words.info}
      {phase === 'in-flight' && <span className={css.flying}> {t('flying')}</span>}
    </>
  );
  const cells = [
    ['number', packet.frame + 1],
    ['time', words.time],
    ['source', words.source],
    ['destination', words.destination],
    ['protocol', covered ? VEIL : words.protocol],
    ['length', packet.bytes],
    ['info', info],
  ] as const;
  return (
    <div
      role="row"
      id={props.id}
      className={css.row}
      aria-rowindex={props.row + 2}
      aria-selected={selected}
      data-row={props.row}
      data-active={active || undefined}
      data-layer={covered ? undefined : words.layer}
      data-phase={phase}
      data-mark={markWord({ kind: 'packet', frame: packet.frame })}
      style={{ insetBlockStart: props.top, blockSize: props.height }}
    >
      {cells.map(([column, cell], i) => (
        <span
          key={column}
          role="gridcell"
          aria-colindex={i + 1}
          data-column={column}
          title={
            typeof cell === 'string' ? cell : column === 'info' && !covered ? words.info : undefined
          }
        >
          {cell}
        </span>
      ))}
    </div>
  );
});
