/**
 * The names of timers and the reasons of drops, which pictures show as well as sentences: small, and
 * there from the start for what every world has. A capability adds its own when it is loaded.
 */
import type { Localized } from '../../../stack/core/localized.ts';
import { arpTimer } from '../../../stack/protocols/arp/page/timers.ts';
import { tcpTimers } from '../../../stack/protocols/tcp/page/timers.ts';
import type { DropReason } from '../../../stack/trace/kernel-events.ts';
import { kernelDropped } from '../../../stack/trace/page/dropped.ts';
import type { LayerTimers, Names } from '../../../stack/trace/page/kind.ts';
import { appTimer, socketTimers } from '../../../stack/trace/page/timers.ts';
import type { TimerWords } from '../../../stack/trace/words.ts';

const timers = new Map<string, LayerTimers>(
  Object.entries({ tcp: tcpTimers, arp: arpTimer, socket: socketTimers, app: appTimer }),
);

const dropped = new Map<string, Localized>(Object.entries<Localized>(kernelDropped));

export function addNames(names: Names): void {
  for (const [layer, table] of Object.entries(names.timers ?? {})) timers.set(layer, table);
  for (const [why, text] of Object.entries(names.dropped ?? {})) dropped.set(why, text);
}

const isOne = (table: LayerTimers): table is TimerWords => 'name' in table && 'short' in table;

/** A timer of any layer; one that has no words of its own keeps the name the stack gives it. */
export function timerWords(layer: string, name: string): TimerWords {
  const table = timers.get(layer);
  const known = table === undefined || isOne(table) ? table : table[name];
  return known ?? { name: { en: name, zh: ` ${name} ` }, short: { en: name, zh: name } };
}

export function dropWords(why: DropReason): Localized {
  return dropped.get(why) ?? { en: why, zh: why };
}
