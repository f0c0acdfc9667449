/** What the page asks of the record that is kept; what cannot be read is none. */
import type { LiveWord } from '../../live/messages.ts';
import { type RecordStore, recordingOf } from './record.ts';

export function askRecord(
  record: RecordStore,
  what: 'find-last' | 'read-last',
  say: (word: LiveWord) => void,
): void {
  if (what === 'read-last') {
    record.read().then(
      (recorded) => say({ tell: 'last-read', recorded: recorded ?? null }),
      () => say({ tell: 'last-read', recorded: null }),
    );
    return;
  }
  record.head().then(
    (head) => say({ tell: 'last', last: head === undefined ? null : recordingOf(head) }),
    () => say({ tell: 'last', last: null }),
  );
}
