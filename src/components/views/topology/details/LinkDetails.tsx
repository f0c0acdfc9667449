/** What a link is like at the cursor, what it has carried, and its cut: a new run from here on. */
import { useState } from 'react';
import { countBelow } from '../../../../model/cursor.ts';
import { formatDuration } from '../../../../model/format.ts';
import { phaseOf } from '../../../../model/packets.ts';
import { packetsOf } from '../../../../model/queries.ts';
import type { TopologyLink } from '../../../../stack/world/topology.ts';
import { nameIn } from '../../../view-kit/speech.ts';
import { NOTHING } from '../look.ts';
import { mtuOf, type Speech } from '../words.ts';
import type { DetailsProps } from './Details.tsx';
import css from './details.module.css';
import { Panel } from './Panel.tsx';

interface Carried {
  readonly there: number;
  readonly back: number;
  readonly lost: number;
}

/** What has crossed a link by the cursor, each way. */
function carriedBy({ run, cursor }: Speech, { id, ends }: TopologyLink): Carried {
  const all = packetsOf(run);
  const count = countBelow(all, cursor.event, ({ sentEvent }) => sentEvent);
  const found = { there: 0, back: 0, lost: 0 };
  for (let i = 0; i < count; i++) {
    const packet = all[i] as (typeof all)[number];
    if (packet.link !== id) continue;
    if (packet.from === ends[0]) found.there++;
    else found.back++;
    if (phaseOf(packet, cursor) === 'dropped') found.lost++;
  }
  return found;
}

interface LinkDetailsProps extends DetailsProps {
  readonly link: TopologyLink;
}

export function LinkDetails({ view, speech, link, actions, onLook }: LinkDetailsProps) {
  const { cursor, t } = speech;
  const [refused, setRefused] = useState(false);
  const [a, b] = link.ends.map((node) => nameIn(speech, node)) as [string, string];
  const { bandwidth = 0, queueBytes, queue, lossPpm } = link;
  const { there, back, lost } = carriedBy(speech, link);
  const mtu = link.mtu ?? mtuOf(speech, link.id);
  const facts: readonly (readonly [string, string])[] = [
    [t('stateOf'), t(link.up ? 'up' : 'down')],
    [t('rate'), bandwidth === 0 ? t('noLimit') : t('kbits', { n: bandwidth / 1000 })],
    [t('delay'), formatDuration(link.delay)],
    ...(mtu === undefined ? [] : [[t('mtu'), t('bytes', { n: mtu })] as const]),
    [t('loss'), `${lossPpm / 10_000} %`],
    [
      t('queue'),
      [queue?.kind, queueBytes === undefined ? t('noLimit') : t('bytes', { n: queueBytes })]
        .filter(Boolean)
        .join(', '),
    ],
    [
      t('carried'),
      `${t('framesEach', { a, b, n: there })}, ${t('framesEach', { a: b, b: a, n: back })}`,
    ],
    [t('dropped'), String(lost)],
  ];
  const turn = async () => {
    setRefused(false);
    const settings = { up: !link.up };
    const done = await actions.change(view.id, [
      { kind: 'link', at: cursor.at, link: link.id, settings },
    ]);
    if (!done) setRefused(true);
  };
  return (
    <Panel
      title={t('linkOf', { a, b })}
      close={t('closePanel')}
      onClose={() => onLook(NOTHING)}
      buttons={
        <button type="button" title={t('makesRun')} onClick={() => void turn()}>
          {t(link.up ? 'cutHere' : 'mendHere')}
        </button>
      }
    >
      <dl className={css.facts}>
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.none} role="status">
        {refused ? t('cannot') : ''}
      </p>
    </Panel>
  );
}
