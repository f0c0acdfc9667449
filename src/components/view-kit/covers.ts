/** What is behind the curtain is called the same everywhere. */
import { markWord } from '../../model/mark.ts';
import { type Packet, packetTitle } from '../../model/packets.ts';
import type { Localized } from '../../stack/core/localized.ts';
import { useMarking } from './marking.ts';

/** What stands where something is covered, for eyes. */
export const VEIL = '?';
/** And for ears. */
export const COVERED: Localized = { en: 'Covered', zh: '已遮住' };

export const useCovers = (): readonly string[] => useMarking(({ covers }) => covers);

const coversNow = () => useMarking.getState().covers;

export const isCovered = (frame: number | undefined, covers = coversNow()): boolean =>
  frame !== undefined && covers.includes(markWord({ kind: 'packet', frame }));

/** A packet's title, unless somebody is to find out what it is. */
export const shownTitle = (packet: Packet, covers = coversNow()): string =>
  isCovered(packet.frame, covers) ? VEIL : packetTitle(packet);
