import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { findTerms, type Lexicon } from '../../glossary/lexicon.ts';
import { Kept, Term } from './Term.tsx';

/** What running text is made of. Not links, code, headings and controls: nothing may stand in those. */
const RUNNING = new Set<unknown>([
  ...['p', 'ul', 'ol', 'li', 'strong', 'em', 'blockquote', 'span'],
  ...['table', 'tbody', 'tr', 'td', 'dl', 'dd'],
]);

/**
 * The same text with each term marked where it first stands. `inside` are components whose
 * children are running text, too; `but` is a term that is not marked.
 */
export function markTerms(
  text: ReactNode,
  lexicon: Lexicon,
  inside: ReadonlySet<unknown> = new Set(),
  but?: string,
): ReactNode {
  const seen = new Set(but === undefined ? [] : [but]);
  const mark = (node: ReactNode): ReactNode => {
    if (typeof node === 'string') return marked(node, lexicon, seen);
    if (Array.isArray(node)) return node.map(mark);
    if (!isValidElement<{ id?: string; children?: ReactNode }>(node)) return node;
    if (node.type === Term && node.props.id) seen.add(node.props.id);
    if (!RUNNING.has(node.type) && !inside.has(node.type)) return node;
    return withChildren(node, mark(node.props.children));
  };
  return mark(text);
}

/** What stands right before a term and right after it must not be on another line than the term. */
const OPENING = /[(“‘《（「『]+$/;
const CLOSING = /^[),.:;!?…”’》）」』，。：；！？、]+/;

/** Passed one by one, children need no keys, as before. */
function withChildren(node: ReactElement, children: ReactNode): ReactNode {
  if (children === undefined) return node;
  return cloneElement(node, undefined, ...(Array.isArray(children) ? children : [children]));
}

function marked(text: string, lexicon: Lexicon, seen: Set<string>): ReactNode {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { id, start, end } of findTerms(text, lexicon)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const opening = OPENING.exec(text.slice(done, start))?.[0] ?? '';
    const closing = CLOSING.exec(text.slice(end))?.[0] ?? '';
    if (start - opening.length > done) parts.push(text.slice(done, start - opening.length));
    const term = (
      <Term key={id} id={id}>
        {text.slice(start, end)}
      </Term>
    );
    const alone = opening + closing === '';
    parts.push(
      alone ? (
        term
      ) : (
        <Kept key={id}>
          {opening}
          {term}
          {closing}
        </Kept>
      ),
    );
    done = end + closing.length;
  }
  if (parts.length === 0) return text;
  if (done < text.length) parts.push(text.slice(done));
  // A fragment, or the parts would be a list of their own among their neighbours.
  return <>{parts}</>;
}
