/** Who can carry out commands at this moment, or soon: whatever is on the page offers its own. */
import { useEffect, useRef } from 'react';
import type { CommandId } from './keymap.ts';

export type Handlers = Partial<Record<CommandId, (() => void) | undefined>>;

/** What components offer now; the one mounted last stands last. */
type Offers<T> = { current: T }[];

/** Offers something for as long as the component is on the page, as its latest rendering has it. */
function useOffer<T>(offers: Offers<T>, offer: T): void {
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  });
  useEffect(() => {
    offers.push(latest);
    return () => void offers.splice(offers.indexOf(latest), 1);
  }, [offers]);
}

const handlers: Offers<Handlers> = [];

/** Offers to carry out commands of the table of keys; the one mounted last is asked first. */
export function useCommands(own: Handlers): void {
  useOffer(handlers, own);
}

export function handlerOf(command: CommandId): (() => void) | undefined {
  return handlers.findLast((offer) => offer.current[command])?.current[command];
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

const lists: Offers<readonly OfferedCommand[]> = [];

/** Offers commands of one's own. */
export function useOfferedCommands(commands: readonly OfferedCommand[]): void {
  useOffer(lists, commands);
}

export function offeredCommands(): readonly OfferedCommand[] {
  return lists.flatMap(({ current }) => current.filter(({ offered }) => offered()));
}

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

/** Whether a stroke that nobody hears may yet be heard. */
export const areToCome = (): boolean => coming > 0;

/** Calls once all that was on its way is there, each time anew; returns what ends that. */
export function onceThere(hear: () => void): () => void {
  waiting.add(hear);
  return () => void waiting.delete(hear);
}
