import type { MachineKind } from '../../../machines/kind.ts';
import css from './MachineChoice.module.css';
import { type Language, TEXTS } from './texts.ts';

interface ChoiceProps {
  readonly machines: readonly MachineKind[];
  readonly shown: MachineKind;
  /** The one that the reader keeps; undefined: that which moves is shown. */
  readonly chosen: string | undefined;
  readonly lang: Language;
  readonly onChoose: (id: string | undefined) => void;
}

/** Which of a node's machines is shown; nothing to choose from, nothing to show. */
export function MachineChoice({ machines, shown, chosen, lang, onChoose }: ChoiceProps) {
  if (machines.length < 2) return null;
  return (
    <fieldset className={css.machines}>
      <legend className="visually-hidden">{TEXTS[lang].machines}</legend>
      {machines.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === shown.id}
          title={id === chosen ? TEXTS[lang].followAgain : undefined}
          onClick={() => onChoose(id === chosen ? undefined : id)}
        >
          {title[lang]}
        </button>
      ))}
    </fieldset>
  );
}
