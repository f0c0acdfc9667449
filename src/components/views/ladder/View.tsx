import { useCallback, useMemo } from 'react';
import { useSettings } from '../../../runtime/settings.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { Ladder } from './Ladder.tsx';
import { decodeLook, encodeLook, type LadderLook } from './look.ts';

const WITH_CALLS = { calls: true };
const WITHOUT_CALLS = { calls: false };

const Overlaid = lazyPart(() => import('./Overlaid.tsx'));

/** Calls that are listed beside the ladder are not written into it again. */
export default function LadderView(props: ViewProps) {
  const [first, second] = props.runs;
  return second === undefined ? (
    <One {...props} />
  ) : (
    <Overlaid {...props} first={first} other={second} />
  );
}

function One(props: ViewProps) {
  const { runs, axis, playing, selected, margins, look, board, actions } = props;
  const sequence = useSettings((settings) => settings.sequence);
  const [{ run, version, cursor, bytesOf, fetchBytes }] = runs;
  const { lookAt } = actions;
  const onLook = useCallback((to: LadderLook) => lookAt('ladder', encodeLook(to)), [lookAt]);
  return (
    <Ladder
      model={run}
      version={version}
      cursor={cursor}
      playing={playing}
      sequence={sequence}
      selected={selected}
      onSelectPacket={actions.inspect}
      onDrop={actions.drop}
      onOffer={board ? undefined : actions.offer}
      onWhy={actions.askWhy}
      bytesOf={bytesOf}
      fetchBytes={fetchBytes}
      sync={axis.sync}
      look={useMemo(() => decodeLook(look), [look])}
      onLook={onLook}
      board={board}
      options={margins.includes('calls') ? WITH_CALLS : WITHOUT_CALLS}
    />
  );
}

export { understands } from './look.ts';
