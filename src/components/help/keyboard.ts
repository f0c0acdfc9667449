import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useSettings } from '../../runtime/settings.ts';
import { usePanel } from '../shell/panels.ts';
import { areToCome, handlerOf, offeredCommands, onceThere } from './commands.ts';
import { needsKey } from './focused-control.ts';
import type { Stroke } from './keymap.ts';

/** The table of keys: fetched while the first screen is drawn, which does without it. */
type Keymap = typeof import('./keymap.ts');

/** What a stroke asks for here and now. */
function handlerFor(stroke: Stroke, { commandFor, keyOf }: Keymap): (() => void) | undefined {
  const command = commandFor(stroke);
  if (command) return handlerOf(command);
  const key = keyOf(stroke);
  return key === undefined ? undefined : offeredCommands().find((each) => each.key === key)?.run;
}

/** So many strokes wait for who hears them. */
const MOST_EARLY = 32;

/** Lets the one table of keys drive the page. Mounted once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    let keymap: Keymap | undefined;
    const early: KeyboardEvent[] = [];
    // What a stroke changes is drawn before the next is heard.
    const hearEarly = () => {
      const known = keymap;
      if (known === undefined || areToCome()) return;
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
      const first = areToCome() && (early.length > 0 || !handlerKnown(event, keymap));
      if (keymap !== undefined && !first) act(event, keymap);
      else if (early.length < MOST_EARLY) {
        early.push(event);
        // The browser would scroll by it meanwhile.
        if (keymap?.commandFor(event) !== undefined && !needsKey(event)) event.preventDefault();
      }
      if (keymap === undefined) void fetch();
    };
    const act = (event: KeyboardEvent, keymap: Keymap) => {
      const handler = handlerFor(event, keymap);
      if (!handler || needsKey(event)) return;
      // A dialog is on its way: what is typed for it must not reach the page below.
      if (usePanel.getState().open !== null) return;
      if (keymap.isCharacter(event) && !useSettings.getState().letterKeys) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', press);
    const leave = onceThere(hearEarly);
    return () => {
      removeEventListener('keydown', press);
      leave();
    };
  }, []);
}

const handlerKnown = (stroke: Stroke, keymap: Keymap | undefined) =>
  keymap !== undefined && handlerFor(stroke, keymap) !== undefined;
