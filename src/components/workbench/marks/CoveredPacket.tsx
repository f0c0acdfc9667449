import { useLanguage } from '../../../i18n/index.ts';
import { formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import { nodeName } from '../../node-name.ts';
import { VEIL } from '../../view-kit/covers.ts';
import css from '../Inspector.module.css';
import { useRun } from '../run.ts';
import { switchCover } from './curtain.ts';
import { useMarksText } from './text.ts';

/** What the inspector says of a packet behind the curtain. */
export function CoveredPacket({ packet }: { readonly packet: Packet }) {
  const text = useMarksText();
  const language = useLanguage();
  const model = useRun((state) => state.model);
  const name = (node: number) => nodeName(model.topology, node, language);
  const way = { from: name(packet.from), to: name(packet.to) };
  return (
    <header className={css.head}>
      <h3>
        <span aria-hidden="true">{VEIL} </span>
        {text('coveredHead')}
      </h3>
      <p>{text('coveredWay', { ...way, time: formatInstant(packet.starts) })}</p>
      <button type="button" className={css.uncover} onClick={() => switchCover(model, packet)}>
        {text('uncover')}
      </button>
    </header>
  );
}
