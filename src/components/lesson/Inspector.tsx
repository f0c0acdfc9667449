import { X } from 'lucide-react';
import { Suspense, useLayoutEffect, useRef } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { relativeAck, relativeSeq } from '../../runtime/model/connections.ts';
import { type Packet, packetTitle, segmentOf } from '../../runtime/model/packets.ts';
import { nodeName } from '../../runtime/model/topology.ts';
import type { TraceModel } from '../../runtime/model/trace-model.ts';
import { LazyPacketInspector } from '../packet/LazyPacketInspector.tsx';
import css from './Inspector.module.css';
import { toggleInspector, usePlayer } from './player-store.ts';
import { useRun, useRunStore } from './run.ts';

/** The selected packet, taken apart beside the stage. Folded until asked for. */
export function Inspector() {
  const open = usePlayer((state) => state.inspector);
  return open && <OpenInspector />;
}

function OpenInspector() {
  const text = useLessonText();
  const frame = usePlayer((state) => state.frame);
  const model = useRun((state) => state.model);
  const aside = useReturnedFocus();
  const packet = frame === null ? undefined : model.byFrame.get(frame);
  return (
    <aside ref={aside} className={css.inspector} aria-label={text('player.inspector')}>
      <header className={css.head}>
        <div>
          <h3>{packet ? packetTitle(packet) : text('player.inspector')}</h3>
          {packet && <p>{wayOf(model, packet, text)}</p>}
        </div>
        <button
          type="button"
          className={css.close}
          aria-label={text('player.inspector.close')}
          title={text('player.inspector.close')}
          onClick={toggleInspector}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      {packet ? (
        <PacketParts packet={packet} />
      ) : (
        <p className={css.none}>{text('player.inspector.none')}</p>
      )}
    </aside>
  );
}

/** Closing gives the focus back to where it was, if it would be lost otherwise. */
function useReturnedFocus() {
  const aside = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = aside.current;
    return () => {
      const inside = element?.contains(document.activeElement);
      if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return aside;
}

function PacketParts({ packet }: { readonly packet: Packet }) {
  const run = useRunStore();
  const model = useRun((state) => state.model);
  const bytes = run.getState().frameBytes(packet.frame);
  if (!bytes) return null;
  return (
    <div className={css.parts}>
      <Suspense fallback={null}>
        <LazyPacketInspector bytes={bytes} relative={relativeNumbers(model, packet)} />
      </Suspense>
    </div>
  );
}

function wayOf(model: TraceModel, packet: Packet, text: ReturnType<typeof useLessonText>): string {
  const { topology } = model;
  return text('player.inspector.way', {
    from: nodeName(topology, packet.from),
    to: nodeName(topology, packet.to),
    n: packet.bytes,
  });
}

function relativeNumbers(model: TraceModel, packet: Packet) {
  const connection = model.connections.list[packet.connection];
  const segment = segmentOf(packet);
  if (!connection || !segment) return undefined;
  return { seq: relativeSeq(connection, segment), ack: relativeAck(connection, segment) };
}
