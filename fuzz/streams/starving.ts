/**
 * One direction of a connection starves while the other waits for it or goes on: bytes have been
 * written, the other end reads, and nothing comes.
 */
import { type Instant, MINUTE } from '../../src/stack/core/instant.ts';
import type { App } from './app.ts';
import type { StreamCase } from './case.ts';

/** Six retransmissions in vain take a minute; over a link that loses so little that is unheard of. */
export const STARVED = 3 * MINUTE;
const LOSSES = 30_000;

interface Direction {
  /** Bytes read at the last meal, and when that was. */
  read: number;
  at: Instant;
}

/** By the name of the reader. */
export type Hunger = Map<string, Direction>;

export function createHunger(): Hunger {
  return new Map();
}

/** Looks at both directions; throws when one of them starves. */
export function feed(
  hunger: Hunger,
  { link }: Pick<StreamCase, 'link'>,
  now: Instant,
  one: App,
  other: App,
): void {
  if (link.lossPpm + link.corruptPpm > LOSSES) return;
  feedOne(hunger, now, one, other);
  feedOne(hunger, now, other, one);
}

function feedOne(hunger: Hunger, now: Instant, reader: App, writer: App): void {
  const last = hunger.get(reader.name);
  const served = last === undefined || reader.read > last.read;
  if (served || !isWaiting(reader, writer)) {
    hunger.set(reader.name, { read: reader.read, at: now });
  } else if (now > last.at + STARVED) {
    throw new Error(
      `${reader.name} starves: it has read ${reader.read} of ${writer.written} bytes for ${now - last.at} µs`,
    );
  }
}

/** Both ends are open and in good health, and more was written than read. */
function isWaiting(reader: App, writer: App): boolean {
  const open = [reader, writer].every((app) => app.connected && !app.closed && app.error === '');
  return open && writer.written > reader.read;
}
