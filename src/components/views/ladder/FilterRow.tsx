import { useId } from 'react';
import type { Language } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TopologyNode } from '../../../model/topology.ts';
import { nodeName } from '../../node-name.ts';
import { ProtocolBoxes } from '../../view-kit/ProtocolBoxes.tsx';
import { protocolName } from '../../view-kit/protocol-name.ts';
import { useAskedText } from './asked-text.ts';
import { shownColumn } from './columns.ts';
import css from './filter.module.css';
import type { LadderLook } from './look.ts';
import type { Talk } from './talk.ts';

interface FilterRowProps {
  readonly id: string;
  readonly model: RecordedRun;
  readonly talk: Talk;
  /** The nodes that have no column. */
  readonly away: readonly TopologyNode[];
  readonly look: LadderLook;
  readonly onLook: (look: LadderLook) => void;
  readonly language: Language;
}

/** Which packets and columns the ladder shows: a row of native controls. */
export function FilterRow({ id, model, talk, away, look, onLook, language }: FilterRowProps) {
  const t = useAskedText();
  const select = useId();
  const { without, only } = look;
  const protocols = [...new Set([...talk.protocols, ...without])];
  const isUnknown = only !== undefined && talk.conversations.every(({ key }) => key !== only);
  return (
    <section id={id} className={css.row} aria-label={t('filterTitle')}>
      <fieldset className={css.group}>
        <legend>{t('protocols')}</legend>
        <ProtocolBoxes
          protocols={protocols}
          without={without}
          onWithout={(to) => onLook({ ...look, without: to })}
        />
      </fieldset>
      {(talk.conversations.length > 1 || only !== undefined) && (
        <span className={css.group}>
          <label htmlFor={select}>{t('conversation')}</label>
          <select
            id={select}
            value={only ?? ''}
            onChange={({ target: { value } }) => onLook({ ...look, only: value || undefined })}
          >
            <option value="">{t('everyConversation')}</option>
            {isUnknown && <option value={only}>{only}</option>}
            {talk.conversations.map(({ key, name, protocol }) => (
              <option key={key} value={key}>
                {protocolName(protocol)[language]} {name}
              </option>
            ))}
          </select>
        </span>
      )}
      {away.length > 0 && (
        <fieldset className={css.group}>
          <legend>{t('columns')}</legend>
          {away.map(({ id: node }) => (
            <button key={node} type="button" onClick={() => onLook(shownColumn(look, node))}>
              {t('showColumn', { node: nodeName(model.topology, node, language) })}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
