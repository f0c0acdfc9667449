/**
 * A packet whose bits and fields can be changed. Derived fields follow until one is taken over; what
 * is left wrong says so, and what it should be.
 */
import { useId, useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { FRAME_MAX_BYTES } from '../../../stack/core/arena.ts';
import {
  type EditedFrame,
  type EditedPart,
  editedFrame,
  followed,
  withBit,
  withField,
  withOptionBytes,
  withPayload,
} from '../../../stack/wire/edited-frame.ts';
import { dissect } from '../../../stack/wire/inspect.ts';
import '../packet/dissectors.ts';
import { ProblemNote } from '../packet/FieldDetail.tsx';
import { usePacketText } from '../packet/text.ts';
import { BitGrid } from './BitGrid.tsx';
import { BytesRow } from './BytesRow.tsx';
import css from './editor.module.css';
import { FieldRow } from './FieldRow.tsx';
import {
  type EditedField,
  entryKey,
  fieldsOf,
  isWrong,
  type NumberField,
  partLabel,
  type Rejected,
} from './model.ts';
import { writeValue } from './notation.ts';
import { type EditorText, useEditorText } from './text.ts';
import type { Kept } from './use-entry.ts';

/** What a connection's numbers are counted from. */
export interface CountedFrom {
  readonly seq: number;
  /** Undefined where the packet acknowledges nothing. */
  readonly ack: number | undefined;
}

export interface PacketEditorProps {
  readonly edited: EditedFrame;
  /** The bytes that it was begun with. */
  readonly original: Uint8Array;
  readonly countedFrom?: CountedFrom | undefined;
  readonly rejected: Rejected;
  readonly onReject: (key: string, typed: string | undefined) => void;
  readonly onChange: (edited: EditedFrame) => void;
}

function keptAt(key: string, all: Rejected, onReject: PacketEditorProps['onReject']): Kept {
  return { rejected: all.get(key), onReject: (typed) => onReject(key, typed) };
}

const WAYS = [undefined, 'text', 'hex'] as const;

export function PacketEditor(props: PacketEditorProps) {
  const { edited, original, countedFrom, rejected, onReject, onChange } = props;
  const t = useEditorText();
  const language = useLanguage();
  const before = useMemo(() => editedFrame(original), [original]);
  const [wanted, setWanted] = useState<number>();
  const [chosen, setChosen] = useState<string>();
  const part = wanted ?? edited.parts.findLastIndex(({ header }) => header !== null);
  const found = edited.parts[part] as EditedPart;
  const fields = fieldsOf(edited, part, before);
  const name = partLabel(found)[language];
  const choosePart = (to: number) => {
    setWanted(to);
    setChosen(undefined);
  };
  const kept = (field: EditedField, way?: 'text' | 'hex') =>
    keptAt(entryKey(part, field, way), rejected, onReject);
  /** A field whose bits are flipped has a value again. */
  const flip = (bit: number) => {
    const at = fields.find(({ bitOffset, bits }) => bit >= bitOffset && bit < bitOffset + bits);
    if (at !== undefined) for (const way of WAYS) kept(at, way).onReject(undefined);
    onChange(withBit(edited, part, bit));
  };
  return (
    <div className={css.editor} data-layer={found.layer}>
      <PartChoice {...{ edited, before, part, t }} onChoose={choosePart} />
      {found.header !== null && (
        <>
          <BitGrid
            {...{ edited, part, name, fields, chosen, t }}
            onChoose={setChosen}
            onFlip={flip}
          />
          <Chosen field={fields.find((field) => field.name === chosen)} t={t} />
        </>
      )}
      <ul className={css.fields} aria-label={t('fields', { part: name })}>
        {fields.map((field) =>
          field.spec === null ? (
            <BytesRow
              key={field.name}
              {...{ field, t }}
              keptFor={(way) => kept(field, way)}
              chosen={field.name === chosen}
              length={field.name === 'data' ? undefined : field.bytes.length}
              most={FRAME_MAX_BYTES - found.start}
              onChoose={() => setChosen(field.name)}
              onSet={(bytes) => {
                if (field.name === 'data') onChange(withPayload(edited, bytes));
                else onChange(withOptionBytes(edited, part, bytes));
              }}
            />
          ) : (
            <FieldRow
              key={field.name}
              {...{ field, t, ...kept(field) }}
              chosen={field.name === chosen}
              relative={relativeOf(found.id, field, countedFrom)}
              onChoose={() => setChosen(field.name)}
              onSet={(value) => onChange(withField(edited, part, field.name, value))}
              onFollow={() => onChange(followed(edited, part, field.name))}
            />
          ),
        )}
      </ul>
      <Receiver bytes={edited.bytes} t={t} />
    </div>
  );
}

function relativeOf(
  id: string,
  { name, value }: NumberField,
  from: CountedFrom | undefined,
): number | undefined {
  if (id !== 'tcp' || (name !== 'seq' && name !== 'ack')) return undefined;
  const first = from?.[name];
  return first === undefined ? undefined : (value - first) >>> 0;
}

/** Below the bits: what the field says now whose bits are being flipped. */
function Chosen({ field, t }: { readonly field: EditedField | undefined; readonly t: EditorText }) {
  const language = useLanguage();
  if (field === undefined || field.spec === null) return <p className={css.hint}>{t('hint')}</p>;
  const { spec, value, due, valueMeaning } = field;
  return (
    <p className={css.hint} aria-live="polite">
      {field.label[language]}: <b className={css.now}>{writeValue(spec, value)}</b>
      {valueMeaning !== null && ` · ${valueMeaning[language]}`}
      {isWrong(field) && (
        <b className={css.wrong}> ⚠ {t('wrong', { due: writeValue(spec, due as number) })}</b>
      )}
    </p>
  );
}

interface PartChoiceProps {
  readonly edited: EditedFrame;
  readonly before: EditedFrame;
  readonly part: number;
  readonly t: EditorText;
  readonly onChoose: (part: number) => void;
}

/** One part at a time; a dot says which were changed, a sign in which something is left wrong. */
function PartChoice({ edited, before, part, t, onChoose }: PartChoiceProps) {
  const language = useLanguage();
  const group = useId();
  return (
    <fieldset className={css.parts}>
      <legend className="visually-hidden">{t('parts')}</legend>
      {edited.parts.map((each, index) => {
        const fields = fieldsOf(edited, index, before);
        const label = partLabel(each)[language];
        const changed = fields.some((field) => field.changed);
        return (
          <label key={each.id + String(each.start)} data-layer={each.layer}>
            <input
              type="radio"
              name={group}
              checked={index === part}
              aria-label={changed ? t('changedPart', { part: label }) : label}
              onChange={() => onChoose(index)}
            />
            {label}
            {changed && (
              <span className={css.mark} aria-hidden="true">
                {fields.some(isWrong) ? '⚠' : '●'}
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}

/** What the RFCs say of these bytes: for whoever wants to know before it is sent. */
function Receiver({ bytes, t }: { readonly bytes: Uint8Array; readonly t: EditorText }) {
  const packetText = usePacketText();
  const problems = useMemo(() => dissect(bytes).flatMap((layer) => layer.problems), [bytes]);
  if (problems.length === 0) return <p className={css.receiver}>{t('receiverNothing')}</p>;
  return (
    <details className={css.receiver}>
      <summary>{t('receiver', { n: problems.length })}</summary>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} t={packetText} />
      ))}
    </details>
  );
}
