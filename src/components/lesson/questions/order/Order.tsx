import { ArrowDown, ArrowUp } from 'lucide-react';
import { Children, isValidElement, type ReactElement, useRef } from 'react';
import { announce } from '../../../a11y/announce.tsx';
import type { PartProps, TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import { Item } from './Item.tsx';
import { moved, orderOf, writeOrder } from './moved.ts';
import css from './order.module.css';
import { useOrderText } from './text.ts';

/** Things that happen, to be put in order with two buttons each. The prose writes each as an <Item>. */
export function Order({ children, ...props }: TagProps) {
  const { draft, handedIn, onDraft } = props;
  const text = useOrderText();
  const list = useRef<HTMLOListElement>(null);
  const items = Children.toArray(children)
    .filter((child): child is ReactElement<PartProps> => isValidElement(child))
    .filter((child) => child.type === Item)
    .map(({ props: item }) => ({ id: item.id, label: item.children }));
  const order = orderOf(handedIn ?? draft);
  // An order that was kept may be of items that the lesson has no more.
  const whole = order.length === items.length && items.every(({ id }) => order.includes(id));
  const ids = whole ? order : items.map(({ id }) => id);
  const given = whole ? draft : '';
  const labelOf = (id: string) => items.find((item) => item.id === id)?.label ?? id;

  const move = (id: string, by: -1 | 1) => {
    const next = moved(ids, id, by);
    onDraft(writeOrder(next));
    const what = wordsOf(list.current, id);
    announce(text('moved', { what, n: next.indexOf(id) + 1, total: next.length }));
  };
  return (
    <QuestionCard
      {...props}
      given={given}
      missing={given === '' ? text('missing') : null}
      write={(answer) => (
        <ol className={css.written}>
          {orderOf(answer).map((id) => (
            <li key={id}>{labelOf(id)}</li>
          ))}
        </ol>
      )}
    >
      <ol className={css.list} ref={list}>
        {ids.map((id, place) => (
          <li key={id} className={css.item}>
            <span id={`item-${id}`} data-item={id} className={css.words}>
              {labelOf(id)}
            </span>
            <MoveButton id={id} by={-1} none={place === 0} onMove={move} />
            <MoveButton id={id} by={1} none={place === ids.length - 1} onMove={move} />
          </li>
        ))}
      </ol>
    </QuestionCard>
  );
}

interface MoveProps {
  readonly id: string;
  readonly by: -1 | 1;
  /** There is no place that way. The button stays, so that the focus does. */
  readonly none: boolean;
  readonly onMove: (id: string, by: -1 | 1) => void;
}

function MoveButton({ id, by, none, onMove }: MoveProps) {
  const text = useOrderText();
  return (
    <button
      type="button"
      className={css.move}
      aria-label={text(by < 0 ? 'up' : 'down')}
      aria-describedby={`item-${id}`}
      aria-disabled={none}
      onClick={none ? undefined : () => onMove(id, by)}
    >
      {by < 0 ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
    </button>
  );
}

function wordsOf(list: HTMLElement | null, id: string): string {
  return list?.querySelector(`[data-item="${CSS.escape(id)}"]`)?.textContent ?? '';
}
