import { useRoving } from '../../../a11y/use-roving.ts';
import { nameIn } from '../../../view-kit/speech.ts';
import { NOTHING } from '../look.ts';
import { graphOf } from '../map/graph.ts';
import { addressesOf } from '../words.ts';
import type { DetailsProps } from './Details.tsx';
import css from './details.module.css';
import { Panel } from './Panel.tsx';

/** The hosts of a heap: who is chosen stands beside it on the map, with its tables here. */
export function HeapDetails({ speech, onLook, at }: DetailsProps & { readonly at: number }) {
  const { topology, t } = speech;
  const members = graphOf(topology).nodes.find(({ id }) => id === -1 - at)?.members ?? [];
  const { stop, onKeyDown, onFocus } = useRoving(members, members[0]);
  return (
    <Panel
      title={t('members', { node: nameIn(speech, at) })}
      close={t('closePanel')}
      onClose={() => onLook(NOTHING)}
    >
      <ul className={css.members} onKeyDown={onKeyDown} onFocus={onFocus}>
        {members.map((member) => (
          <li key={member}>
            <button
              type="button"
              data-stop={member}
              tabIndex={member === stop ? 0 : -1}
              onClick={() => onLook({ ...NOTHING, node: member })}
            >
              {nameIn(speech, member)} <code>{addressesOf(speech, member)[0]?.address}</code>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
