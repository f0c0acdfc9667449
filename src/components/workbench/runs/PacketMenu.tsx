import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import { packetOf } from '../../../model/queries.ts';
import type { InputField, PacketAction } from '../../../stack/inputs/page.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { isCovered, useCovers } from '../../view-kit/covers.ts';
import list from '../../view-kit/menu.module.css';
import type { WindowPlace } from '../../view-kit/stage-view.ts';
import { useEditorPanelText } from '../editor/text.ts';
import { switchCover, uncoverAll } from '../marks/curtain.ts';
import { useMarksText } from '../marks/text.ts';
import { useRun, useRunStore } from '../run.ts';
import { inspectFrame, openEditor, useWorkbench } from '../workbench-store.ts';
import { packetName } from './change-name.ts';
import css from './PacketMenu.module.css';
import { doTo, initialValues, PACKET_ACTIONS, takesTime } from './packet-actions.ts';
import { useRunsText } from './text.ts';

interface PacketMenuProps {
  readonly frame: number;
  readonly at: WindowPlace;
}

/** Beside a packet that somebody points at: what can be done to it, also when it has passed. */
export function PacketMenu({ frame, at }: PacketMenuProps) {
  const packet = packetOf(
    useRun((state) => state.model),
    frame,
  );
  return packet && <Menu key={frame} packet={packet} at={at} />;
}

const close = () => useWorkbench.setState({ offered: null });

function Menu({ packet, at }: { readonly packet: Packet; readonly at: WindowPlace }) {
  const text = useRunsText();
  const say = useLocalized();
  const editor = useEditorPanelText();
  const store = useRunStore();
  const box = useRef<HTMLElement>(null);
  const leave = useFocusInside(box, at);
  const { model, whenToChange, fixed } = store.getState();
  const name = say(packetName(model, packet.frame));
  const flies = takesTime(packet);
  const can = flies && !fixed;
  const choose = (work: () => void) => () => {
    leave();
    work();
  };
  return (
    <section
      ref={box}
      className={list.free}
      aria-label={text('menu', { packet: name })}
      onBlur={({ currentTarget, relatedTarget }) => {
        // A window that is left for another one keeps its menu.
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
      }}
      onKeyDown={(event) => walk(event, leave)}
    >
      <header className={css.head}>
        <strong>{name}</strong>
        {fixed || (
          <p>
            {text(flies ? 'begins' : 'noFlight', {
              time: formatInstant(whenToChange(packet.frame)),
            })}
          </p>
        )}
      </header>
      {(can ? PACKET_ACTIONS : []).map((action) => (
        <button
          key={action.order}
          type="button"
          onClick={choose(() => doTo(store.getState(), action, packet))}
        >
          {say(action.label)} <Values action={action} packet={packet} />
        </button>
      ))}
      {fixed || (
        <button type="button" onClick={choose(() => openEditor(packet.frame))}>
          {editor('open')}
        </button>
      )}
      <Covering {...{ packet, choose }} />
      <button
        type="button"
        className={css.more}
        onClick={choose(() => {
          inspectFrame(packet.frame);
          useWorkbench.setState({ unfolded: true });
        })}
      >
        {text(can ? 'otherValues' : 'openIt')}
      </button>
    </section>
  );
}

interface CoveringProps {
  readonly packet: Packet;
  readonly choose: (work: () => void) => () => void;
}

function Covering({ packet, choose }: CoveringProps) {
  const marks = useMarksText();
  const covers = useCovers();
  const { model } = useRunStore().getState();
  return (
    <>
      <button type="button" onClick={choose(() => switchCover(model, packet))}>
        {marks(isCovered(packet.frame, covers) ? 'uncover' : 'cover')}
      </button>
      {covers.length > 1 && (
        <button type="button" onClick={choose(uncoverAll)}>
          {marks('uncoverAll')}
        </button>
      )}
    </>
  );
}

interface ValuesProps {
  readonly action: PacketAction<SessionInput>;
  readonly packet: Packet;
}

/** With what it is done: the inspector has other values. */
function Values({ action, packet }: ValuesProps) {
  const say = useLocalized();
  const values = initialValues(action, packet);
  const written = ({ key, unit }: InputField) =>
    unit === 'ms' ? formatDuration(values[key] as number) : values[key];
  return action.fields.map((field) => (
    <span key={field.key} className={css.value}>
      {say(field.label)} {written(field)}
    </span>
  ));
}

/** The arrow keys walk; Escape closes. */
function walk(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  const { key, currentTarget } = event;
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (key !== 'Escape' && by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (by === undefined) {
    leave();
    return;
  }
  const buttons = [...currentTarget.querySelectorAll('button')];
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(now + by + buttons.length) % buttons.length]?.focus();
}

/** It stands inside the window, has the focus, and gives it back when it is left. */
function useFocusInside(box: { readonly current: HTMLElement | null }, { x, y }: WindowPlace) {
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`;
    if (!element.contains(document.activeElement)) before.current = document.activeElement;
    element.querySelector('button')?.focus();
  }, [box, x, y]);
  // A press beside it closes it, and what is below it may move away from under it.
  useEffect(() => {
    const beside = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) close();
    };
    addEventListener('pointerdown', beside);
    addEventListener('resize', close);
    return () => {
      removeEventListener('pointerdown', beside);
      removeEventListener('resize', close);
    };
  }, [box]);
  return () => {
    close();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
}
