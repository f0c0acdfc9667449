/** Who can carry out commands at this moment: whatever is on the page offers its own. */
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
