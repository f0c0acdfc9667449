/** What a filter is asked about: a packet, and, where its bytes are at hand, what is in them. */
import type { Section } from '../../stack/wire/dissector.ts';
import type { Named, NamedValue } from '../../stack/wire/named.ts';
import { walk } from '../../stack/wire/walk.ts';
import type { Packet } from '../packets.ts';
import type { Connection } from '../parts/connections.ts';

export interface FilterRow {
  readonly packet: Packet;
  /** The conversation of its segment. */
  readonly connection: Connection | undefined;
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
}

/** A name as the language knows it, from whichever table. */
export interface KnownName extends Named {
  /** It is read from the packet's bytes, not from what the run knows of the packet. */
  readonly needsBytes: boolean;
  readonly valuesIn: (row: FilterRow) => readonly NamedValue[];
}

const NOTHING = new Uint8Array();

/** Without bytes only what the run knows can be asked. */
export function rowOf(
  packet: Packet,
  connection: Connection | undefined,
  bytes: Uint8Array | undefined,
): FilterRow {
  return {
    ...{ packet, connection, bytes: bytes ?? NOTHING },
    sections: bytes === undefined ? [] : walk(bytes),
  };
}
