/** What can be done by hand to a table of a node: buttons in its rows, and the form below it. */
import { Pencil, Trash2 } from 'lucide-react';
import { useLocalized } from '../../../../i18n/index.ts';
import { fill } from '../../../../stack/core/localized.ts';
import type { AnyRowAction, RowSite } from '../../../../stack/inputs/page.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { IconButton } from '../../../shell/IconButton.tsx';
import type { TableRowAt } from '../../../view-kit/tables/part.ts';
import type { MapText } from '../text.ts';
import { RowForm } from './RowForm.tsx';
import css from './row-form.module.css';

export interface TableHand {
  readonly action: AnyRowAction;
  readonly site: RowSite;
  /** A row is being added, or the one of this key changed. */
  readonly adds: boolean;
  readonly changes: string | undefined;
  readonly onAdd: (open: boolean) => void;
  readonly onChange: (row: string | undefined) => void;
  readonly onDo: (input: SessionInput) => Promise<boolean>;
}

export function RowButtons({ row, hand }: { readonly row: TableRowAt; readonly hand: TableHand }) {
  const say = useLocalized();
  const { action, site, changes, onChange, onDo } = hand;
  const name = String(row.cells[0]);
  const input = action.removes(row, site);
  if (row.gone || input === undefined || action.given(row) === undefined) return null;
  return (
    <span className={css.acts}>
      <IconButton
        label={fill(say(action.change), { row: name })}
        expanded={changes === row.key}
        onClick={() => onChange(changes === row.key ? undefined : row.key)}
      >
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={fill(say(action.remove), { row: name })} onClick={() => void onDo(input)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </span>
  );
}

interface RowFormsProps {
  readonly hand: TableHand;
  readonly rows: readonly TableRowAt[];
  /** The button that opens the form stands here. */
  readonly button: boolean;
  readonly t: MapText;
}

export function RowForms({ hand, rows, button, t }: RowFormsProps) {
  const say = useLocalized();
  const { action, site, adds, changes, onAdd, onChange, onDo } = hand;
  const row = rows.find(({ key }) => key === changes);
  const given = row && action.given(row);
  if (given !== undefined || adds) {
    return (
      <RowForm
        key={row?.key ?? ''}
        given={given ?? {}}
        onLeave={() => (given === undefined ? onAdd(false) : onChange(undefined))}
        {...{ action, site, onDo, t }}
      />
    );
  }
  if (!button) return null;
  return (
    <button type="button" className={css.add} onClick={() => onAdd(true)}>
      {say(action.add)}
    </button>
  );
}
