import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { listed } from '../../../i18n/listed.ts';
import { formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeOf } from '../../../model/topology.ts';
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import { type EditedFrame, editedFrame } from '../../../stack/wire/edited-frame.ts';
import { fcsOfBytes } from '../../../stack/wire/fcs.ts';
import { hex } from '../../../stack/wire/fields.ts';
import { announce } from '../../a11y/announce.tsx';
import {
  fieldsOf,
  isWrong,
  type Rejected,
  rejectedFields,
  sameBytes,
} from '../../inspect/editor/model.ts';
import { readValue, writeValue } from '../../inspect/editor/notation.ts';
import { useEntry } from '../../inspect/editor/use-entry.ts';
import { nodeName } from '../../node-name.ts';
import buttons from '../../shell/buttons.module.css';
import { useRun, useRunStore } from '../run.ts';
import { inspectFrame } from '../workbench-store.ts';
import { type Card, hasCheckSequence, sendingCards } from './cards.ts';
import css from './editor.module.css';
import { FCS, reject, setFcs } from './editor-store.ts';
import { sendForged } from './send-forged.ts';
import { type EditorPanelText, useEditorPanelText } from './text.ts';

interface Props {
  readonly packet: Packet;
  readonly edited: EditedFrame;
  readonly original: Uint8Array;
  readonly fcs: number | undefined;
  readonly rejected: Rejected;
  /** Buttons beside the note. */
  readonly children: ReactNode;
}

const keyOf = ({ node, nic }: Pick<Card, 'node' | 'nic'>) => `${node} ${nic}`;

/** From where and when it is sent. */
export function SendForm({ packet, edited, original, fcs, rejected, children }: Props) {
  const t = useEditorPanelText();
  const language = useLanguage();
  const store = useRunStore();
  const model = useRun((state) => state.model);
  const at = useRun((state) => state.cursor.at);
  const inputs = useRun((state) => state.session.inputs);
  const [from, setFrom] = useState(keyOf({ node: packet.from, nic: packet.nic }));
  const cards = cardsFor(model, packet);
  const card = cards.find((each) => keyOf(each) === from) ?? (cards[0] as Card);
  const checked = hasCheckSequence(model.topology, inputs, card.link, at);
  const fields = rejectedFields(edited, editedFrame(original), rejected);
  const unread = fields.map(({ label }) => label[language]);
  if (checked && rejected.has(FCS)) unread.push(t('fcs'));
  const refusal = unread.length > 0 && t('refused', { fields: listed(unread, language) });
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    // What is shown is not what would leave.
    if (refusal !== false) {
      announce(refusal);
      return;
    }
    const { node, nic } = card;
    const seal = checked && fcs !== undefined ? { fcs } : {};
    const input = { at, kind: 'forge', node, nic, bytes: edited.bytes, ...seal } as const;
    const frame = await sendForged(store, input);
    if (frame === undefined) return;
    announce(t('sent', { node: nodeName(model.topology, node, language) }));
    inspectFrame(frame);
  };
  return (
    <form className={css.send} onSubmit={send}>
      <Summary {...{ edited, original, t }} />
      {refusal !== false && (
        <p className={css.wrong} role="status">
          <span aria-hidden="true">⚠ </span>
          {refusal}
        </p>
      )}
      {checked && (
        <CheckSequence {...{ fcs, t }} rejected={rejected.get(FCS)} bytes={edited.bytes} />
      )}
      <div className={css.row}>
        <label htmlFor={id}>{t('from')}</label>
        <select id={id} value={keyOf(card)} onChange={({ target }) => setFrom(target.value)}>
          {cards.map((each) => (
            <option key={keyOf(each)} value={keyOf(each)}>
              {cardName(model, each, packet, t, language)}
            </option>
          ))}
        </select>
        <button type="submit" className={buttons.strong}>
          {t('send', { time: formatInstant(at) })}
        </button>
      </div>
      <div className={css.foot}>
        <p className={css.note}>{t('fork')}</p>
        {children}
      </div>
    </form>
  );
}

/** All that stand on the map, and the one that the original left by: it may be a loopback. */
function cardsFor({ topology }: RecordedRun, { from: node, nic, link }: Packet): readonly Card[] {
  const cards = sendingCards(topology);
  const own = { node, nic, link };
  return cards.some((each) => keyOf(each) === keyOf(own)) ? cards : [own, ...cards];
}

function cardName(
  { topology }: RecordedRun,
  card: Card,
  packet: Packet,
  t: EditorPanelText,
  language: 'en' | 'zh',
): string {
  const { kind = 'host' } = nodeOf(topology, card.node) ?? {};
  const known = topology.links.some(({ id }) => id === card.link);
  const port = known ? nodePageOf(kind).port(card.nic) : 'lo';
  const name = t('card', { node: nodeName(topology, card.node, language), port });
  const own = card.node === packet.from && card.nic === packet.nic;
  return own ? t('original', { card: name }) : name;
}

interface SummaryProps {
  readonly edited: EditedFrame;
  readonly original: Uint8Array;
  readonly t: EditorPanelText;
}

/** What is left wrong, once more where it is sent. */
function Summary({ edited, original, t }: SummaryProps) {
  const language = useLanguage();
  const before = editedFrame(original);
  const wrong = [...edited.parts.keys()].flatMap((part) =>
    fieldsOf(edited, part, before)
      .filter(isWrong)
      .map(({ label }) => label[language]),
  );
  if (wrong.length > 0) {
    const fields = listed(wrong, language);
    return (
      <p className={css.wrong} role="status">
        <span aria-hidden="true">⚠ </span>
        {t('wrongOnes', { fields })}
      </p>
    );
  }
  return sameBytes(edited.bytes, original) ? <p className={css.note}>{t('unchanged')}</p> : null;
}

const SEQUENCE = hex(32);

interface CheckProps {
  readonly fcs: number | undefined;
  readonly rejected: string | undefined;
  readonly bytes: Uint8Array;
  readonly t: EditorPanelText;
}

/** Behind the frame's bytes: the card works it out as it sends them (IEEE 802.3 §3.2.9). */
function CheckSequence({ fcs, rejected, bytes, t }: CheckProps) {
  const id = useId();
  const due = fcsOfBytes(bytes);
  const bad = rejected !== undefined;
  const onReject = (typed: string | undefined) => reject(FCS, typed);
  const entry = useEntry(writeValue(SEQUENCE, fcs ?? due), { rejected, onReject }, (typed) => {
    const read = readValue(SEQUENCE, typed);
    if (read !== undefined) setFcs(read);
    return read !== undefined;
  });
  return (
    <div className={css.row}>
      <label htmlFor={id}>{t('fcs')}</label>
      <input
        id={id}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={bad}
        aria-describedby={`${id} state`}
        value={entry.shown}
        onChange={({ target }) => entry.onType(target.value)}
        onBlur={entry.onBlur}
      />
      <span id={`${id} state`} className={fcs === undefined ? css.note : css.wrong}>
        {bad
          ? t('fcsBad')
          : fcs === undefined || fcs === due
            ? t('fcsFollows')
            : t('fcsWrong', { due: writeValue(SEQUENCE, due) })}
      </span>
      {fcs !== undefined && (
        <button
          type="button"
          className={css.small}
          onClick={() => {
            entry.clear();
            setFcs(undefined);
          }}
        >
          {t('follow')}
        </button>
      )}
    </div>
  );
}
