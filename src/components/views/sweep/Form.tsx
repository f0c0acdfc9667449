import { type ReactNode, useState } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import { GoButton } from './GoButton.tsx';
import { KNOBS, RESULTS } from './kinds.ts';
import type { Dial, Range, Span } from './knob.ts';
import type { SweepLook } from './look.ts';
import { NumberField } from './NumberField.tsx';
import css from './sweep.module.css';
import { type SweepText, useSweepText } from './text.ts';
import type { Swept } from './use-sweep.ts';
import { MOST_VALUES, within } from './values.ts';

/** What is wrong with what was typed, by the field. */
type Faults = Readonly<Record<string, string | undefined>>;

interface FormProps {
  readonly swept: Swept;
  readonly runs: ReturnType<ViewActions['tree']>['runs'];
}

/** What is changed, of what, from where to where, and what is measured. */
export function Form({ swept, runs }: FormProps) {
  const { base, knob, dial, dials, result, change, look } = swept;
  const t = useSweepText();
  const say = useLocalized();
  const other = { go: false, span: undefined };
  const [faults, setFaults] = useState<Faults>({});
  const turn = (to: Partial<SweepLook>) => {
    setFaults({});
    change(to);
  };
  const backwards = isBackwards(swept);
  const fault = Object.values(faults).find(Boolean) ?? (backwards ? t('backwards') : undefined);
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()}>
      {runs.length > 1 && (
        <Choice
          label={t('base')}
          value={String(base.fork)}
          onChoose={(fork) => change({ ...other, span: look.span, base: Number(fork) })}
        >
          {runs.map(({ id, fork, name }) => (
            <option key={id} value={fork}>
              {letterOf(fork) + (name === undefined ? '' : ` ${name}`)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('knob')}
        value={knob.id}
        onChoose={(id) => turn({ ...other, knob: id, dial: undefined })}
      >
        {KNOBS.map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
      </Choice>
      {dials.length > 1 && dial && (
        <Choice
          label={t('dial')}
          value={dial.id}
          onChoose={(id) => turn({ ...other, knob: knob.id, dial: id })}
        >
          <Dials dials={dials} />
        </Choice>
      )}
      {dial?.range.kind === 'span' && (
        <SpanFields
          key={dial.id}
          {...{ swept, dial, t, backwards }}
          onFault={(field, said) => setFaults((now) => ({ ...now, [field]: said }))}
          range={dial.range}
          chance={knob.chance === true}
        />
      )}
      <Choice label={t('result')} value={result.id} onChoose={(id) => change({ result: id })}>
        {RESULTS.map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
      </Choice>
      <GoButton {...{ swept, t }} faulty={fault !== undefined} />
      <p role="alert" className={css.fault}>
        {fault ?? (swept.strange ? t('unknown') : '')}
      </p>
    </form>
  );
}

function isBackwards({ look: { span }, knob }: Swept): boolean {
  return span !== undefined && span.from > span.to && !knob.chance;
}

function letterOf(fork: number): string {
  const before = Math.floor(fork / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (fork % 26));
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <label className={css.wide}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {children}
      </select>
    </label>
  );
}

/** Those of a group under its name, without saying it again. */
function Dials({ dials }: { readonly dials: readonly Dial[] }) {
  const groups = [...new Set(dials.map(({ group }) => group))];
  return groups.map((group) => {
    const options = dials
      .filter((dial) => dial.group === group)
      .map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ));
    if (group === undefined || groups.length === 1) return options;
    return (
      <optgroup key={group} label={group}>
        {options}
      </optgroup>
    );
  });
}

interface SpanProps {
  readonly swept: Swept;
  readonly dial: Dial;
  readonly range: Range & { readonly kind: 'span' };
  /** Seeds are only counted. */
  readonly chance: boolean;
  /** It begins behind its end. */
  readonly backwards: boolean;
  readonly onFault: (field: string, said: string | undefined) => void;
  readonly t: SweepText;
}

function SpanFields(props: SpanProps) {
  const { swept, dial, range, chance, backwards, onFault, t } = props;
  const { look, change, knob } = swept;
  const span = within(look.span ?? range.first, range);
  // As it was typed, also where it does not count yet.
  const typed = look.span ?? range.first;
  const { size, unit, low, high } = range;
  const set = (to: Partial<Span>) =>
    // As it was typed: what is out of bounds for a moment comes back as the typing goes on.
    change({
      ...{ go: false, knob: knob.id, dial: dial.id },
      span: { ...(look.span ?? range.first), ...to },
    });
  const unitOf = (label: string) => (unit === '' ? label : `${label}, ${unit}`);
  if (chance) {
    return (
      <NumberField
        {...{ label: t('seeds'), value: span.count, least: 2, most: MOST_VALUES, onFault, t }}
        whole
        onChange={(most) => {
          const count = Math.round(most);
          set({ to: span.from + count - 1, count });
        }}
      />
    );
  }
  const end = (key: 'from' | 'to') => (
    <NumberField
      {...{ label: unitOf(t(key)), least: low / size, most: high / size, onFault, t }}
      value={(backwards ? typed : span)[key] / size}
      wrong={backwards}
      onChange={(value) => set({ [key]: Math.round(value * size) })}
    />
  );
  return (
    <>
      {end('from')}
      {end('to')}
      <NumberField
        {...{ label: t('count'), value: span.count, least: 2, most: MOST_VALUES, onFault, t }}
        whole
        onChange={(count) => set({ count: Math.round(count) })}
      />
      <label>
        <span>{t('steps')}</span>
        <select
          value={span.doubling ? 'd' : 'e'}
          disabled={span.from <= 0}
          onChange={({ target }) => set({ doubling: target.value === 'd' })}
        >
          <option value="e">{t('even')}</option>
          <option value="d">{t('doubling')}</option>
        </select>
      </label>
    </>
  );
}
