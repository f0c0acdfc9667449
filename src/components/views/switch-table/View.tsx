import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { SwitchTable } from './SwitchTable.tsx';

export default function Table({ runs, subject, actions }: ViewProps) {
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  return <SwitchTable model={run} node={node} cursor={cursor} onWhy={actions.askWhy} />;
}
