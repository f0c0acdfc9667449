import type { RecordedRun } from '../../model/recorded-run.ts';

/** For events that are asked for sixty times a second while playing: looked for once a version. */
export function onceAVersion<K extends object>(
  find: (key: K, model: RecordedRun) => number,
): (key: K, model: RecordedRun, version: number) => number {
  const known = new WeakMap<K, { model: RecordedRun; version: number; event: number }>();
  return (key, model, version) => {
    const before = known.get(key);
    if (before?.model === model && before.version === version) return before.event;
    const event = find(key, model);
    known.set(key, { model, version, event });
    return event;
  };
}
