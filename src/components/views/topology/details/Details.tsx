/** Below the map: the tables of the chosen node, what the chosen link is like, or the way of the followed packet. */
import type { Packet } from '../../../../model/packets.ts';
import type { ViewActions, ViewRun } from '../../../view-kit/stage-view.ts';
import type { MapLook } from '../look.ts';
import type { Speech } from '../words.ts';
import { HeapDetails } from './HeapDetails.tsx';
import { LinkDetails } from './LinkDetails.tsx';
import { NodeDetails } from './NodeDetails.tsx';
import { PacketDetails } from './PacketDetails.tsx';

export interface DetailsProps {
  readonly view: ViewRun;
  readonly look: MapLook;
  readonly speech: Speech;
  /** Of the followed packet; empty when none is followed. */
  readonly journey: readonly Packet[];
  /** The bytes of its frames cannot be brought. */
  readonly missing: boolean;
  readonly actions: ViewActions;
  readonly onLook: (to: Partial<MapLook>) => void;
}

export default function Details(props: DetailsProps) {
  const { look, speech, journey } = props;
  const { nodes, links } = speech.topology;
  const link = links.find(({ id }) => id === look.link);
  if (link !== undefined) return <LinkDetails {...props} link={link} />;
  if (look.heap !== undefined && nodes[look.heap] !== undefined) {
    return <HeapDetails {...props} at={look.heap} />;
  }
  const node = nodes[look.node ?? -1];
  if (node !== undefined) return <NodeDetails {...props} node={node.id} />;
  return journey.length > 0 ? <PacketDetails {...props} /> : null;
}
