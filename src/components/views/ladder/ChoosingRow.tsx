import { useMemo } from 'react';
import { countBelow } from '../../../model/cursor.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { CaptionProps } from './Caption.tsx';
import { FilterRow } from './FilterRow.tsx';
import type { LadderLook } from './look.ts';
import type { LadderRun } from './model.ts';
import { talkOf } from './talk.ts';

interface ChoosingProps extends CaptionProps {
  readonly id: string;
  readonly onLook: (look: LadderLook) => void;
  readonly away: LadderRun['nodes'];
}

/** Offers what has been seen by now, and nothing that is still to come. */
export default function ChoosingRow(props: ChoosingProps) {
  const { model, cursor } = props;
  const packets = packetsOf(model);
  const sent = countBelow(packets, cursor.event, ({ sentEvent }) => sentEvent);
  const talk = useMemo(() => talkOf(packets.slice(0, sent)), [packets, sent]);
  return <FilterRow {...props} talk={talk} />;
}
