import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import type { EndedWhy, RefusedWhy } from '../../runtime/live/status.ts';
import { Live } from '../a11y/Live.tsx';
import { agentPort, keptToken, readAddress } from './address.ts';
import { useLive, useLiveStore } from './live.ts';
import { Notices } from './Notices.tsx';
import css from './page.module.css';
import { sizeText, whenText } from './quantities.ts';
import { useLiveText } from './text.ts';

/** Calls the agent, if this tab has a token. */
export function useCall(): (() => void) | undefined {
  const store = useLiveStore();
  const token = keptToken();
  if (token === undefined) return undefined;
  return () => store.getState().connect({ port: agentPort(), token });
}

/** Nothing is connected: how to begin, and what will happen. */
export function Start() {
  const text = useLiveText();
  const status = useLive((live) => live.status);
  const call = useCall();
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <div className={css.page}>
      <h1 ref={title} tabIndex={-1}>
        {text('title')}
      </h1>
      <p className={css.lead}>{text('lead')}</p>
      {status.kind === 'connecting' && (
        <Connecting cancelled={() => title.current?.focus({ preventScroll: true })} />
      )}
      {status.kind === 'refused' && <Refused why={status.why} />}
      {status.kind === 'ended' && isUnjoined(status.why) && (
        <Live key={status.why} role="alert" className={css.refused}>
          <p>{text(`over.${status.why}`)}</p>
        </Live>
      )}
      <Notices />
      {call && (status.kind === 'none' || status.kind === 'ended') && (
        <p className={css.buttons}>
          <button type="button" className={css.strong} onClick={call}>
            {text('call')}
          </button>
        </p>
      )}
      <section aria-labelledby="live-start">
        <h2 id="live-start">{text('start')}</h2>
        <p>{text('startHow')}</p>
        <dl className={css.ways}>
          <Way command="npm run agent">{text('start.lab')}</Way>
          <Way command="npm run agent -- --choose">{text('start.card')}</Way>
        </dl>
        <Paste />
        <p className={css.muted}>{text('why')}</p>
      </section>
      <div className={css.two}>
        <Points title={text('will')}>
          <li>{text('will.ask')}</li>
          <li>{text('will.frames')}</li>
          <li>{text('will.filter')}</li>
        </Points>
        <Points title={text('wont')}>
          <li>{text('wont.host')}</li>
          <li>{text('wont.reach')}</li>
          <li>{text('wont.root')}</li>
        </Points>
      </div>
      <Records />
    </div>
  );
}

/** The agent may take its time, or stand still. `cancelled`: the button is gone, and the focus with it. */
function Connecting({ cancelled }: { readonly cancelled: () => void }) {
  const text = useLiveText();
  const store = useLiveStore();
  const cancel = () => {
    cancelled();
    store.getState().leave();
  };
  return (
    <div className={css.buttons}>
      <p role="status">{text('connecting')}</p>
      <button type="button" className={css.plain} onClick={cancel}>
        {text('cancel')}
      </button>
    </div>
  );
}

/** How it can end before there is a run. */
const isUnjoined = (why: EndedWhy): why is 'card-gone' | 'replaced' | 'broken' =>
  why === 'card-gone' || why === 'replaced' || why === 'broken';

function Way({ command, children }: { readonly command: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>
        <code>{command}</code>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface PointsProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Points({ title, children }: PointsProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** Why the agent does not let the page in, and what to do. */
function Refused({ why }: { readonly why: RefusedWhy }) {
  const text = useLiveText();
  const call = useCall();
  return (
    <Live key={why} role="alert" className={css.refused}>
      <p>
        <strong>{text(`refused.${why}`)}</strong>
      </p>
      <p>{text(`refused.${why}.do`)}</p>
      {call && (
        <button type="button" className={css.plain} onClick={call}>
          {text('again')}
        </button>
      )}
    </Live>
  );
}

/** Where the agent's address may be put, for who has it on the screen beside. */
function Paste() {
  const text = useLiveText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const to = agentAddress(address);
    setWrong(to === undefined);
    if (to !== undefined) location.assign(to);
  };
  return (
    <form className={css.paste} onSubmit={go}>
      <label htmlFor="live-address">{text('paste')}</label>
      <input
        id="live-address"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={address}
        aria-invalid={wrong}
        aria-describedby="live-address-wrong"
        onChange={({ target }) => setAddress(target.value)}
      />
      <button type="submit" className={css.plain}>
        {text('open')}
      </button>
      <p id="live-address-wrong" className={css.wrong} role="alert">
        {wrong && text('paste.wrong')}
      </p>
    </form>
  );
}

/** An address as the agent prints it; undefined for any other. */
export function agentAddress(typed: string): string | undefined {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined;
  const ours = url?.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (!ours || !url.hash.startsWith('#/live')) return undefined;
  return readAddress(url.hash).token === undefined ? undefined : url.href;
}

/** What was recorded: the last run that this browser keeps, or a file. */
function Records() {
  const text = useLiveText();
  const language = useLanguage();
  const store = useLiveStore();
  const last = useLive((live) => live.last);
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  useEffect(() => void store.getState().findLast(), [store]);
  const openLast = async () => {
    if (!(await store.getState().openLast())) setTold(text('records.gone'));
  };
  const openFile = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const fault = await store.getState().openFile(chosen);
    if (fault !== undefined) setTold(text(`records.${fault}`));
  };
  return (
    <section aria-labelledby="live-records">
      <h2 id="live-records">{text('records')}</h2>
      <div className={css.buttons}>
        {last && (
          <button type="button" className={css.plain} onClick={openLast}>
            {text('records.last', {
              when: whenText(last.begun, language),
              size: sizeText(last.bytes),
            })}
          </button>
        )}
        <button type="button" className={css.plain} onClick={() => file.current?.click()}>
          {text('records.file')}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ target }) => {
            void openFile(target.files?.[0]);
            target.value = '';
          }}
        />
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
