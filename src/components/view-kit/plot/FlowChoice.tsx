import { useLanguage } from '../../../i18n/index.ts';
import type { Flow } from '../../../model/parts/flow.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { FlowSelect } from './FlowSelect.tsx';
import { flowName, inOrder } from './flow-names.ts';
import { flowKey } from './look.ts';

interface FlowChoiceProps {
  readonly run: RecordedRun;
  readonly flows: readonly Flow[];
  readonly flow: Flow;
  /** Only said, not chosen. */
  readonly board: boolean;
  readonly onChoose: (key: string) => void;
}

/** Who sends to whom: a name as long as there is no choice. */
export function FlowChoice({ run, flows, flow, board, onChoose }: FlowChoiceProps) {
  const language = useLanguage();
  const nameOf = (each: Flow) => flowName(run, each, flows, language, !board);
  if (flows.length < 2 || board) return nameOf(flow);
  const options = inOrder(flows).map((each) => ({
    ...{ key: flowKey(each, flows), name: nameOf(each) },
  }));
  return <FlowSelect options={options} chosen={flowKey(flow, flows)} onChoose={onChoose} />;
}
