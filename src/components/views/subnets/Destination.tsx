/** The address that walks down the tree: typed, one of the run, or that of the selected packet. */
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { formatIpv4, parseIpv4 } from '../../../stack/core/addresses.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import css from './subnets.module.css';
import { cardWords, type Speech } from './words.ts';

interface DestinationProps {
  /** As the look has it. */
  readonly to: string | undefined;
  /** Of the selected packet, where nothing is typed. */
  readonly packet: string | undefined;
  readonly speech: Speech;
  readonly onChange: (to: string | undefined) => void;
}

export function Destination({ to, packet, speech, onChange }: DestinationProps) {
  const { t, network } = speech;
  const id = useId();
  const [text, type] = useState<string>();
  const shown = text ?? to ?? '';
  const wrong = shown.trim() !== '' && parseIpv4(shown.trim()) === undefined;
  const said = to ?? packet;
  const complaint =
    said === undefined
      ? t('wrong', { typed: shown.trim() })
      : t('wrongStill', { typed: shown.trim(), to: said });
  const take = (value: string) => {
    type(value);
    const wanted = value.trim();
    if (wanted === '') onChange(undefined);
    else if (parseIpv4(wanted) !== undefined) onChange(wanted);
  };
  return (
    <span className={css.destination}>
      <label htmlFor={id}>{t('destination')}</label>
      <input
        id={id}
        type="text"
        list={`${id}-known`}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        placeholder={packet ?? t('placeholder')}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        value={shown}
        onChange={({ target }) => take(target.value)}
        onBlur={() => wrong || type(undefined)}
      />
      <datalist id={`${id}-known`}>
        {network.cards.map((card) => (
          <option key={`${card.node}.${card.card}`} value={formatIpv4(card.address)}>
            {cardWords(card, speech)}
          </option>
        ))}
      </datalist>
      {to !== undefined && (
        <IconButton
          label={t('clear')}
          onClick={() => {
            type(undefined);
            onChange(undefined);
          }}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
      {to === undefined && packet !== undefined && !wrong && <span>{t('ofPacket')}</span>}
      <span id={`${id}-wrong`} role="status" className={css.wrong}>
        {wrong && complaint}
      </span>
    </span>
  );
}
