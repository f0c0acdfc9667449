import css from './plot.module.css';
import { usePlotText } from './text.ts';

interface FlowSelectProps {
  readonly options: readonly { readonly key: string; readonly name: string }[];
  /** A key. */
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** A list of who sends to whom. */
export function FlowSelect({ options, chosen, onChoose }: FlowSelectProps) {
  const t = usePlotText();
  return (
    <select
      className={css.choice}
      aria-label={t('flow')}
      value={chosen}
      onChange={({ target }) => onChoose(target.value)}
    >
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}
