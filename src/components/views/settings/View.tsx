import { useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { SearchField } from '../../shell/SearchField.tsx';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { Chooser } from './Chooser.tsx';
import { inputsAt, sessionWith } from './changes.ts';
import { Gathered } from './Gathered.tsx';
import { Groups } from './Groups.tsx';
import { lookWord } from './look.ts';
import { Overrides } from './Overrides.tsx';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';
import { useGathering } from './use-gathering.ts';
import { useHandshake } from './use-handshake.ts';
import { useListed, useSet } from './use-listed.ts';

/** Everything that hosts and links can be set to, and the runs that come of another setting. */
export default function StackSettings(props: ViewProps) {
  const { runs, actions } = props;
  const text = useSettingsText();
  const language = useLanguage();
  const [shown] = runs;
  const { id, run, cursor } = shown;
  const [question, setQuestion] = useState('');
  const set = useSet(props);
  const { made, hosts, links, chosen } = set;
  const { part } = chosen;
  const gathering = useGathering(id, actions);
  const { changes } = gathering;
  const { found, about } = useListed(set, gathering, question);
  const handshake = useHandshake(shown);
  const asked = question.trim() !== '';
  const count = found.reduce((sum, { knobs }) => sum + knobs.length, 0);
  const make = (when: 'here' | 'start') =>
    gathering.make(
      when === 'here'
        ? inputsAt(Math.floor(cursor.at), changes, links)
        : sessionWith(made, changes, links),
    );
  return (
    <section className={css.settings} tabIndex={-1} aria-label={text('title')}>
      <Chooser
        run={run}
        hosts={hosts}
        links={links}
        chosen={chosen}
        onChoose={(next) => actions.lookAt('settings', lookWord(next))}
      />
      {part === 'hosts' && (
        <div className={css.search}>
          <SearchField
            label={text('search')}
            placeholder={text('searchFor')}
            value={question}
            onChange={setQuestion}
            found={text('found', { n: count })}
          />
        </div>
      )}
      {gathering.changes.length === 0 && !asked && <p className={css.hint}>{text('hint')}</p>}
      {count === 0 && <p className={css.hint}>{text(asked ? 'nothing' : 'noLinks')}</p>}
      {part === 'hosts' && (
        <Overrides {...{ run, cursor, language }} nodes={about.map(({ id: node }) => node)} />
      )}
      <Groups
        key={part}
        {...{ about, run, language, gathering, handshake }}
        groups={found}
        open={asked || part === 'links'}
      />
      <Gathered gathering={gathering} onMake={make} run={run} at={cursor.at} links={links} />
    </section>
  );
}

export { understands } from './look.ts';
