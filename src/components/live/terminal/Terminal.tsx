import { ChevronUp, CornerDownLeft } from 'lucide-react';
import { type RefObject, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import { useRun, useRunStore } from '../../workbench/run.ts';
import { backToNow } from '../follow.ts';
import { joinedOf, useLive, useLiveStore } from '../live.ts';
import { useLiveText } from '../text.ts';
import { linesOf, type Tries } from '../tries.ts';
import { hintFor } from './hint.ts';
import { Output } from './Output.tsx';
import { obey, stop } from './obey.ts';
import { SPOKEN, type Spoken } from './spoken.ts';
import { knownHosts, knownTalks, suggestions } from './suggest.ts';
import { Talks } from './Talks.tsx';
import css from './terminal.module.css';
import { clearTerminal } from './terminal-store.ts';
import { placeNow } from './transcript.ts';
import { type TypedLine, useLine } from './use-line.ts';

interface TerminalProps {
  /** What a lesson asks for. */
  readonly tries: Tries | undefined;
}

/** The command line: what programs say above, the line that is typed below. */
export function Terminal({ tries }: TerminalProps) {
  const text = useLiveText();
  const spoken = useSpoken();
  const live = useLive(({ status }) => joinedOf(status) !== undefined);
  return (
    <section className={css.terminal} aria-label={text('terminal')}>
      <Output spoken={spoken} />
      <Talks spoken={spoken} />
      {live ? (
        <Prompt spoken={spoken} tries={tries} />
      ) : (
        <p className={css.ended}>{text('terminal.ended')}</p>
      )}
    </section>
  );
}

/** The run grows in place: whoever reads it is drawn again with each version, however long the run is. */
function useSpoken(): Spoken {
  const model = useRun((state) => state.model);
  useRun((state) => state.version);
  return model.part(SPOKEN);
}

interface PromptProps extends TerminalProps {
  readonly spoken: Spoken;
}

function Prompt({ spoken, tries }: PromptProps) {
  const text = useLiveText();
  const live = useLiveStore();
  const run = useRunStore();
  const say = useLocalized();
  const hello = useLive(({ status }) => joinedOf(status)?.hello);
  const waits = useLive(({ status }) => joinedOf(status)?.own.how === 'asking');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const hands = useMemo(() => ({ live, run }), [live, run]);
  const known = { hosts: knownHosts(hello, spoken), talks: knownTalks(spoken) };
  const line = useLine({
    ...{ input, known },
    run: (typed) => obey(hands, typed),
    stop: () => stop(hands),
    clear: () => clearTerminal(placeNow(spoken)),
    toNow: () => backToNow(run),
  });
  const hint = line.text.trim() === '' && waits ? text('terminal.waiting') : '';
  const offered = hello === undefined ? [] : suggestions(hello, spoken, linesOf(tries, hello));
  const fill = (words: string) => {
    line.change(words);
    input.current?.focus();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        obey(hands, line.text);
        line.change('');
        input.current?.focus();
      }}
    >
      {tries && <p className={css.look}>{say(tries.look)}</p>}
      <Offered lines={offered} fill={fill} />
      <div className={css.line}>
        <span className={css.prompt} aria-hidden="true">
          &gt;
        </span>
        <Input {...{ input, line, id }} />
        <Propose {...{ input, line, id }} />
        <button className={css.enter} type="submit" aria-label={text('terminal.run')}>
          <CornerDownLeft aria-hidden="true" />
        </button>
        <Proposals {...{ line, id }} />
      </div>
      <p className={css.hint} id={`${id}-hint`}>
        {hint || hintFor(line.text, spoken, text) || '\u00a0'}
      </p>
    </form>
  );
}

interface LineProps {
  readonly line: TypedLine;
  readonly id: string;
}

function Input({
  input,
  line,
  id,
}: LineProps & { readonly input: RefObject<HTMLInputElement | null> }) {
  const text = useLiveText();
  const { open, at } = line;
  return (
    <input
      ref={input}
      className={css.input}
      data-command-line
      type="text"
      role="combobox"
      aria-label={text('terminal.input')}
      aria-autocomplete="list"
      aria-expanded={open}
      aria-controls={`${id}-list`}
      aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
      aria-describedby={`${id}-hint`}
      autoComplete="off"
      autoCapitalize="off"
      enterKeyHint="send"
      spellCheck={false}
      placeholder={text('terminal.placeholder')}
      value={line.text}
      onChange={(event) => line.change(event.target.value)}
      onKeyDown={line.press}
      onBlur={line.close}
    />
  );
}

/** Opens the list without a Tab key. The input has the focus: it says what is typed there. */
function Propose({
  input,
  line,
  id,
}: LineProps & { readonly input: RefObject<HTMLInputElement | null> }) {
  const text = useLiveText();
  const { open, completion, toggle } = line;
  const none = completion.words.length === 0;
  return (
    <button
      className={css.enter}
      type="button"
      aria-label={text('terminal.propose')}
      aria-expanded={open}
      aria-controls={`${id}-list`}
      disabled={none}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        input.current?.focus();
        toggle();
      }}
    >
      <ChevronUp aria-hidden="true" />
    </button>
  );
}

function Proposals({ line, id }: LineProps) {
  const text = useLiveText();
  const { open, at, completion, take } = line;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div
      ref={list}
      className={css.proposals}
      id={`${id}-list`}
      role="listbox"
      aria-label={text('terminal.proposals')}
      hidden={!open}
    >
      {open &&
        completion.words.map((word, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which has the focus.
          <div
            key={word}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            // The input keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(i)}
          >
            {word}
          </div>
        ))}
    </div>
  );
}

interface OfferedProps {
  readonly lines: readonly string[];
  readonly fill: (line: string) => void;
}

/** Lines to begin with: a press writes one, Enter runs it. */
function Offered({ lines, fill }: OfferedProps) {
  const text = useLiveText();
  if (lines.length === 0) return null;
  return (
    <fieldset className={css.offered}>
      <legend>{text('terminal.try')}</legend>
      {lines.map((line) => (
        <button key={line} type="button" title={line} onClick={() => fill(line)}>
          {line}
        </button>
      ))}
    </fieldset>
  );
}
