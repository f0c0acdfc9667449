import { memo } from 'react';
import type { Language } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { KnobRow } from './KnobRow.tsx';
import type { KnobGroup } from './knob.ts';
import type { Handshake } from './negotiated.ts';
import css from './settings.module.css';
import type { Gathering } from './use-gathering.ts';
import type { Values } from './values.ts';

/** Whom a row is about: one host, all of them, or a link. */
export interface Subject {
  readonly part: 'host' | 'link';
  readonly id: number;
  readonly values: Values;
}

interface GroupsProps {
  readonly groups: readonly KnobGroup[];
  readonly about: readonly Subject[];
  readonly run: RecordedRun;
  readonly handshake: Handshake | undefined;
  readonly language: Language;
  /** All of them are open; else the first. */
  readonly open: boolean;
  readonly gathering: Gathering;
}

/** The whole list. Nothing of it follows the cursor from frame to frame. */
export const Groups = memo(function Groups({ groups, open, ...same }: GroupsProps) {
  return (
    <div className={css.groups}>
      {groups.map((group, place) => (
        <Group key={`${group.id} ${open}`} {...same} group={group} open={open || place === 0} />
      ))}
    </div>
  );
});

interface GroupProps extends Omit<GroupsProps, 'groups'> {
  readonly group: KnobGroup;
}

/** Some settings that belong together, folded away until they are asked for. */
function Group({ group, open, handshake, ...same }: GroupProps) {
  const { id, title, knobs } = group;
  const keys = new Set(knobs.map(({ key }) => key));
  const changed = same.gathering.changes.map(({ key }) => key).filter((key) => keys.has(key));
  return (
    <details className={css.group} open={open} data-group={id}>
      <summary>
        <span>{title[same.language]}</span>
        <span className={css.count}>
          {changed.length > 0 && <span className={css.dot}>{new Set(changed).size}</span>}
          {knobs.length}
        </span>
      </summary>
      <ul>
        {knobs.map((knob) => (
          <KnobRow
            key={knob.key}
            {...same}
            knob={knob}
            handshake={knob.offer === undefined ? undefined : handshake}
          />
        ))}
      </ul>
    </details>
  );
}
