import { type ReactNode, useId } from 'react';
import { useDialogText } from '../../i18n/dialogs.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { changeSettings, THEMES, useSettings } from '../../runtime/settings.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { ProgressSettings } from './ProgressSettings.tsx';
import css from './Settings.module.css';

/** Everything a reader can choose, in one sheet. Every choice takes effect at once. */
export default function SettingsPanel({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const settings = useSettings();
  return (
    <Dialog title={text('settings.title')} onClose={onClose} place="side">
      <div className={css.groups}>
        <Choice
          legend={text('settings.theme')}
          hint={text('settings.theme.hint')}
          value={settings.theme}
          options={THEMES.map((id) => [id, text(`settings.theme.${id}`)])}
          onChange={(theme) => changeSettings({ theme })}
        />
        <Choice
          legend={text('settings.language')}
          value={settings.language}
          options={[
            ['auto', text('settings.language.auto')],
            ...LANGUAGES.map(
              ({ id, name, tag }) =>
                [
                  id,
                  <span key={id} lang={tag}>
                    {name}
                  </span>,
                ] as const,
            ),
          ]}
          onChange={(language) => changeSettings({ language })}
        />
        <Choice
          legend={text('settings.sequence')}
          value={settings.sequence}
          options={[
            ['relative', text('settings.sequence.relative')],
            ['raw', text('settings.sequence.raw')],
          ]}
          onChange={(sequence) => changeSettings({ sequence })}
        />
        <Choice
          legend={text('settings.motion')}
          value={settings.motion}
          options={[
            ['system', text('settings.motion.system')],
            ['reduce', text('settings.motion.reduce')],
          ]}
          onChange={(motion) => changeSettings({ motion })}
        />
        <Choice
          legend={text('settings.keys')}
          value={settings.letterKeys ? 'on' : 'off'}
          options={[
            ['on', text('settings.keys.on')],
            ['off', text('settings.keys.off')],
          ]}
          onChange={(choice) => changeSettings({ letterKeys: choice === 'on' })}
        />
        <ProgressSettings />
      </div>
    </Dialog>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: ReactNode])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ legend, hint, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      <div className={css.options}>
        {options.map(([id, label]) => (
          <label key={id} className={css.option}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
            />
            {label}
          </label>
        ))}
      </div>
      {hint && <p className={css.hint}>{hint}</p>}
    </fieldset>
  );
}
