import { memo, useLayoutEffect, useRef } from 'react';
import { useLive } from '../live.ts';
import { useLiveText } from '../text.ts';
import { LOOKUPS } from './obey.ts';
import type { Spoken, SpokenLine } from './spoken.ts';
import css from './terminal.module.css';
import { type Remark, useTerminal } from './terminal-store.ts';
import { transcript } from './transcript.ts';

/** So many lines are in the page; the record has them all. */
const MOST = 600;
/** px: less than a line from its end, one is at it. */
const NEAR = 24;

/** What programs print and the page answers; a screen reader reads what is added. */
export function Output({ spoken }: { readonly spoken: Spoken }) {
  const text = useLiveText();
  const { remarks, clearedAt, lookingUp } = useTerminal();
  const lookups = useLive(({ us }) => us?.processes[LOOKUPS] ?? -1);
  const entries = transcript(spoken, {
    ...{ remarks, clearedAt, most: MOST, hidden: new Set([lookups]) },
  });
  const box = useScrolledToEnd(entries.at(-1)?.key ?? '', entries.length);
  return (
    <div
      ref={box}
      className={css.output}
      role="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard.
      tabIndex={0}
      aria-label={text('terminal.output')}
    >
      {entries.length === 0 && <p className={css.empty}>{text('terminal.empty')}</p>}
      {entries.map((entry) =>
        'remark' in entry ? (
          <RemarkLine key={entry.key} remark={entry.remark} />
        ) : (
          <Printed key={entry.key} line={entry.line} text={entry.text} />
        ),
      )}
      {lookingUp.map((name) => (
        <p key={name} className={css.told}>
          {text('terminal.looking', { name })}
        </p>
      ))}
    </div>
  );
}

function RemarkLine({ remark }: { readonly remark: Remark }) {
  const text = useLiveText();
  return (
    <p className={css[remark.what]}>
      {remark.what === 'typed' && <Prompt />}
      {remark.say(text)}
    </p>
  );
}

const Prompt = () => (
  <span className={css.prompt} aria-hidden="true">
    &gt;{' '}
  </span>
);

interface PrintedProps {
  readonly line: SpokenLine;
  readonly text: string;
}

/** What came over a connection has its number in front. */
const Printed = memo(function Printed({ line: { what, talk }, text }: PrintedProps) {
  if (what === 'typed') {
    return (
      <p className={css.typed}>
        <Prompt />
        {text}
      </p>
    );
  }
  return (
    <p className={css.printed}>
      {talk !== undefined && <span className={css.number}>{talk.number}</span>}
      {shown(text) || '\u00a0'}
    </p>
  );
});

/** Bytes that are no letters are shown as what they are: none may move the line about. */
const shown = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
  text.replace(/\r$/, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '·');

/** As long as one has not scrolled back, the end stays in sight. */
function useScrolledToEnd(last: string, count: number) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const scrolled = () => {
      const { scrollHeight, scrollTop, clientHeight } = element;
      atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is added.
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [last, count]);
  return box;
}
