import { boxesTouch } from '../../view-kit/geometry.ts';
import { pillBox } from './pill.ts';
import type { ShownPacket } from './shown.ts';

/** Of the packets that have ended, those whose words no packet in flight lies on. */
export function readableEnds(shown: readonly ShownPacket[], rem: number): readonly ShownPacket[] {
  const pills = shown
    .filter(({ phase }) => phase === 'in-flight')
    .map((each) => pillBox(each, rem));
  return shown.filter(({ label: { drop }, phase, aside }) => {
    if (drop === undefined || !(phase === 'dropped' || aside)) return false;
    return !pills.some((pill) => boxesTouch(pill, drop));
  });
}
