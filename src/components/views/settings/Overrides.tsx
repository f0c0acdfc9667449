import { useMemo } from 'react';
import type { Language } from '../../../i18n/language.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { callsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeName } from '../../node-name.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

interface OverridesProps {
  readonly run: RecordedRun;
  readonly cursor: Cursor;
  readonly nodes: readonly number[];
  readonly language: Language;
}

/** So many of the latest are told. */
const MOST = 3;

/** What programs have set for single sockets by the cursor: there the host's value does not count. */
export function Overrides({ run, cursor, nodes, language }: OverridesProps) {
  const text = useSettingsText();
  const { read } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place.
  const all = useMemo(() => callsOf(run).filter(({ name }) => name === 'setsockopt'), [run, read]);
  const made = all.filter(
    ({ node, callEvent }) => callEvent < cursor.event && nodes.includes(node),
  );
  if (made.length === 0) return null;
  const calls = made
    .slice(-MOST)
    .map(
      ({ node, args }) =>
        `${text('of', { node: nodeName(run.topology, node, language) })}setsockopt(${args})`,
    );
  return <p className={css.hint}>{text('overrides', { calls: calls.join(text('and')) })}</p>;
}
