import { useId } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeName } from '../../node-name.ts';
import type { Chosen } from './look.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';
import type { HostValues, LinkValues } from './values.ts';

interface ChooserProps {
  readonly run: RecordedRun;
  readonly hosts: readonly HostValues[];
  readonly links: readonly LinkValues[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

const ALL = '';

/** Hosts or links, and which of them. */
export function Chooser({ run, hosts, links, chosen, onChoose }: ChooserProps) {
  const text = useSettingsText();
  const language = useLanguage();
  const id = useId();
  const { part } = chosen;
  return (
    <div className={css.chooser}>
      <fieldset className={css.parts}>
        <legend className="visually-hidden">{text('part')}</legend>
        {(['hosts', 'links'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === part}
            onClick={() => onChoose({ ...chosen, part: each })}
          >
            {text(each)}
          </button>
        ))}
      </fieldset>
      <label className="visually-hidden" htmlFor={id}>
        {text(part === 'hosts' ? 'host' : 'link')}
      </label>
      {part === 'hosts' ? (
        <select
          id={id}
          value={chosen.node ?? ALL}
          onChange={({ target }) =>
            onChoose({ ...chosen, node: target.value === ALL ? undefined : Number(target.value) })
          }
        >
          {hosts.length > 1 && (
            <option value={ALL}>{text(hosts.length === 2 ? 'both' : 'all')}</option>
          )}
          {hosts.map(({ node }) => (
            <option key={node} value={node}>
              {nodeName(run.topology, node, language)}
            </option>
          ))}
        </select>
      ) : (
        <select
          id={id}
          value={chosen.link}
          onChange={({ target }) => onChoose({ ...chosen, link: Number(target.value) })}
        >
          {links.map(({ link, name }) => (
            <option key={link} value={link}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
