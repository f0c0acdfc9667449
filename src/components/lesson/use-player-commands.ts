import { currentLanguage } from '../../i18n/language.ts';
import { type LessonText, useLessonText } from '../../i18n/lesson.ts';
import { phaseOf } from '../../model/packets.ts';
import { packetOf, packetsOf } from '../../model/queries.ts';
import type { TopologyNode } from '../../model/topology.ts';
import { NoAnswer } from '../../runtime/pending-requests.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { changeSettings, nextSpeed } from '../../runtime/settings.ts';
import { kindOf, type TraceLog } from '../../stack/trace/log.ts';
import type { EventKind } from '../../stack/trace/schema.ts';
import { useCommands } from '../help/commands.ts';
import { saveFile } from '../shell/save-file.ts';
import type { LessonState } from './lesson-context.ts';
import {
  askWhy,
  closePanel,
  tell,
  togglePacketPanel,
  toggleProse,
  toggleView,
  usePlayer,
} from './player-store.ts';
import { useRunStore } from './run.ts';
import { closeTopmost, nextWhole } from './whole-chart.ts';

/** What the keyboard and the palette can do in a lesson. */
export function usePlayerCommands({ index, goTo, afresh }: LessonState): void {
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
    stepNext: () => goTo(index + 1),
    stepPrevious: () => goTo(index - 1),
    afresh,
    charts: () => toggleView('charts'),
    whole: () => nextWhole(run),
    sockets: () => toggleView('sockets'),
    tcb: () => toggleView('tcb'),
    prose: toggleProse,
    inspector: togglePacketPanel,
    closePanel: closeTopmost,
    drop: () => dropSelected(run),
    why: () => whySelected(run),
    download: () => downloadSession(run),
    pcapng: () => void downloadPcapng(run, captureHosts(run).slice(0, 1), text),
  });
}

/** Drops the selected packet, or the only one under way. */
function dropSelected(run: RunStore): void {
  const { model, cursor, drop } = run.getState();
  const { frame } = usePlayer.getState();
  const flying = packetsOf(model).filter((packet) => phaseOf(packet, cursor) === 'in-flight');
  const chosen = flying.find((packet) => packet.frame === frame);
  const packet = chosen ?? (flying.length === 1 ? flying[0] : undefined);
  if (packet) drop(packet.frame);
}

/** Why the selected packet was sent; without one, why the last thing happened. */
function whySelected(run: RunStore): void {
  const { model, cursor } = run.getState();
  const { frame, panel } = usePlayer.getState();
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

export function downloadSession(run: RunStore): void {
  const { latestSession, cursor } = run.getState();
  const file = { wireglass: 'session', version: 1, session: latestSession(), cursor };
  saveFile('wireglass-session.json', `${JSON.stringify(file, null, 2)}\n`, 'application/json');
}

/** Where a capture can be made. */
export function captureHosts(run: RunStore): readonly TopologyNode[] {
  return run.getState().original.topology.nodes.filter(({ kind }) => kind === 'host');
}

/** A file for each of the hosts: in one file, all that both saw would stand twice. */
export async function downloadPcapng(
  run: RunStore,
  hosts: readonly TopologyNode[],
  text: LessonText,
): Promise<void> {
  const language = currentLanguage();
  try {
    for (const { id, name } of hosts) {
      const bytes = await run.getState().exportPcapng({ node: id, language });
      saveFile(`wireglass-${name}.pcapng`, bytes.slice().buffer, 'application/octet-stream');
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    tell(text('player.share.noCapture'));
  }
}
