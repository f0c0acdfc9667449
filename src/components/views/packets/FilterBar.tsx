import { Filter, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type FilterFault, faultWords } from '../../../model/filter/faults.ts';
import type { KnownName } from '../../../model/filter/row.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import css from './filter-bar.module.css';
import type { PacketsText } from './text.ts';
import { type Completing, useCompletion } from './use-completion.ts';

interface FilterBarProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly fault: FilterFault | undefined;
  readonly names: ReadonlyMap<string, KnownName>;
  readonly shown: ViewRun;
  /** How many packets there are, in words. */
  readonly found: string;
  readonly reading: string | undefined;
  readonly failed: boolean;
  readonly t: PacketsText;
}

/** One line for the filter; below it what is wrong with it, and where. */
export function FilterBar(props: FilterBarProps) {
  const { text, onChange, fault, names, shown, found, reading, failed, t } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const completing = useCompletion({ input, text, onChange, names, shown });
  // What is still being typed is not wrong yet: only what stands before its end, or what is done.
  const [done, setDone] = useState(false);
  const told = fault !== undefined && (done || fault.to < text.length) ? fault : undefined;
  const { list, open, at } = completing;
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (completing.press(event)) return;
    if (event.key === 'Enter') setDone(true);
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    event.stopPropagation();
    onChange('');
  };
  return (
    <search className={css.bar}>
      <div className={css.line} data-wrong={told !== undefined || undefined}>
        <Filter className={css.icon} aria-hidden="true" />
        <input
          ref={input}
          className={css.input}
          type="text"
          role="combobox"
          aria-label={t('filter')}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
          aria-invalid={told !== undefined}
          aria-describedby={`${id}-told`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setDone(false);
            onChange(event.target.value);
            completing.typed();
          }}
          onKeyDown={press}
          onFocus={completing.typed}
          onBlur={() => {
            setDone(true);
            completing.close();
          }}
        />
        {text !== '' && <Clear label={t('clear')} {...{ input, onChange }} />}
        <Proposals {...{ list, open, at, id }} take={completing.take} label={t('proposals')} />
      </div>
      <p className={css.found} role="status">
        {failed ? t('failed') : (reading ?? found)}
      </p>
      <p className={css.told} id={`${id}-told`} role="alert">
        {told !== undefined && <Told fault={told} text={text} t={t} />}
      </p>
    </search>
  );
}

function Told({
  fault,
  text,
  t,
}: {
  readonly fault: FilterFault;
  readonly text: string;
  readonly t: PacketsText;
}) {
  const language = useLanguage();
  const { what, hint } = faultWords(fault);
  const before = text.slice(Math.max(0, fault.from - 12), fault.from);
  const there = text.slice(fault.from, fault.to);
  return (
    <>
      <code>
        {before}
        <mark>{there === '' ? '␣' : there.slice(0, 24)}</mark>
      </code>{' '}
      <span className="visually-hidden">{t('place', { place: fault.from + 1 })}</span>
      {what[language]} {hint[language]}
    </>
  );
}

type ProposalsProps = Pick<Completing, 'list' | 'open' | 'at' | 'take'> & {
  readonly id: string;
  readonly label: string;
};

function Proposals({ list, open, at, take, id, label }: ProposalsProps) {
  const language = useLanguage();
  return (
    <div
      className={css.proposals}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      hidden={!open}
    >
      {open &&
        list.map(({ text, label: words }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which has the focus.
          <div
            key={text}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            ref={(element) => {
              if (i === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            // The input keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(i)}
          >
            <code>{text}</code>
            {words !== undefined && <span>{words[language]}</span>}
          </div>
        ))}
    </div>
  );
}

interface ClearProps extends Pick<FilterBarProps, 'onChange'> {
  readonly label: string;
  readonly input: RefObject<HTMLInputElement | null>;
}

function Clear({ label, input, onChange }: ClearProps) {
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <IconButton label={label} className={css.clear} onClick={clear}>
      <X aria-hidden="true" />
    </IconButton>
  );
}
