import { useState } from 'react';
import { useLanguage, useLocalized } from '../../../i18n/index.ts';
import { formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import type { InputField, PacketAction, PacketFacts } from '../../../stack/inputs/page.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { useRun, useRunStore } from '../run.ts';
import { useWorkbench } from '../workbench-store.ts';
import { bitPlace } from './bit-place.ts';
import css from './Change.module.css';
import { doTo, factsOf, initialValues, PACKET_ACTIONS, takesTime } from './packet-actions.ts';
import { useRunsText } from './text.ts';

const MS = 1_000;

interface ChangePacketProps {
  readonly packet: Packet;
  readonly bytes: Uint8Array | undefined;
}

/** In the inspector: drop, delay, duplicate or corrupt the packet, also one that has passed. */
export default function ChangePacket({ packet, bytes }: ChangePacketProps) {
  const text = useRunsText();
  const store = useRunStore();
  // Where the change takes effect depends on the cursor.
  useRun((state) => state.cursor.event);
  const at = store.getState().whenToChange(packet.frame);
  const flies = takesTime(packet);
  // Who has unfolded it finds it so at the next packet.
  const unfolded = useWorkbench((state) => state.unfolded);
  return (
    <details
      className={css.packet}
      open={unfolded ?? false}
      onToggle={({ currentTarget: { open } }) => useWorkbench.setState({ unfolded: open })}
    >
      <summary>{text('doIt')}</summary>
      <p>{text(flies ? 'begins' : 'noFlight', { time: formatInstant(at) })}</p>
      {(flies ? PACKET_ACTIONS : []).map((action) => (
        <Action key={action.order} action={action} packet={packet} bytes={bytes} />
      ))}
    </details>
  );
}

interface ActionProps extends ChangePacketProps {
  readonly action: PacketAction<SessionInput>;
}

function Action({ action, packet, bytes }: ActionProps) {
  const say = useLocalized();
  const store = useRunStore();
  const facts = factsOf(packet);
  const [given, setGiven] = useState<Readonly<Record<string, number>>>({});
  const values = { ...initialValues(action, packet), ...given };
  const fits = action.fields.every((field) => {
    const value = values[field.key] as number;
    return Number.isInteger(value) && value >= field.least && value <= field.most(facts);
  });
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) doTo(store.getState(), action, packet, values);
      }}
    >
      <button type="submit" disabled={!fits}>
        {say(action.label)}
      </button>
      {action.fields.map((field) => (
        <Field
          key={field.key}
          field={field}
          facts={facts}
          value={values[field.key] as number}
          bytes={bytes}
          onChange={(value) => setGiven((all) => ({ ...all, [field.key]: value }))}
        />
      ))}
    </form>
  );
}

interface FieldProps {
  readonly field: InputField;
  readonly facts: PacketFacts;
  readonly value: number;
  readonly bytes: Uint8Array | undefined;
  readonly onChange: (value: number) => void;
}

function Field({ field, facts, value, bytes, onChange }: FieldProps) {
  const say = useLocalized();
  const text = useRunsText();
  const language = useLanguage();
  const size = field.unit === 'ms' ? MS : 1;
  const place =
    field.unit === 'bit' && bytes !== undefined ? bitPlace(bytes, value, language) : undefined;
  return (
    <>
      <label>
        {say(field.label)}{' '}
        <input
          type="number"
          step={field.unit === 'ms' ? 'any' : 1}
          min={field.least / size}
          max={field.most(facts) / size}
          value={Number.isNaN(value) ? '' : value / size}
          onChange={(event) => onChange(Math.round(event.target.valueAsNumber * size))}
        />{' '}
        {field.unit === 'ms' && 'ms'}
      </label>
      {place !== undefined && <p>{text('bitOf', { bit: value, ...place })}</p>}
    </>
  );
}
