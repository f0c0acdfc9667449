import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { packetOf, packetsInFlight } from '../../model/queries.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { changeSettings, nextSpeed } from '../../runtime/settings.ts';
import { kindOf, type TraceLog } from '../../stack/trace/log.ts';
import type { EventKind } from '../../stack/trace/schema.ts';
import { type OfferedCommand, useCommands, useOfferedCommands } from '../help/commands.ts';
import { closeTopmost, enlargeNext } from './enlarge.ts';
import { VIEWS } from './registry.ts';
import { useRunStore } from './run.ts';
import { captureHosts, downloadPcapng, downloadSession } from './take-away.ts';
import {
  askWhy,
  closePanel,
  togglePacketPanel,
  toggleView,
  useWorkbench,
} from './workbench-store.ts';

/** What the keyboard and the palette can do wherever a run lies on the workbench. */
export function useWorkbenchCommands(): void {
  const run = useRunStore();
  const text = useLessonText();
  const act = run.getState;
  const speed = (direction: -1 | 1) => {
    const next = nextSpeed(act().speed, direction);
    act().setSpeed(next);
    changeSettings({ speed: next });
  };
  useCommands({
    eventNext: () => act().stepEvent(1),
    eventPrevious: () => act().stepEvent(-1),
    packetNext: () => act().stepPacket(1),
    packetPrevious: () => act().stepPacket(-1),
    play: () => (act().playing ? act().pause() : act().play()),
    slower: () => speed(-1),
    faster: () => speed(1),
    start: () => act().seekAfter(-1),
    end: () => act().seek(act().endAt),
    inspector: togglePacketPanel,
    closePanel: closeTopmost,
    drop: () => dropSelected(run),
    why: () => whySelected(run),
    download: () => downloadSession(run),
    pcapng: () => void downloadPcapng(run, captureHosts(run).slice(0, 1), text),
  });
  useOfferedCommands(useViewCommands(run));
}

/** A command for each view that this run has something for, and for each that can be large. */
function useViewCommands(run: RunStore): readonly OfferedCommand[] {
  const say = useLocalized();
  return VIEWS.flatMap((view): OfferedCommand[] => {
    const { id, title, key, large } = view;
    const offered = () => view.offered(run.getState().model);
    const toggle = () => toggleView(view);
    return [
      { id: `view ${id}`, title: say(title), toggles: true, key, offered, run: toggle },
      ...(large
        ? [
            {
              ...{ id: `large ${id}`, title: say(large.title), toggles: false, offered },
              ...{ key: large.key, run: () => enlargeNext(view, run.getState().original) },
            },
          ]
        : []),
    ];
  });
}

/** Drops the selected packet, or the only one in flight. */
function dropSelected(run: RunStore): void {
  const { model, cursor, drop } = run.getState();
  const { frame } = useWorkbench.getState();
  const flying = packetsInFlight(model, cursor);
  const chosen = flying.find((packet) => packet.frame === frame);
  const packet = chosen ?? (flying.length === 1 ? flying[0] : undefined);
  if (packet) drop(packet.frame);
}

/** Why the selected packet was sent; without one, why the last thing happened. */
function whySelected(run: RunStore): void {
  const { model, cursor } = run.getState();
  const { frame, panel } = useWorkbench.getState();
  if (panel === 'why') {
    closePanel();
    return;
  }
  const packet = frame === null ? undefined : packetOf(model, frame);
  const event = packet?.sentEvent ?? lastHappening(model.log, cursor.event);
  if (event >= 0) askWhy(event);
}

const HAPPENINGS: ReadonlySet<EventKind> = new Set<EventKind>([
  ...(['frame.sent', 'frame.dropped', 'segment.received', 'tcp.transition'] as const),
  ...(['socket.return', 'timer.fired', 'icmp.received', 'arp.received'] as const),
]);

/** The last event before the cursor that somebody would ask about; −1 when there is none. */
function lastHappening(log: TraceLog, events: number): number {
  let event = events - 1;
  while (event >= 0 && !HAPPENINGS.has(kindOf(log, event))) event--;
  return event;
}
