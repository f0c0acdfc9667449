import { useLiveText } from '../text.ts';
import { openTalks, type Spoken, type Talk } from './spoken.ts';
import css from './terminal.module.css';

/** The conversations that go on: number, other end, state. */
export function Talks({ spoken }: { readonly spoken: Spoken }) {
  const text = useLiveText();
  const talks = openTalks(spoken);
  if (talks.length === 0) return null;
  return (
    <ul className={css.talks} aria-label={text('terminal.connections')}>
      {talks.map((talk) => (
        <li key={talk.number}>
          <b>{talk.number}</b> <span>{talk.line.replace(/^nc /, '')}</span>{' '}
          <StateOf talk={talk} spoken={spoken} />
        </li>
      ))}
    </ul>
  );
}

function StateOf({ talk, spoken }: { readonly talk: Talk; readonly spoken: Spoken }) {
  const text = useLiveText();
  const state = spoken.states.get(talk.conn);
  const listens = / -\w*l/.test(talk.line) && !talk.connected;
  const words = listens
    ? text('talk.listening')
    : (state ?? text(talk.connected ? 'talk.open' : 'talk.opening'));
  return (
    <small>
      {words}
      {state === 'CLOSE_WAIT' && ` · ${text('talk.waits')}`}
    </small>
  );
}
