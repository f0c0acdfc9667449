/**
 * A connection's variables at the cursor, grouped as in RFC 9293 §3.3.1. What the last event
 * changed is marked and shows its old value. Pointing at a name explains it below.
 */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { citation } from '../../../stack/core/rfc.ts';
import { type TcbRow, tcbGroups } from './rows.ts';
import styles from './TcbPanel.module.css';
import { TEXTS } from './texts.ts';
import { type GroupId, nameOf, type Variable, type Vars } from './variable.ts';

export interface TcbPanelProps {
  /** Whose connection it is: “client”. */
  readonly label: string;
  /** The latest `tcp.vars` event at the cursor, and the one before it. */
  readonly vars: Vars | undefined;
  readonly previous: Vars | undefined;
  readonly now: Instant;
  readonly numbers: 'relative' | 'raw';
  readonly lang: keyof Localized;
  readonly groups?: readonly GroupId[];
}

const DEFAULT_GROUPS: readonly GroupId[] = ['send', 'receive', 'timers', 'rtt'];

export function TcbPanel(props: TcbPanelProps) {
  const { label, vars, previous, now, numbers, lang, groups = DEFAULT_GROUPS } = props;
  const texts = TEXTS[lang];
  const [asked, setAsked] = useState<Variable | null>(null);
  const meaningId = useId();
  const panel = useRef<HTMLElement>(null);
  const tables = tcbGroups(vars, previous, { numbers, now, groups });
  const order = tables.flatMap((group) => group.rows.map((row) => row.variable.id));
  const stop = asked !== null && order.includes(asked.id) ? asked.id : order[0];

  const walk = (event: KeyboardEvent, from: string) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const id = order[order.indexOf(from) + step];
    if (step === 0 || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    panel.current?.querySelector<HTMLButtonElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };

  return (
    <section ref={panel} className={styles.panel} aria-label={texts.panel(label)}>
      <p className={styles.mode}>{vars === undefined ? texts.none : texts[numbers]}</p>
      <div className={styles.groups}>
        {tables.map((group) => (
          <table key={group.id} className={styles.group}>
            <caption>{texts.groups[group.id]}</caption>
            <tbody>
              {group.rows.map((row) => (
                <Row
                  key={row.variable.id}
                  row={row}
                  lang={lang}
                  tabStop={row.variable.id === stop}
                  meaningId={meaningId}
                  onAsk={() => setAsked(row.variable)}
                  onWalk={(event) => walk(event, row.variable.id)}
                />
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <Meaning id={meaningId} variable={asked} lang={lang} />
    </section>
  );
}

interface RowProps {
  readonly row: TcbRow;
  readonly lang: keyof Localized;
  readonly tabStop: boolean;
  readonly meaningId: string;
  readonly onAsk: () => void;
  readonly onWalk: (event: KeyboardEvent) => void;
}

function Row({ row, lang, tabStop, meaningId, onAsk, onWalk }: RowProps) {
  const { variable, value, before } = row;
  const texts = TEXTS[lang];
  const timer = variable.kind === 'due';
  const empty = timer ? (
    texts.off
  ) : (
    <>
      <span aria-hidden="true">—</span>
      <span className={styles.spoken}>{texts.unset}</span>
    </>
  );
  const shown = (text: string) => (text === '' ? empty : timer ? texts.left(text) : text);
  return (
    <tr className={styles.row} data-changed={before !== null} data-empty={value === ''}>
      <th scope="row">
        <button
          type="button"
          data-id={variable.id}
          tabIndex={tabStop ? 0 : -1}
          aria-describedby={meaningId}
          onFocus={onAsk}
          onPointerEnter={onAsk}
          onClick={onAsk}
          onKeyDown={onWalk}
        >
          {nameOf(variable, lang)}
        </button>
      </th>
      <td>
        {before === null ? null : (
          <span className={styles.before}>
            <del>{before === '' ? empty : before}</del> →
          </span>
        )}
        <span className={styles.value}>{shown(value)}</span>
      </td>
    </tr>
  );
}

/** Stays with the last name pointed at, so that its link can be reached. */
function Meaning(props: { id: string; variable: Variable | null; lang: keyof Localized }) {
  const { id, variable, lang } = props;
  if (variable === null) {
    return (
      <p id={id} className={styles.meaning}>
        {TEXTS[lang].hint}
      </p>
    );
  }
  const { label, href } = citation(variable.rfc);
  return (
    <p id={id} className={styles.meaning}>
      <strong>{nameOf(variable, lang)}</strong> {variable.text[lang]}{' '}
      <a href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    </p>
  );
}
