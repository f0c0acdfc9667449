/** A byte's story, line by line in the order of time: the same for the sentence and the table. */
import type { ByteSending, ByteStory } from '../../../model/byte-story.ts';
import { isWindowProbe } from '../../../model/packets.ts';
import type { Instant } from '../../../stack/core/instant.ts';

export type StoryWord =
  | 'sent'
  | 'again'
  | 'probe'
  | 'lost'
  | 'received'
  | 'inOrder'
  | 'read'
  | 'acknowledged';

export interface StoryRow {
  readonly what: StoryWord;
  readonly at: Instant;
  /** The packet that carried it, or the event that shows it. */
  readonly shows: { readonly frame: number } | { readonly event: number };
}

export function storyRows({ sent, inOrder, read, acknowledged }: ByteStory): StoryRow[] {
  const rows = sent.flatMap(rowsOf);
  const came = sent.find(({ fate }) => fate === 'received')?.ended;
  // What comes in order is read in the same breath: only a gap before it makes a difference.
  if (inOrder !== undefined && came !== undefined && inOrder.at > came) {
    rows.push({ what: 'inOrder', at: inOrder.at, shows: inOrder });
  }
  for (const [what, moment] of Object.entries({ read, acknowledged })) {
    if (moment === undefined) continue;
    rows.push({ what: what as 'read', at: moment.at, shows: { event: moment.event } });
  }
  return rows.sort((a, b) => a.at - b.at);
}

function rowsOf(sending: ByteSending): StoryRow[] {
  const { packet, at, again, fate, ended } = sending;
  const shows = { frame: packet.frame };
  const what = isWindowProbe(packet) ? 'probe' : again ? 'again' : 'sent';
  const begun: StoryRow = { what, at, shows };
  return fate === 'under way' || ended === undefined
    ? [begun]
    : [begun, { what: fate, at: ended, shows }];
}
