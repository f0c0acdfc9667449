/** Which address: an interface of the run, or one that is typed in. */
import { useId, useState } from 'react';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import { USUAL_PREFIX } from '../../../stack/core/cards.ts';
import { parseInterface, scatteredMask } from '../../../stack/core/prefix.ts';
import plot from '../../view-kit/plot/plot.module.css';
import { nameIn } from '../../view-kit/speech.ts';
import type { CardAt, NetworkAt } from '../../view-kit/tables/network.ts';
import css from './address-bits.module.css';
import { type BitsLook, typedKey } from './look.ts';
import { keyOf, type Subject } from './model.ts';
import type { BitsText } from './text.ts';
import type { Speech } from './words.ts';

interface ChooserProps {
  readonly label: string;
  readonly subject: Subject | undefined;
  readonly network: NetworkAt;
  readonly speech: Speech;
  /** What stands for none; without it, there is always one. */
  readonly none?: string;
  readonly onChoose: (key: string | undefined) => void;
}

const OTHER = 'other';

function Chooser({ label, subject, network, speech, none, onChoose }: ChooserProps) {
  const { t } = speech;
  const id = useId();
  const typed = subject !== undefined && subject.card === undefined;
  const nodes = [...new Set(network.cards.map(({ node }) => node))];
  const option = (card: CardAt) => (
    <option key={keyOf(card)} value={keyOf(card)}>
      {nameIn(speech, card.node)} {card.name} {formatIpv4(card.address)}/{card.length}
    </option>
  );
  const choose = (value: string) => {
    if (value !== OTHER) return onChoose(value || undefined);
    const [start = { address: 0xc0a80001, length: 24 }] = [subject ?? network.cards[0]];
    onChoose(typedKey(start));
  };
  return (
    <span className={css.chooser}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        className={plot.choice}
        value={typed ? OTHER : (subject?.key ?? '')}
        onChange={({ target }) => choose(target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {nodes.map((node) => network.cards.filter((card) => card.node === node).map(option))}
        <option value={OTHER}>{t('other')}</option>
      </select>
      {typed && (
        <TypedAddress
          key={label}
          {...{ subject, t, onChoose }}
          label={t('typed')}
          usual={network.cards[0]?.length ?? USUAL_PREFIX}
        />
      )}
    </span>
  );
}

interface TypedProps {
  readonly subject: Subject;
  readonly label: string;
  /** The length of what is typed without one: not that of what stood there before. */
  readonly usual: number;
  readonly t: BitsText;
  readonly onChoose: (key: string) => void;
}

/** What is typed stays as it is typed until the field is left; what is no address changes nothing. */
function TypedAddress({ subject, label, usual, t, onChoose }: TypedProps) {
  const id = useId();
  const [text, type] = useState<string>();
  const shown = `${formatIpv4(subject.address)}/${subject.own}`;
  const wrong = text !== undefined && parseInterface(text, usual) === undefined;
  const mask = text === undefined ? undefined : scatteredMask(text);
  return (
    <>
      <input
        className={css.typed}
        type="text"
        inputMode="decimal"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? id : undefined}
        value={text ?? shown}
        onChange={({ target: { value } }) => {
          type(value);
          const read = parseInterface(value, usual);
          if (read !== undefined) onChoose(typedKey(read));
        }}
        onBlur={() => wrong || type(undefined)}
      />
      <span id={id} role="alert" className={css.wrong}>
        {wrong &&
          (mask === undefined
            ? t('notRead', { text, shown })
            : t('scattered', { mask: formatIpv4(mask), shown }))}
      </span>
    </>
  );
}

interface ChoosersProps {
  readonly first: Subject | undefined;
  readonly second: Subject | undefined;
  readonly network: NetworkAt;
  readonly speech: Speech;
  readonly onChange: (to: Partial<BitsLook>) => void;
}

/** Another address has its own prefix. */
export function Choosers({ first, second, network, speech, onChange }: ChoosersProps) {
  const { t } = speech;
  return (
    <span className={css.choosers}>
      <Chooser
        {...{ network, speech }}
        label={t('whose')}
        subject={first}
        onChoose={(key) => onChange({ first: key, moved: undefined })}
      />
      <Chooser
        {...{ network, speech }}
        label={t('with')}
        subject={second}
        none={t('alone')}
        onChoose={(key) => onChange({ second: key, secondMoved: undefined })}
      />
    </span>
  );
}
