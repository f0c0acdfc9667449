import { X } from 'lucide-react';
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type AskedText, useAskedText } from '../../i18n/asked.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { type Cursor, countBelow } from '../../model/cursor.ts';
import { layerOfPacket, type Packet, packetTitle, segmentOf } from '../../model/packets.ts';
import { relativeAck, relativeSeq } from '../../model/parts/connections.ts';
import { connectionsOf, packetOf, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { LazyPacketInspector } from '../inspect/packet/LazyPacketInspector.tsx';
import { nodeName } from '../node-name.ts';
import { IconButton } from '../shell/IconButton.tsx';
import { lazyPart } from '../shell/lazy-part.ts';
import { isCovered, useCovers } from '../view-kit/covers.ts';
import css from './Inspector.module.css';
import { STAGE } from './keep-focus.ts';
import { CoveredPacket } from './marks/CoveredPacket.tsx';
import { useRun, useRunStore } from './run.ts';
import { useFrameBytes } from './use-frame-bytes.ts';
import { closePanel, selectFrame, useWorkbench } from './workbench-store.ts';

const ChangePanel = lazyPart(() => import('./runs/ChangePanel.tsx'));
const FollowFrom = lazyPart(() => import('./follow/FollowFrom.tsx'));
const ChangePacket = lazyPart(() => import('./runs/ChangePacket.tsx'));
const EditorPanel = lazyPart(() => import('./editor/EditorPanel.tsx'));
const Fate = lazyPart(() => import('./editor/Fate.tsx'));
const OpenEditor = lazyPart(() => import('./editor/OpenEditor.tsx'));
const WhyPanel = lazyPart(async () => {
  const { WhyPanel: Panel } = await import('../inspect/why/WhyPanel.tsx');
  return { default: Panel };
});

/** The panel beside the stage. Its code is fetched when it is first opened. */
export default function OpenPanel({ panel }: { readonly panel: keyof typeof PANELS }) {
  const text = useAskedText();
  const lesson = useLessonText();
  const aside = useReturnedFocus();
  return (
    <aside
      ref={aside}
      className={css.inspector}
      data-wide={panel === 'editor' || undefined}
      aria-label={
        panel === 'change' ? lesson('player.panel.change') : text(`player.panel.${panel}`)
      }
    >
      <IconButton className={css.close} label={text('player.panel.close')} onClick={closePanel}>
        <X aria-hidden="true" />
      </IconButton>
      <Suspense fallback={null}>{PANELS[panel]()}</Suspense>
    </aside>
  );
}

const PANELS = {
  packet: () => <PacketPanel />,
  editor: () => <EditorPanel />,
  why: () => <Reasons />,
  change: () => <ChangePanel />,
} as const;

function PacketPanel() {
  const text = useAskedText();
  const covers = useCovers();
  const frame = useWorkbench((state) => state.frame);
  const model = useRun((state) => state.model);
  const latest = useRun((state) => latestPacket(state.model, state.cursor));
  const packet = frame === null ? latest : packetOf(model, frame);
  if (packet && isCovered(packet.frame, covers)) return <CoveredPacket packet={packet} />;
  if (packet) return <OpenPacket packet={packet} />;
  return (
    <header className={css.head}>
      <h3>{text('player.panel.packet')}</h3>
      <p>{text('player.panel.none')}</p>
    </header>
  );
}

/**
 * What the trace says of the packet is known at once. Its bytes take a moment: until they come, the
 * packet before it keeps its place, so that nothing jumps; if they are late, it is hidden.
 */
function OpenPacket({ packet }: { readonly packet: Packet }) {
  const text = useAskedText();
  const language = useLanguage();
  const model = useRun((state) => state.model);
  const fixed = useRun((state) => state.fixed);
  const { bytes, news } = useFrameBytes(packet.frame);
  const [last, setLast] = useState({ packet, bytes });
  const [place, setPlace] = useState(0);
  if (bytes !== undefined && bytes !== last.bytes) setLast({ packet, bytes });
  return (
    <>
      <header className={css.head}>
        <h3>{packetTitle(packet)}</h3>
        <p>
          {wayOf(model, packet, text, language)}
          {news === 'late' && ` · ${text('player.panel.loading')}`}
        </p>
      </header>
      <Fate packet={packet} />
      {fixed || <OpenEditor frame={packet.frame} />}
      {fixed || <ChangePacket key={packet.frame} packet={packet} bytes={bytes} />}
      {news === 'missing' && <p className={css.missing}>{text('player.panel.noBytes')}</p>}
      <div
        className={css.parts}
        aria-busy={bytes === undefined}
        inert={news === 'missing'}
        data-hidden={news}
      >
        {last.bytes && (
          <LazyPacketInspector
            bytes={last.bytes}
            relative={relativeNumbers(model, last.packet)}
            onText={setPlace}
          />
        )}
      </div>
      {layerOfPacket(packet) !== 'link' && (
        <FollowFrom key={`follow ${packet.frame}`} packet={packet} place={place} />
      )}
    </>
  );
}

function Reasons() {
  const run = useRunStore();
  const model = useRun((state) => state.model);
  const version = useRun((state) => state.version);
  const why = useWorkbench((state) => state.why);
  const rule = useWorkbench((state) => state.rule);
  const current = useRun((state) => state.current);
  const [asked] = useState(current);
  // Another run has other events: what was asked is not there any more.
  useEffect(() => {
    if (current !== asked) closePanel();
  }, [current, asked]);
  if (why === null || current !== asked) return null;
  const go = (event: number, frame: number | undefined) => {
    run.getState().seekAfter(event);
    if (frame !== undefined) selectFrame(frame);
  };
  return (
    <div className={css.reasons}>
      <WhyPanel model={model} version={version} event={why} rule={rule} onGo={go} />
    </div>
  );
}

/** Closing gives the focus back to where it was, if it would be lost otherwise; else to the stage. */
function useReturnedFocus() {
  const aside = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = aside.current;
    return () => {
      const inside = element?.contains(document.activeElement);
      if (!inside) return;
      const there = before?.isConnected && before !== document.body;
      const back = there ? before : document.querySelector(`[${STAGE}]`);
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, []);
  return aside;
}

/** What the panel opens with when no packet is selected: the one that was sent last. */
function latestPacket(model: RecordedRun, cursor: Cursor): Packet | undefined {
  return packetsOf(model)[countBelow(packetsOf(model), cursor.event, (p) => p.sentEvent) - 1];
}

function wayOf(model: RecordedRun, packet: Packet, text: AskedText, language: Language): string {
  const { topology } = model;
  return text('player.panel.way', {
    from: nodeName(topology, packet.from, language),
    to: nodeName(topology, packet.to, language),
    n: packet.bytes,
  });
}

function relativeNumbers(model: RecordedRun, packet: Packet) {
  const connection = connectionsOf(model)[packet.connection];
  const segment = segmentOf(packet);
  if (!connection || !segment) return undefined;
  return { seq: relativeSeq(connection, segment), ack: relativeAck(connection, segment) };
}
