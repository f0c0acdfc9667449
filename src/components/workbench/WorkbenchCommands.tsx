import { type AskedText, useAskedText } from '../../i18n/asked.ts';
import { useLocalized } from '../../i18n/index.ts';
import { phaseOf } from '../../model/packets.ts';
import { packetOf, packetsInFlight, packetsOf } from '../../model/queries.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { changeSettings, nextSpeed } from '../../runtime/settings.ts';
import { kindOf, type TraceLog } from '../../stack/trace/log.ts';
import type { EventKind } from '../../stack/trace/schema.ts';
import { type OfferedCommand, useCommands, useOfferedCommands } from '../help/commands.ts';
import { Skip } from '../shell/Skip.tsx';
import { closeTopmost, enlargeNext, fullScreenSwitch, toggleAlone } from './enlarge.ts';
import { keepFocus } from './keep-focus.ts';
import { MarkLayer } from './marks/MarkLayer.tsx';
import { useCurtain } from './marks/use-curtain.ts';
import { useSpotlight } from './marks/use-spotlight.ts';
import { isOffered, VIEWS } from './registry.ts';
import { useRunStore } from './run.ts';
import { runCommands } from './runs/run-commands.ts';
import { useEntryCommands } from './runs/use-entry-commands.ts';
import { captureHosts, downloadPcapng, downloadSession } from './take-away.ts';
import { useSeenUntil } from './timeline/seen-until.ts';
import { endToGo } from './timeline/track-end.ts';
import { usePlaceCommands } from './use-place-commands.ts';
import {
  askWhy,
  closePanel,
  forgetChoice,
  hint,
  swapPlaces,
  togglePacketPanel,
  toggleView,
  useWorkbench,
} from './workbench-store.ts';

/**
 * What the keyboard and the palette can do wherever a run lies on the workbench, and what they lay
 * over its pictures. It comes with the first picture, which does not wait for it.
 */
export default function WorkbenchCommands({ save }: { readonly save?: (() => void) | undefined }) {
  const run = useRunStore();
  const text = useAskedText();
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
    end: () => toEnd(run, text),
    inspector: togglePacketPanel,
    closePanel: closeTopmost,
    alone: toggleAlone,
    swap: swapPlaces,
    spotlight: useSpotlight(),
    ...useCurtain(),
    fullScreen: fullScreenSwitch(),
    suggested: keepFocus(forgetChoice),
    drop: () => dropSelected(run, text),
    why: () => whySelected(run, text),
    download: save ?? (() => downloadSession(run)),
    ...runCommands(run, text),
    pcapng: () => void downloadPcapng(run, captureHosts(run).slice(0, 1), text),
  });
  useOfferedCommands(useViewCommands(run));
  useOfferedCommands(usePlaceCommands(run));
  useOfferedCommands(useEntryCommands(run));
  return (
    <>
      <Skip label={text('player.skip')} to={pictureOf} />
      <MarkLayer />
    </>
  );
}

/** What stands before it can be very much. */
const pictureOf = () => document.querySelector<HTMLElement>('[data-stage]');

/** While a question is open no farther than its step; a hint says so. */
function toEnd(run: RunStore, text: AskedText): void {
  const { endAt, current, runs, cursor, seek } = run.getState();
  const { horizon, veiled } = useWorkbench.getState();
  const { at } = useSeenUntil.getState();
  const asked = veiled && current === runs[0]?.id;
  const end = endToGo({ endAt, horizon, seen: Math.max(at, cursor.at), asked });
  seek(end);
  if (end < endAt) hint(text('hint.horizon'));
}

/** A command for each view that this run has something for, and for each that can be large. */
function useViewCommands(run: RunStore): readonly OfferedCommand[] {
  const say = useLocalized();
  return VIEWS.flatMap((view): OfferedCommand[] => {
    const { id, title, key, large } = view;
    const offered = () => isOffered(view, run.getState());
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

/** Drops the selected packet, even one that has passed, or the only one in flight. */
function dropSelected(run: RunStore, text: AskedText): void {
  const { model, cursor, drop, fixed } = run.getState();
  if (fixed) {
    hint(text('hint.fixed'));
    return;
  }
  const { frame } = useWorkbench.getState();
  const flying = packetsInFlight(model, cursor);
  const chosen = frame === null ? undefined : packetOf(model, frame);
  const phase = chosen === undefined ? 'future' : phaseOf(chosen, cursor);
  if (chosen && (phase === 'in-flight' || phase === 'delivered')) drop(chosen.frame);
  else if (flying.length === 1) drop(flying[0]!.frame);
  else if (flying.length > 1) hint(text('hint.which'));
  else if (phase === 'dropped') hint(text('hint.lost'));
  else hint(text(cursor.event === 0 || noneSent(run) ? 'hint.noPacket' : 'hint.choose'));
}

function noneSent(run: RunStore): boolean {
  const { model, cursor } = run.getState();
  const [first] = packetsOf(model);
  return first === undefined || first.sentEvent >= cursor.event;
}

/** Why the selected packet was sent; without one, why the last thing happened. */
function whySelected(run: RunStore, text: AskedText): void {
  const { model, cursor } = run.getState();
  const { frame, panel } = useWorkbench.getState();
  if (panel === 'why') {
    closePanel();
    return;
  }
  const packet = frame === null ? undefined : packetOf(model, frame);
  const event = packet?.sentEvent ?? lastHappening(model.log, cursor.event);
  if (event >= 0) askWhy(event);
  else hint(text('hint.nothingYet'));
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
