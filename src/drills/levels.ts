/** The levels, in the order in which they are offered. */
import type { Level } from './level.ts';
import { handshake } from './levels/handshake.ts';
import { recovery } from './levels/recovery.ts';
import { transfer } from './levels/transfer.ts';

export const LEVELS: readonly Level[] = [handshake, transfer, recovery];

export const levelOf = (id: string): Level | undefined => LEVELS.find((level) => level.id === id);
