import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { SocketCalls } from './SocketCalls.tsx';

export default function Sockets({ runs, subject, actions }: ViewProps) {
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  return <SocketCalls model={run} node={node} cursor={cursor} onWhy={actions.askWhy} />;
}
