/** The followed packet at every hop: what goes in and what comes out of each node, changes marked. */
import { useMemo } from 'react';
import { deathOf } from '../../../../model/deaths.ts';
import { type Packet, phaseOf } from '../../../../model/packets.ts';
import { isCovered, shownTitle, useCovers } from '../../../view-kit/covers.ts';
import { type FieldRow, fieldRows } from '../../../view-kit/fields.ts';
import { nameIn } from '../../../view-kit/speech.ts';
import { deathWords, type Speech } from '../words.ts';
import type { DetailsProps } from './Details.tsx';
import css from './details.module.css';
import { Panel } from './Panel.tsx';

export function PacketDetails({ view, speech, journey, missing, actions, onLook }: DetailsProps) {
  const { run, cursor, t } = speech;
  const covers = useCovers();
  const begun = journey.filter(({ sentEvent }) => sentEvent < cursor.event);
  const first = journey[0] as Packet;
  const covered = isCovered(first.frame, covers);
  const title = t('journey', { packet: shownTitle(first, covers) });
  const frames = begun.map(({ frame }) => view.bytesOf(frame));
  const list = begun.map(({ frame }) => frame).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `bytesOf` is another whenever there are more of them.
  const rows = useMemo(() => fieldRows(frames), [list, view.bytesOf]);
  const last = begun.at(-1) ?? first;
  const [death] = begun.flatMap((packet) => deathOf(run, packet, cursor) ?? []);
  const flying = begun.find((packet) => phaseOf(packet, cursor) === 'in-flight');
  return (
    <Panel
      {...{ title }}
      close={t('closePanel')}
      onClose={() => onLook({ packet: undefined })}
      buttons={
        <>
          {flying !== undefined && actions.drop !== undefined && (
            <button type="button" onClick={() => actions.drop?.(flying.frame)}>
              {t('lose')}
            </button>
          )}
          <button type="button" onClick={() => actions.inspect(last.frame)}>
            {t('openPacket')}
          </button>
          <button
            type="button"
            onClick={() => actions.askWhy(death === undefined ? last.sentEvent : death.event)}
          >
            {t(death === undefined ? 'whyPacket' : 'whyEnd')}
          </button>
        </>
      }
    >
      {!covered && death !== undefined && (
        <p className={css.end}>{deathWords(speech, death).join(' · ')}</p>
      )}
      {!covered && <Hops {...{ begun, rows, speech, missing }} />}
    </Panel>
  );
}

interface HopsProps {
  readonly begun: readonly Packet[];
  readonly rows: readonly FieldRow[];
  readonly speech: Speech;
  readonly missing: boolean;
}

function Hops({ begun, rows, speech, missing }: HopsProps) {
  const { t } = speech;
  if (rows.length === 0) {
    return <p className={css.none}>{t(missing ? 'missing' : 'fetching')}</p>;
  }
  const changed = rows.filter(({ changes }) => changes);
  const same = rows.filter(({ changes }) => !changes);
  return (
    <>
      {changed.length === 0 ? (
        <p className={css.none}>{t(begun.length < 2 ? 'oneHop' : 'allSame')}</p>
      ) : (
        <FieldTable {...{ begun, speech }} rows={changed} />
      )}
      <details className={css.same} open={begun.length < 2}>
        <summary>{t('unchanged', { n: same.length })}</summary>
        <FieldTable {...{ speech }} rows={same} begun={begun.slice(0, 1)} />
      </details>
    </>
  );
}

/** A column for each link that it crossed; between two columns is a node, which may have changed it. */
function FieldTable({ begun, rows, speech }: Omit<HopsProps, 'missing'>) {
  const { language, t } = speech;
  const name = (node: number) => nameIn(speech, node);
  return (
    <div className={css.hops}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {begun.map(({ frame, from, to }) => (
              <th key={frame} scope="col">
                {name(from)} → {name(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, layer, header, label, values }) => (
            <tr key={key} data-layer={layer}>
              <th scope="row">
                <span className={css.header}>{header[language]}</span> {label[language]}
              </th>
              {begun.map(({ frame, from }, i) => {
                const value = values[i];
                const changes = i > 0 && value !== values[i - 1] && value !== undefined;
                return (
                  <td
                    key={frame}
                    data-mono
                    data-changed={changes || undefined}
                    title={changes ? t('changedBy', { node: name(from) }) : undefined}
                  >
                    {changes && <span aria-hidden="true">→ </span>}
                    {value ?? '…'}
                    {changes && (
                      <span className="visually-hidden">
                        {t('changedBy', { node: name(from) })}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
