import { useEffect, useRef } from 'react';
import { useSettings } from '../../runtime/settings.ts';
import { usePanel } from '../shell/panels.ts';
import { type CommandId, commandFor, isCharacter } from './keymap.ts';

export type Handlers = Partial<Record<CommandId, (() => void) | undefined>>;

/** Those who can carry out commands now; the one mounted last is asked first. */
const offers: { current: Handlers }[] = [];

/** Offers to carry out commands for as long as the component is on the page. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    offers.push(latest);
    return () => void offers.splice(offers.indexOf(latest), 1);
  }, []);
}

export function handlerOf(command: CommandId): (() => void) | undefined {
  return offers.findLast((offer) => offer.current[command])?.current[command];
}

/** Lets the one table of keys drive the page. Mounted once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event);
      if (!command || isBusy(event)) return;
      // A dialog is on its way: what is typed for it must not reach the page below.
      if (usePanel.getState().open !== null) return;
      if (isCharacter(event) && !useSettings.getState().letterKeys) return;
      const handler = handlerOf(command);
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

const TYPING = 'textarea, select, [contenteditable], input:not([type="radio"], [type="range"])';
const ARROWS = [
  ...['input[type="radio"]', 'input[type="range"]', '[role="tree"]', '[role="treegrid"]'],
  ...['[role="grid"]', '[role="listbox"]', '[role="menu"]', '[role="tablist"]'],
].join();
const PRESSABLE =
  'button, a[href], summary, input[type="checkbox"], input[type="radio"], [role="row"], [role="button"]';

/** Whether the focused control needs this key itself. `data-keys="pass"` hands its keys over. */
function isBusy(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (event.ctrlKey || event.metaKey) return false;
  if (target.closest('dialog')) return true;
  if (target.closest('[data-keys="pass"]')) return false;
  if (target.closest(TYPING)) return true;
  if (event.key === ' ') return target.closest(PRESSABLE) !== null;
  const moves = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  return moves && target.closest(ARROWS) !== null;
}
