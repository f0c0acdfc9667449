import type { SessionInput } from '../../stack/world/inputs.ts';

export function drop(frame: number, at: number): SessionInput {
  return { at, kind: 'drop', frame };
}
