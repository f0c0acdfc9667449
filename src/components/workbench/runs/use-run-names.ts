import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { changesFrom, type SessionChange } from '../../../model/compare/session-changes.ts';
import { settingEffects } from '../../../runtime/host-settings.ts';
import type { RunLabel, RunView } from '../../../runtime/run-view.ts';
import { textOf } from '../../inspect/words/scene.ts';
import { useRun, useRunStore } from '../run.ts';
import { changeName } from './change-name.ts';
import { letterOf } from './letter.ts';
import { isOfSettings, settingNames } from './setting-names.ts';
import { type RunsText, useRunsText } from './text.ts';

export interface NamedRun {
  readonly label: RunLabel;
  readonly letter: string;
  /** 'Original run', '2nd SYN dropped', or what the reader calls it. */
  readonly name: string;
  /** When its own change takes effect; 0: from the start. Undefined for the original. */
  readonly at: number | undefined;
}

/** All runs of the tree with their names, in the order of their letters. */
export function useRunNames(): readonly NamedRun[] {
  const text = useRunsText();
  const language = useLanguage();
  const store = useRunStore();
  const runs = useRun((state) => state.runs);
  const version = useRun((state) => state.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a packet's name comes with its events, and `version` says when.
  return useMemo(
    () =>
      numbered(
        runs
          .map((label) => namedRun(store.getState(), label, text, language))
          .sort((a, b) => a.label.fork - b.label.fork),
        text,
      ),
    [runs, version, text, language, store],
  );
}

/** The second run of a name is told from the first by its number. */
function numbered(names: readonly NamedRun[], text: RunsText): readonly NamedRun[] {
  const times = new Map<string, number>();
  return names.map((named) => {
    const { name } = named;
    const n = (times.get(name) ?? 0) + 1;
    times.set(name, n);
    return n === 1 ? named : { ...named, name: text('nth', { name, n }) };
  });
}

function namedRun(view: RunView, label: RunLabel, text: RunsText, language: 'en' | 'zh'): NamedRun {
  const letter = letterOf(label.fork);
  const changes = changesOf(view, label);
  const last = changes.at(-1);
  const at = last === undefined ? undefined : last.kind === 'patch' ? 0 : last.input.at;
  const own = () =>
    label.parent === null ? text('original') : whatChanged(view, label, changes, text, language);
  return { label, letter, name: label.name ?? own(), at };
}

/** What the run does that the run it was made of does not. */
export function changesOf(view: RunView, { id, parent }: RunLabel): readonly SessionChange[] {
  const run = view.treeRun(id);
  const before = parent === null ? undefined : view.treeRun(parent);
  return run === undefined || before === undefined ? [] : changesFrom(before.session, run.session);
}

function whatChanged(
  view: RunView,
  { id, parent }: RunLabel,
  changes: readonly SessionChange[],
  text: RunsText,
  language: 'en' | 'zh',
): string {
  const run = view.treeRun(id);
  if (run === undefined || changes.length === 0) return text('changed');
  const before = view.treeRun(parent ?? '')?.session ?? run.session;
  const settings = settingNames(settingEffects(view.spec, before, run.session), run.model);
  const others = changes.filter((each) => !isOfSettings(each));
  const sentences = [...settings, ...others.map((each) => changeName(each, run.model, view.spec))];
  if (sentences.length === 0) return text('changed');
  const names = sentences.map((each) => textOf(each, language));
  return names.join(language === 'zh' ? '；' : '; ');
}
