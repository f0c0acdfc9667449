/** What the kinds of input can do to a packet, in the order of their buttons. */
import type { Packet } from '../../../model/packets.ts';
import type { RunView } from '../../../runtime/run-view.ts';
import type { PacketAction, PacketFacts } from '../../../stack/inputs/page.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { INPUT_PAGES } from '../../inspect/words/inputs.ts';

export const PACKET_ACTIONS: readonly PacketAction<SessionInput>[] = INPUT_PAGES.flatMap(
  ({ packet }) => packet ?? [],
).sort((a, b) => a.order - b.order);

export function factsOf({ bytes, starts, arrives }: Packet): PacketFacts {
  return { bytes, flight: arrives - starts };
}

/** On a link without delay or rate a packet is there as it is sent: no input comes in between. */
export const takesTime = ({ starts, arrives }: Packet): boolean => arrives > starts;

/** What has to be said besides the packet, as it stands before somebody says otherwise. */
export function initialValues(
  { fields }: PacketAction<SessionInput>,
  packet: Packet,
): Readonly<Record<string, number>> {
  const facts = factsOf(packet);
  return Object.fromEntries(fields.map(({ key, initial }) => [key, initial(facts)]));
}

/** A run in which it is done, from the cursor or the packet's departure on. It plays on. */
export function doTo(
  { fork, whenToChange }: RunView,
  action: PacketAction<SessionInput>,
  packet: Packet,
  values = initialValues(action, packet),
): void {
  fork(action.input(whenToChange(packet.frame), packet.frame, values), true);
}
