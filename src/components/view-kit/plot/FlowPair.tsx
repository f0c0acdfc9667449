import { memo } from 'react';
import type { Flow } from '../../../model/parts/flow.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { BesideChoice } from './BesideChoice.tsx';
import { FlowChoice } from './FlowChoice.tsx';
import type { PlotLook } from './look.ts';

interface FlowPairProps {
  readonly run: RecordedRun;
  readonly flows: readonly Flow[];
  readonly flow: Flow;
  readonly beside: Flow | undefined;
  readonly board: boolean;
  /** Another run is in the picture already. */
  readonly several: boolean;
  readonly onChange: (to: Partial<PlotLook>) => void;
}

/** The flow that is drawn, and one that is drawn with it. The cursor changes nothing of it. */
export const FlowPair = memo((props: FlowPairProps) => {
  const { run, flows, flow, beside, board, several, onChange } = props;
  return (
    <>
      <FlowChoice
        {...{ run, flows, flow, board }}
        onChoose={(key) => onChange({ flow: key, shown: undefined })}
      />
      {!board && !several && (
        <BesideChoice
          {...{ run, flows, flow, beside }}
          onChoose={(key) => onChange({ beside: key })}
        />
      )}
    </>
  );
});
