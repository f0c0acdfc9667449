/** What follows from each address and mask; beside what a moved prefix would make of it. */
import { rfcLabel, rfcUrl } from '../../../stack/core/rfc.ts';
import css from './address-bits.module.css';
import { factsOf, isMoved, type Subject } from './model.ts';
import { type Fact, factWords, type Speech, subjectName } from './words.ts';

interface Column {
  readonly head: string;
  readonly facts: readonly Fact[];
  /** The column that it is a what-if of. */
  readonly before?: readonly Fact[];
}

function columnsOf(subject: Subject, speech: Speech): readonly Column[] {
  const { t } = speech;
  const { address, own, length } = subject;
  const who = subjectName(subject, speech);
  const facts = factWords(factsOf({ address, length: own }), speech);
  const column = { head: t('own', { who, n: own }), facts };
  if (!isMoved(subject)) return [column];
  const moved = factWords(factsOf(subject), speech);
  return [column, { head: t('moved', { who, n: length }), facts: moved, before: facts }];
}

export function FactTable({
  subjects,
  speech,
}: {
  readonly subjects: readonly Subject[];
  readonly speech: Speech;
}) {
  const columns = subjects.flatMap((subject) => columnsOf(subject, speech));
  const [first] = columns;
  // The address stands above its bits already.
  const rows = first?.facts.filter(({ id }) => id !== 'address') ?? [];
  return (
    <div className={css.facts}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{speech.t('what')}</span>
            </th>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {columns.map((column) => (
                <FactCell key={column.head} {...column} id={id} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the moved border changes is marked by a sign, not by weight alone. */
function FactCell({ facts, before, id }: Column & { readonly id: Fact['id'] }) {
  const find = (list: readonly Fact[] | undefined) => list?.find((fact) => fact.id === id);
  const fact = find(facts);
  const changed = before !== undefined && find(before)?.value !== fact?.value;
  const where = fact?.rfc;
  return (
    <td data-changed={changed || undefined}>
      {changed && <span aria-hidden="true">≠ </span>}
      {fact?.value}
      {where && (
        <a href={rfcUrl(where)} target="_blank" rel="noreferrer">
          {rfcLabel(where)}
        </a>
      )}
    </td>
  );
}
