import { usePlayer } from './player-store.ts';
export function Inspector() {
  usePlayer((s) => s.inspector);
  return null;
}
