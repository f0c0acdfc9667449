import { Columns2, Pencil, Trash2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { formatInstant } from '../../../model/format.ts';
import { LONGEST_NAME } from '../../../runtime/url.ts';
import { announce } from '../../a11y/announce.tsx';
import { useRun, useRunStore } from '../run.ts';
import { letterOf } from './letter.ts';
import css from './RunTree.module.css';
import { useRunsText } from './text.ts';
import { treeRows } from './tree.ts';
import { type NamedRun, useRunNames } from './use-run-names.ts';

/** With more runs than this, only what lies on the stage is there until all are asked for. */
const FEW = 3;

/** The runs, each with the letter it has everywhere: choose, compare, rename, delete. */
export default function RunTree() {
  const text = useRunsText();
  const names = useRunNames();
  const current = useRun((state) => state.current);
  const compared = useRun((state) => state.compared);
  const [all, setAll] = useState(false);
  const many = names.length > FEW;
  const nodes = names.map((named) => ({ ...named.label, named }));
  const near = nodes.filter(
    ({ id, parent }) => parent === null || id === current || id === compared,
  );
  const rows = many && !all ? [{ depth: 0, runs: near }] : treeRows(nodes);
  return (
    <section className={css.runs} aria-label={text('runs')}>
      {names.length > 1 && (
        <ol className={css.tree}>
          {rows.map(({ depth, runs }, row) => (
            <li key={runs[0]?.id} className={css.row} style={{ paddingInlineStart: `${depth}rem` }}>
              {runs.map(({ named, id }) => (
                <Run key={id} named={named} />
              ))}
              {many && row === 0 && (
                <button
                  type="button"
                  className={css.all}
                  aria-expanded={all}
                  onClick={() => setAll(!all)}
                >
                  {text(all ? 'fewer' : 'all', { n: names.length })}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <Removed />
    </section>
  );
}

function Run({ named }: { readonly named: NamedRun }) {
  const text = useRunsText();
  const store = useRunStore();
  const current = useRun((state) => state.current);
  const compared = useRun((state) => state.compared);
  const [renaming, setRenaming] = useState(false);
  const { label, letter, name, at } = named;
  const { id } = label;
  const act = store.getState;
  const original = label.parent === null;
  const onStage = id === current || id === compared;
  const remove = () => act().remove(id);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete' && !original) remove();
    else return;
    event.preventDefault();
  };
  if (renaming) return <NewName named={named} onDone={() => setRenaming(false)} />;
  return (
    <span className={css.run} data-stage={onStage || undefined}>
      <button
        type="button"
        className={css.name}
        aria-current={id === current || undefined}
        aria-label={text('show', { letter, name })}
        onClick={() => act().selectRun(id)}
        onKeyDown={press}
      >
        <span className={css.disc} aria-hidden="true">
          {letter}
        </span>
        <span className={css.words}>{name}</span>
        {at !== undefined && (
          <span className={css.at}>
            {at === 0 ? text('fromStart') : text('at', { time: formatInstant(at) })}
          </span>
        )}
      </button>
      {id !== current && (
        <Tool
          label={text(id === compared ? 'compared' : 'compare', { letter })}
          pressed={id === compared}
          onPress={() => act().compare(id === compared ? null : id)}
        >
          <Columns2 aria-hidden="true" />
        </Tool>
      )}
      <Tool label={text('rename', { letter })} onPress={() => setRenaming(true)}>
        <Pencil aria-hidden="true" />
      </Tool>
      {!original && (
        <Tool label={text('delete', { letter })} onPress={remove}>
          <Trash2 aria-hidden="true" />
        </Tool>
      )}
    </span>
  );
}

interface ToolProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Tool({ label, pressed, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Enter keeps the new name, Escape the old one; no name at all brings back the run's own. */
function NewName({ named, onDone }: { readonly named: NamedRun; readonly onDone: () => void }) {
  const text = useRunsText();
  const store = useRunStore();
  const { label, letter, name } = named;
  const keep = (given: string) => {
    const wanted = given.trim();
    if (wanted !== name) store.getState().rename(label.id, wanted);
    onDone();
  };
  return (
    <span className={css.run} data-stage>
      <span className={css.disc} aria-hidden="true">
        {letter}
      </span>
      <input
        className={css.input}
        aria-label={text('newName', { letter })}
        defaultValue={name}
        maxLength={LONGEST_NAME}
        ref={(input) => input?.select()}
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(event.currentTarget.value);
          else if (event.key === 'Escape') onDone();
          else return;
          event.stopPropagation();
        }}
      />
    </span>
  );
}

/** What was deleted last can be brought back until something else is deleted. */
function Removed() {
  const text = useRunsText();
  const store = useRunStore();
  const removed = useRun((state) => state.removed);
  const names = removed.map(({ fork }) => letterOf(fork)).join(', ');
  if (removed.length === 0) return <p className="visually-hidden" role="status" />;
  return (
    <p className={css.removed} role="status">
      {text('deleted', { names })}{' '}
      <button
        type="button"
        onClick={() => {
          store.getState().restore();
          announce(text('restored', { names }));
        }}
      >
        <Undo2 aria-hidden="true" /> {text('undo')}
      </button>
    </p>
  );
}
