import { Fragment } from 'react';
import { useDialogText } from '../../i18n/dialogs.ts';
import { useLocalized } from '../../i18n/index.ts';
import { useSettings } from '../../runtime/settings.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { VIEWS } from '../workbench/registry.ts';
import css from './KeyboardHelp.module.css';
import {
  COMMAND_GROUPS,
  COMMAND_IDS,
  COMMANDS,
  type CommandGroup,
  keyCaps,
  keysOf,
} from './keymap.ts';

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

export default function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const letters = useSettings((settings) => settings.letterKeys);
  return (
    <Dialog title={text('help.title')} onClose={onClose}>
      <p className={css.intro}>{text('help.text')}</p>
      {!letters && <p className={css.intro}>{text('help.lettersOff')}</p>}
      <div className={css.groups}>
        {COMMAND_GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
        <ViewKeys />
      </div>
    </Dialog>
  );
}

function Group({ group }: { readonly group: CommandGroup }) {
  const text = useDialogText();
  const commands = COMMAND_IDS.filter(
    (id) => COMMANDS[id].group === group && keysOf(id).length > 0,
  );
  return (
    <section>
      <h3 className={css.heading}>{text(`help.group.${group}`)}</h3>
      <dl className={css.keys}>
        {commands.map((id) => (
          <Fragment key={id}>
            <dt>{text(COMMANDS[id].label)}</dt>
            <dd>
              <Keys of={keysOf(id)} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** The keys that views bring along. */
function ViewKeys() {
  const text = useDialogText();
  const say = useLocalized();
  const rows = VIEWS.flatMap(({ title, key, large }) => [
    { key, label: text('command.view', { view: say(title) }) },
    { key: large?.key, label: large ? say(large.title) : '' },
  ]);
  return (
    <section>
      <h3 className={css.heading}>{text('help.group.views')}</h3>
      <dl className={css.keys}>
        {rows.map(({ key, label }) =>
          key === undefined ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>
                <Keys of={[key]} />
              </dd>
            </Fragment>
          ),
        )}
      </dl>
    </section>
  );
}

export function Keys({ of }: { readonly of: readonly string[] }) {
  const text = useDialogText();
  return of.map((key) => (
    <span key={key} className={css.chord}>
      {keyCaps(key, isMac(), text('key.space')).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  ));
}
