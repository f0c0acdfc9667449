import { useLanguage } from '../../../i18n/index.ts';
import { lastEvent } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { useSettings } from '../../../runtime/settings.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { connectionAt } from '../../view-kit/connection-at.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { subjectName } from '../../view-kit/subject-name.ts';
import { TcbPanel } from './TcbPanel.tsx';

/** The variables of the connection that a host worked on last. */
export default function Variables({ runs, subject }: ViewProps) {
  const language = useLanguage();
  const numbers = useSettings((settings) => settings.sequence);
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  const [vars, previous] = lastVars(run, node, cursor.event);
  return (
    <TcbPanel
      label={subjectName(subject, run, language)}
      vars={vars}
      previous={previous}
      now={cursor.at}
      numbers={numbers}
      lang={language}
    />
  );
}

type Vars = TraceEvent<'tcp.vars'> | undefined;

/** The last two snapshots of the connection's variables before the cursor. */
function lastVars(run: RecordedRun, node: number, events: number): readonly [Vars, Vars] {
  const conn = connectionAt(run, node, events);
  const snapshots = { kind: 'tcp.vars', field: 'conn', is: conn, node } as const;
  const last = lastEvent(run, snapshots, events);
  const read = (id: number): Vars =>
    id < 0 ? undefined : (readEvent(run.log, id) as TraceEvent<'tcp.vars'>);
  return [read(last), read(lastEvent(run, snapshots, last))];
}
