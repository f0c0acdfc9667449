import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Language } from '../../../i18n/language.ts';
import { listed } from '../../../i18n/listed.ts';
import { formatInstant } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { nodeName } from '../../node-name.ts';
import type { Change } from './changes.ts';
import { HOST_GROUPS } from './host-knobs.ts';
import { type Knob, valueWords } from './knob.ts';
import { linkGroups, QUEUE } from './link-knobs.ts';
import css from './settings.module.css';
import { type SettingsText, useSettingsText } from './text.ts';
import type { Gathering } from './use-gathering.ts';
import type { LinkValues } from './values.ts';

interface GatheredProps {
  readonly gathering: Gathering;
  readonly onMake: (when: 'here' | 'start') => void;
  readonly run: RecordedRun;
  readonly at: Instant;
  readonly links: readonly LinkValues[];
}

const HOST_KNOBS = new Map(
  HOST_GROUPS.flatMap(({ knobs }) => knobs).map((knob) => [knob.key, knob]),
);

/** What will be another, as long as something will. */
export function Gathered(props: GatheredProps) {
  return props.gathering.changes.length === 0 ? null : <Pending {...props} />;
}

/** What will be another, and the two ways to have it. */
function Pending({ gathering, onMake, run, at, links }: GatheredProps) {
  const box = useRef<HTMLDivElement>(null);
  useFocusLeftBehind(box);
  const text = useSettingsText();
  const language = useLanguage();
  const { changes, progress, discard } = gathering;
  // While the run is being made, the button that was pressed keeps the focus.
  const busy = progress === 'making';
  const unlessBusy = (act: () => void) => (busy ? undefined : act);
  const knobOf = (change: Change) => knobIn(change, links, changes);
  const early = changes.map(knobOf).find((knob) => knob?.early);
  const told = lines(changes, knobOf, run, links, text, language);
  return (
    <div ref={box} className={css.gathered}>
      <p role="status" className={css.total}>
        {progress === 'refused' ? text('refused') : text('gathered', { n: told.length })}
      </p>
      <ul>
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {early && <p className={css.early}>{text('notHere', { name: early.name[language] })}</p>}
      <div className={css.buttons}>
        <button
          type="button"
          className={css.run}
          disabled={early !== undefined}
          aria-disabled={busy}
          title={text('hereAt', { time: formatInstant(Math.floor(at)) })}
          onClick={unlessBusy(() => onMake('here'))}
        >
          {text('here')}
        </button>
        <button
          type="button"
          className={css.run}
          aria-disabled={busy}
          title={text('startHow')}
          onClick={unlessBusy(() => onMake('start'))}
        >
          {text('start')}
        </button>
        <button
          type="button"
          className={css.discard}
          aria-disabled={busy}
          onClick={unlessBusy(discard)}
        >
          {text('discard')}
        </button>
      </div>
    </div>
  );
}

/** The button that was pressed goes; the settings around it keep the focus. */
function useFocusLeftBehind(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    const settings = element?.closest('section');
    return () => {
      if (element?.contains(document.activeElement)) settings?.focus({ preventScroll: true });
    };
  }, [box]);
}

function knobIn(
  { part, id, key }: Change,
  links: readonly LinkValues[],
  changes: readonly Change[],
): Knob | undefined {
  if (part === 'host') return HOST_KNOBS.get(key);
  const link = links.find((each) => each.link === id);
  const other = changes.find(
    (each) => each.part === 'link' && each.id === id && each.key === QUEUE,
  );
  const discipline = String(other?.to ?? link?.values[QUEUE] ?? '');
  const groups = linkGroups(link, discipline);
  return groups.flatMap(({ knobs }) => knobs).find((knob) => knob.key === key);
}

/** The same change of several hosts is one line. */
function lines(
  changes: readonly Change[],
  knobOf: (change: Change) => Knob | undefined,
  run: RecordedRun,
  links: readonly LinkValues[],
  text: SettingsText,
  language: Language,
): string[] {
  const who = new Map<string, string[]>();
  for (const change of changes) {
    const knob = knobOf(change);
    if (knob === undefined) continue;
    const words = (value: Change['to']) => valueWords(knob, value, language);
    const values = { name: knob.name[language], from: words(change.from), to: words(change.to) };
    const line = text('named', values);
    const name =
      change.part === 'host'
        ? nodeName(run.topology, change.id, language)
        : (links.find(({ link }) => link === change.id)?.name ?? '');
    who.set(line, [...(who.get(line) ?? []), name]);
  }
  return [...who].map(([line, names]) => `${line} · ${listed(names, language)}`);
}
