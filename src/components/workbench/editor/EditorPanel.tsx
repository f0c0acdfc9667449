import { useEffect, useMemo } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import { type Packet, segmentOf } from '../../../model/packets.ts';
import { relativeAck, relativeSeq } from '../../../model/parts/connections.ts';
import { connectionsOf, packetOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import type { EditedFrame } from '../../../stack/wire/edited-frame.ts';
import { type CountedFrom, PacketEditor } from '../../inspect/editor/PacketEditor.tsx';
import { isCovered, useCovers } from '../../view-kit/covers.ts';
import inspector from '../Inspector.module.css';
import { CoveredPacket } from '../marks/CoveredPacket.tsx';
import { useRun } from '../run.ts';
import { packetName } from '../runs/change-name.ts';
import { useFrameBytes } from '../use-frame-bytes.ts';
import { useWorkbench } from '../workbench-store.ts';
import css from './editor.module.css';
import { beginCopy, changeCopy, reject, startOver, undoChange, useEditor } from './editor-store.ts';
import { SendForm } from './SendForm.tsx';
import { useEditorPanelText } from './text.ts';

/** A copy of a packet, which is edited here and sent. */
export default function EditorPanel() {
  const covers = useCovers();
  const frame = useWorkbench((state) => state.frame);
  const packet = packetOf(
    useRun((state) => state.model),
    frame ?? -1,
  );
  if (packet === undefined) return null;
  if (isCovered(packet.frame, covers)) return <CoveredPacket packet={packet} />;
  return <Copy key={packet.frame} packet={packet} />;
}

function Copy({ packet }: { readonly packet: Packet }) {
  const t = useEditorPanelText();
  const say = useLocalized();
  const model = useRun((state) => state.model);
  const run = useRun((state) => state.current);
  const { bytes, news } = useFrameBytes(packet.frame);
  const copy = useEditor((state) => state.copy);
  useEffect(() => {
    if (bytes !== undefined) beginCopy(run, packet.frame, bytes);
  }, [run, packet.frame, bytes]);
  const own = copy?.run === run && copy.frame === packet.frame ? copy : undefined;
  const edited = own?.versions.at(-1) as EditedFrame;
  const untouched = own === undefined || (own.versions.length < 2 && own.rejected.size === 0);
  const countedFrom = useMemo(() => countedFromOf(model, packet), [model, packet]);
  return (
    <>
      <header className={inspector.head}>
        <h3>{t('title', { packet: say(packetName(model, packet.frame)) })}</h3>
        <p>{t('about')}</p>
      </header>
      {own === undefined ? (
        <p className={inspector.missing}>
          {news === 'missing' ? t('noBytes') : news === 'late' ? t('loading') : ''}
        </p>
      ) : (
        <>
          <div className={css.edit}>
            <PacketEditor
              {...{ edited, countedFrom }}
              original={own.original}
              rejected={own.rejected}
              onReject={reject}
              onChange={changeCopy}
            />
          </div>
          <SendForm
            {...{ packet, edited }}
            original={own.original}
            fcs={own.fcs}
            rejected={own.rejected}
          >
            <div className={css.undo}>
              <button type="button" disabled={untouched} onClick={undoChange}>
                {t('undo')}
              </button>
              <button
                type="button"
                disabled={untouched && own.fcs === undefined}
                onClick={startOver}
              >
                {t('over')}
              </button>
            </div>
          </SendForm>
        </>
      )}
    </>
  );
}

/** The numbers that its connection counts from, by what is relative about the original. */
function countedFromOf(model: RecordedRun, packet: Packet): CountedFrom | undefined {
  const connection = connectionsOf(model)[packet.connection];
  const segment = segmentOf(packet);
  if (connection === undefined || segment === undefined) return undefined;
  return {
    seq: (segment.seq - relativeSeq(connection, segment)) >>> 0,
    ack:
      (segment.flags & tcpFlags.ACK) === 0
        ? undefined
        : (segment.ack - relativeAck(connection, segment)) >>> 0,
  };
}
