import { useLanguage } from '../../../i18n/index.ts';
import { type Death, deathOf } from '../../../model/deaths.ts';
import { type Packet, phaseOf } from '../../../model/packets.ts';
import { journeyOf } from '../../../model/parts/journeys.ts';
import { parseRfc } from '../../../stack/core/rfc.ts';
import { RfcLink } from '../../inspect/packet/FieldDetail.tsx';
import { ignoredWords } from '../../inspect/words/ignored.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { nodeName } from '../../node-name.ts';
import { useRun, useRunStore } from '../run.ts';
import { askWhy } from '../workbench-store.ts';
import css from './editor.module.css';
import { useEditorPanelText } from './text.ts';

/** Where the packet ended that did not arrive, and why; of one that was put together, anyway. */
export default function Fate({ packet }: { readonly packet: Packet }) {
  const t = useEditorPanelText();
  const store = useRunStore();
  const model = useRun((state) => state.model);
  const cursor = useRun((state) => state.cursor);
  const begun = journeyOf(model, packet.frame).filter(({ sentEvent }) => sentEvent < cursor.event);
  const [death] = begun.flatMap((each) => deathOf(model, each, cursor) ?? []);
  const last = begun.at(-1);
  const forged = packet.header?.kind.startsWith('forged.') === true;
  if (last === undefined || (death === undefined && !forged)) return null;
  const event = death?.event ?? last.endEvent;
  const ended = death !== undefined || phaseOf(last, cursor) === 'delivered';
  return (
    <section className={css.fate} data-died={death !== undefined || undefined} aria-live="polite">
      <h4>{t('fate')}</h4>
      <p>
        {death !== undefined ? <Ending death={death} /> : <Arrival packet={last} ended={ended} />}
      </p>
      {ended && (
        <p>
          <button type="button" onClick={() => store.getState().seekAfter(event)}>
            {t('go')}
          </button>
          <button type="button" onClick={() => askWhy(event)}>
            {t('why')}
          </button>
        </p>
      )}
    </section>
  );
}

function Ending({ death: { packet, ignored } }: { readonly death: Death }) {
  const t = useEditorPanelText();
  const language = useLanguage();
  const { topology } = useRun((state) => state.model);
  const name = (node: number) => nodeName(topology, node, language);
  if (ignored === undefined) {
    const why = dropWords(packet.dropped ?? 'loss')[language];
    return t('lost', { from: name(packet.from), to: name(packet.to), why });
  }
  const rule = parseRfc(ignored.rfc);
  return (
    <>
      {t('aside', { node: name(ignored.node), why: ignoredWords(ignored.why)[language] })}{' '}
      {rule !== undefined && <RfcLink refTo={rule} />}
    </>
  );
}

function Arrival({ packet, ended }: { readonly packet: Packet; readonly ended: boolean }) {
  const t = useEditorPanelText();
  const language = useLanguage();
  const { topology } = useRun((state) => state.model);
  return ended ? t('arrived', { node: nodeName(topology, packet.to, language) }) : t('underWay');
}
