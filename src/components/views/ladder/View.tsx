import { useSettings } from '../../../runtime/settings.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { Ladder } from './Ladder.tsx';

const WITH_CALLS = { calls: true };
const WITHOUT_CALLS = { calls: false };

/** Calls that are listed beside the ladder are not written into it again. */
export default function LadderView({ runs, playing, selected, margins, actions }: ViewProps) {
  const sequence = useSettings((settings) => settings.sequence);
  const [{ run, version, cursor, bytesOf, fetchBytes }] = runs;
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
      onWhy={actions.askWhy}
      bytesOf={bytesOf}
      fetchBytes={fetchBytes}
      options={margins.includes('calls') ? WITH_CALLS : WITHOUT_CALLS}
    />
  );
}
