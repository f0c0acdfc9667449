import { Component, type ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { WorkerLost } from '../../runtime/worker-lost.ts';
import { Live } from '../a11y/Live.tsx';
import { handlerOf } from '../help/commands.ts';
import css from './Message.module.css';
import { saveFile } from './save-file.ts';

interface State {
  readonly error: Error | null;
}

/** Catches what breaks while drawing. A broken worker is reported by the lesson itself. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <BrokenPage error={error} onRestart={() => this.setState({ error: null })} />;
  }
}

interface BrokenPageProps {
  readonly error: Error;
  readonly onRestart: () => void;
  readonly onDownload?: (() => void) | undefined;
}

/** "Something broke": what, and the two ways on. Nothing the learner did is lost. */
export function BrokenPage({ error, onRestart, onDownload }: BrokenPageProps) {
  const text = useText();
  const download = onDownload ?? handlerOf('download') ?? (() => downloadReport(error));
  return (
    <Live className={css.message} role="alert">
      <h1>{text('error.title')}</h1>
      <p>{text(error instanceof WorkerLost ? `error.${error.how}` : 'error.text')}</p>
      <div className={css.ways}>
        <button type="button" className={css.strong} onClick={onRestart}>
          {text('error.restart')}
        </button>
        <button type="button" className={css.plain} onClick={download}>
          {text('error.download')}
        </button>
        <a className={css.plain} href="#/">
          {text('error.home')}
        </a>
      </div>
      <details className={css.details}>
        <summary>{text('error.details')}</summary>
        <pre>{error.stack ?? error.message}</pre>
      </details>
    </Live>
  );
}

/** Without a run to save, the address (which holds the session) and the error are the session. */
function downloadReport(error: Error): void {
  const report = { wireglass: 'session', address: location.hash, error: error.stack };
  saveFile('wireglass-session.json', `${JSON.stringify(report, null, 2)}\n`, 'application/json');
}
