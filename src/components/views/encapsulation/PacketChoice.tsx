import { useId } from 'react';
import { formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import css from '../../view-kit/plot/plot.module.css';
import type { CapsuleText } from './text.ts';

interface PacketChoiceProps {
  readonly sent: readonly Packet[];
  /** The frame that the reader chose; undefined: whichever is selected, or the latest. */
  readonly chosen: number | undefined;
  readonly heading: string;
  readonly name: (node: number) => string;
  readonly onChoose: (frame: number | undefined) => void;
  readonly t: CapsuleText;
}

/** So many of the latest packets are offered. */
const MOST = 60;

export function PacketChoice({ sent, chosen, heading, name, onChoose, t }: PacketChoiceProps) {
  const id = useId();
  const offered = sent.filter(({ frame }, i) => i >= sent.length - MOST || frame === chosen);
  const known = offered.some(({ frame }) => frame === chosen);
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {t('pick')}
      </label>
      <select
        id={id}
        className={css.choice}
        value={known ? chosen : ''}
        onChange={({ target: { value } }) => onChoose(value === '' ? undefined : Number(value))}
      >
        <option value="">{known ? t('latest') : heading}</option>
        {offered.toReversed().map((packet) => (
          <option key={packet.frame} value={packet.frame}>
            {formatInstant(packet.starts)} · {shownTitle(packet)}, {name(packet.from)} →{' '}
            {name(packet.to)}
          </option>
        ))}
      </select>
    </>
  );
}
