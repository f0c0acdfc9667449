import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useSettings } from '../../runtime/settings.ts';
import { closePanel, usePanel } from '../shell/panels.ts';
import type { CommandId, Stroke } from './keymap.ts';

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

/** A command that is not in the table of keys: a view brings its own. */
export interface OfferedCommand {
  readonly id: string;
  /** What it is about, or, unless it toggles, what it does. */
  readonly title: string;
  /** Whether it shows or hides what the title says. */
  readonly toggles: boolean;
  readonly key?: string | undefined;
  readonly offered: () => boolean;
  readonly run: () => void;
}

const lists: { current: readonly OfferedCommand[] }[] = [];

/** Offers commands of one's own for as long as the component is on the page. */
export function useOfferedCommands(commands: readonly OfferedCommand[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    lists.push(latest);
    return () => void lists.splice(lists.indexOf(latest), 1);
  }, []);
}

export function offeredCommands(): readonly OfferedCommand[] {
  return lists.flatMap(({ current }) => current.filter(({ offered }) => offered()));
}

/** The table of keys: fetched while the first screen is drawn, which does without it. */
type Keymap = typeof import('./keymap.ts');

/** What a stroke asks for here and now. */
function handlerFor(stroke: Stroke, { commandFor, keyOf }: Keymap): (() => void) | undefined {
  const command = commandFor(stroke);
  if (command) return handlerOf(command);
  const key = keyOf(stroke);
  return key === undefined ? undefined : offeredCommands().find((each) => each.key === key)?.run;
}

export function handlerOf(command: CommandId): (() => void) | undefined {
  return offers.findLast((offer) => offer.current[command])?.current[command];
}

/** So many strokes wait for who hears them. */
const MOST_EARLY = 32;

/** How many commands are being fetched, and who waits for the last of them. */
let coming = 0;
const waiting = new Set<() => void>();

/** For as long as this is on the page, commands are on their way: strokes that nobody hears wait. */
export function CommandsToCome(): null {
  useEffect(() => {
    coming += 1;
    return () => {
      coming -= 1;
      // Who comes instead offers them in this very breath.
      setTimeout(() => {
        if (coming === 0) for (const hear of waiting) hear();
      });
    };
  }, []);
  return null;
}

/** Lets the one table of keys drive the page. Mounted once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    let keymap: Keymap | undefined;
    const early: KeyboardEvent[] = [];
    // What a stroke changes is drawn before the next is heard.
    const hearEarly = () => {
      const known = keymap;
      if (known === undefined || coming > 0) return;
      for (const stroke of early.splice(0)) flushSync(() => act(stroke, known));
    };
    const fetch = () =>
      import('./keymap.ts').then(
        (module) => {
          if (keymap !== undefined) return;
          keymap = module;
          hearEarly();
        },
        () => undefined,
      );
    void fetch();
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // Who is faster than what hears the key is heard once it is there, one stroke after the other.
      const first = coming > 0 && (early.length > 0 || !handlerKnown(event, keymap));
      if (keymap !== undefined && !first) act(event, keymap);
      else if (early.length < MOST_EARLY) {
        early.push(event);
        // The browser would scroll by it meanwhile.
        if (keymap?.commandFor(event) !== undefined && !isBusy(event)) event.preventDefault();
      }
      if (keymap === undefined) void fetch();
    };
    const act = (event: KeyboardEvent, keymap: Keymap) => {
      if (isBusy(event)) return;
      // A dialog is on its way: what is typed for it must not reach the page below.
      if (usePanel.getState().open !== null) {
        if (event.key === 'Escape') closePanel();
        return;
      }
      const handler = handlerFor(event, keymap);
      if (!handler) return;
      if (keymap.isCharacter(event) && !useSettings.getState().letterKeys) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', press);
    waiting.add(hearEarly);
    return () => {
      removeEventListener('keydown', press);
      waiting.delete(hearEarly);
    };
  }, []);
}

const handlerKnown = (stroke: Stroke, keymap: Keymap | undefined) =>
  keymap !== undefined && handlerFor(stroke, keymap) !== undefined;

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
