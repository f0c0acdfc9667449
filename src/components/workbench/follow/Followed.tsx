import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type ByteStory, byteStory } from '../../../model/byte-story.ts';
import { formatInstant, grouped } from '../../../model/format.ts';
import type { ByteMark } from '../../../model/mark.ts';
import { connectionsOf, heardAt } from '../../../model/queries.ts';
import { isCovered, useCovers } from '../../view-kit/covers.ts';
import { endName } from '../../view-kit/end-names.ts';
import { useRun } from '../run.ts';
import { useFollowed } from '../use-view-runs.ts';
import { askWhy, followByte, inspectFrame } from '../workbench-store.ts';
import css from './follow.module.css';
import { type StoryRow, storyRows } from './story-rows.ts';
import { Trail } from './Trail.tsx';
import { useFollowText } from './text.ts';

/** Above the pictures: where the byte has been, in a sentence and as a table; over them: its packets. */
export default function Followed() {
  const mark = useFollowed();
  return (
    mark && (
      <>
        <Story mark={mark} />
        <Trail />
      </>
    )
  );
}

function Story({ mark }: { readonly mark: ByteMark }) {
  const text = useFollowText();
  const story = useStory(mark);
  const name = useByteName(mark);
  const rows = storyRows(story);
  const said = useSaid();
  return (
    <section className={css.story} aria-label={text('title')}>
      <p>
        <strong>{name}</strong>
        {text('told', { story: rows.map((row) => said(row)).join(text('and')) || text('none') })}
      </p>
      <details>
        <summary>{text('table')}</summary>
        <StoryTable rows={rows} name={name} />
      </details>
      <button type="button" onClick={() => followByte(null)}>
        {text('stop')}
      </button>
    </section>
  );
}

function useStory(mark: ByteMark): ByteStory {
  const run = useRun((state) => state.model);
  const version = useRun((state) => state.version);
  const cursor = useRun((state) => state.cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => byteStory(run, mark, cursor), [run, version, mark, cursor]);
}

function useByteName({ connection: index, side, byte }: ByteMark): string {
  const text = useFollowText();
  const language = useLanguage();
  const run = useRun((state) => state.model);
  const connection = connectionsOf(run)[index];
  const [from, to] =
    connection === undefined
      ? ['?', '?']
      : [connection.a, connection.b].map((end) =>
          endName(run.topology, end, language, heardAt(run, connection)),
        );
  const ends = side === 0 ? { from, to } : { from: to, to: from };
  return text('byte', { n: grouped(byte + 1), from: ends.from ?? '?', to: ends.to ?? '?' });
}

/** A line of the story; what is behind the curtain is not told here either. */
function useSaid(): (row: StoryRow) => string {
  const text = useFollowText();
  const covers = useCovers();
  return ({ what, at, shows }) =>
    'frame' in shows && isCovered(shows.frame, covers)
      ? text('covered')
      : text(what, { at: formatInstant(at) });
}

interface StoryTableProps {
  readonly rows: readonly StoryRow[];
  readonly name: string;
}

function StoryTable({ rows, name }: StoryTableProps) {
  const text = useFollowText();
  const said = useSaid();
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{name}</caption>
      <tbody>
        {rows.map((row) => {
          const { what, at, shows } = row;
          return (
            <tr key={`${what} ${at} ${'frame' in shows ? shows.frame : shows.event}`}>
              <th scope="row">{said(row)}</th>
              <td>
                {'frame' in shows ? (
                  <button type="button" onClick={() => inspectFrame(shows.frame)}>
                    {text('open')}
                  </button>
                ) : (
                  <button type="button" onClick={() => askWhy(shows.event)}>
                    {text('why')}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
