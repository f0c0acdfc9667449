import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useDialogText } from '../../i18n/dialogs.ts';
import { useLocalized } from '../../i18n/index.ts';
import { LESSONS } from '../../lessons/catalog.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { handlerOf, offeredCommands } from './commands.ts';
import { Keys } from './KeyboardHelp.tsx';
import { COMMAND_IDS, COMMANDS, keysOf } from './keymap.ts';
import css from './Palette.module.css';
import { type PaletteItem, search } from './palette-model.ts';

/** Ctrl/⌘-K: every lesson and every command that can be carried out here, by name. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const items = useItems();
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const found = useMemo(() => search(items, query), [items, query]);
  const active = Math.min(marked, found.length - 1);

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // After the dialog has given the focus back: the command may open another one.
    setTimeout(item.run);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && found.length > 0) {
      setMarked((active + move + found.length) % found.length);
    } else if (event.key === 'Enter') choose(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={text('palette.title')} onClose={onClose} place="top">
      <input
        className={css.query}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[active] ? `${listId}-${found[active].id}` : undefined}
        aria-label={text('palette.title')}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={text('palette.placeholder')}
        value={query}
        onKeyDown={press}
        onChange={(event) => {
          setQuery(event.target.value);
          setMarked(0);
        }}
      />
      <p className="visually-hidden" role="status">
        {text('palette.count', { n: found.length })}
      </p>
      <div id={listId} role="listbox" aria-label={text('palette.title')} className={css.list}>
        {found.map((item, index) => (
          <Option
            key={item.id}
            id={`${listId}-${item.id}`}
            item={item}
            active={index === active}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      {found.length === 0 && <p className={css.none}>{text('palette.none')}</p>}
    </Dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Option({ id, item, active, onChoose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox.
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={active}
      className={css.option}
      onClick={onChoose}
    >
      <span>{item.label}</span>
      {item.hint && <span className={css.hint}>{item.hint}</span>}
      <span className={css.keys} aria-hidden="true">
        <Keys of={item.keys} />
      </span>
    </div>
  );
}

function useItems(): readonly PaletteItem[] {
  const text = useDialogText();
  const say = useLocalized();
  const [, navigate] = useLocation();
  const lessons = LESSONS.map(
    (lesson): PaletteItem => ({
      id: lesson.id,
      label: say(lesson.title),
      words: `${lesson.number} ${lesson.title.en} ${lesson.title.zh}`,
      hint: text('palette.lesson', { n: lesson.number }),
      keys: [],
      run: () => navigate(`/lesson/${lesson.id}`),
    }),
  );
  const commands = COMMAND_IDS.flatMap((id): PaletteItem[] => {
    const run = id === 'palette' ? undefined : handlerOf(id);
    if (!run) return [];
    return [{ id, label: text(COMMANDS[id].label), words: id, hint: '', keys: keysOf(id), run }];
  });
  const offered = offeredCommands().map(({ id, title, toggles, key, run }): PaletteItem => {
    const label = toggles ? text('command.view', { view: title }) : title;
    return { id: id.replaceAll(' ', '-'), label, words: id, hint: '', keys: key ? [key] : [], run };
  });
  return [...lessons, ...commands, ...offered];
}
