/** A rule about what a TCP may send, in the words of an RFC and in ours. */
import type { Localized } from '../../../stack/core/localized.ts';
import type { RfcText } from '../../../stack/core/rfc.ts';
import type { Sentence } from '../../../stack/trace/words.ts';
import type { End } from '../end.ts';
import type { Segment } from '../segment.ts';

/** RFC 2119; `unusual`: no RFC forbids it, and no stack that is in use does it. */
export type Level = 'must' | 'should' | 'unusual';

export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly ref: RfcText;
  /** The rule. */
  readonly says: Localized;
  /** What in this connection speaks against the segment; undefined when nothing does. */
  broken(end: End, segment: Segment): Sentence | undefined;
}
