import { type FormEvent, useState } from 'react';
import { bytesIn } from '../../../model/byte-story.ts';
import { grouped } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import { useRun } from '../run.ts';
import { followByte } from '../workbench-store.ts';
import css from './follow.module.css';
import { useFollowText } from './text.ts';

interface FollowFromProps {
  readonly packet: Packet;
  /** The byte of its text that was chosen among the bytes, from 0. */
  readonly place: number;
}

/** In the inspector: one of the bytes that the packet carries, to be followed through all pictures. */
export default function FollowFrom({ packet, place }: FollowFromProps) {
  const text = useFollowText();
  const run = useRun((state) => state.model);
  const [typed, setTyped] = useState<{ readonly at: number; readonly value: string }>();
  const [complaint, setComplaint] = useState('');
  const carried = bytesIn(run, packet);
  if (carried === undefined) {
    return <p className={css.none}>{text(packet.connection < 0 ? 'noStream' : 'noBytes')}</p>;
  }
  const { n, ...first } = carried;
  const ends = { from: first.byte + 1, to: first.byte + n };
  // Another byte chosen below takes the place of what was typed.
  const value = typed?.at === place ? typed.value : String(first.byte + 1 + Math.min(place, n - 1));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = Number(value);
    const fits = Number.isInteger(number) && number >= ends.from && number <= ends.to;
    const words = { from: grouped(ends.from), to: grouped(ends.to) };
    setComplaint(fits ? '' : text('wrong', words));
    if (fits) followByte({ ...first, byte: number - 1 });
  };
  return (
    <form className={css.from} onSubmit={submit} noValidate>
      <label>
        {text('choose')}{' '}
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          size={7}
          value={value}
          onChange={({ target }) => setTyped({ at: place, value: target.value })}
        />
      </label>{' '}
      <span>{text('between', { from: grouped(ends.from), to: grouped(ends.to) })}</span>{' '}
      <button type="submit">{text('follow')}</button>
      <p role="alert">{complaint}</p>
    </form>
  );
}
