import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { NamedEntry } from '../../glossary/entry.ts';
import { lexiconOf } from '../../glossary/lexicon.ts';
import { markTerms } from './mark-terms.tsx';
import { Term } from './Term.tsx';

const entry = (id: string, en: string): NamedEntry => ({
  ...{ id, term: { en, zh: '' }, says: { en: '', zh: '' }, lesson: '' },
});
const lexicon = lexiconOf([entry('ack', 'ACK'), entry('mss', 'MSS'), entry('rto', 'RTO')], 'en');

const Box = ({ children }: { readonly children: React.ReactNode }) => <div>{children}</div>;
/** The text with its marked words in brackets, and the other tags as they are. */
const shown = (text: React.ReactNode, inside?: ReadonlySet<unknown>) =>
  renderToStaticMarkup(markTerms(text, lexicon, inside))
    .replaceAll(/<button[^>]*data-term="([^"]*)"[^>]*>/g, '[')
    .replaceAll('</button>', ']')
    .replaceAll(/<span class="[^"]*">([^<]*)<\/span>/g, '{$1}');

describe('running text', () => {
  it('has each term marked where it first stands', () => {
    const text = [<p key="1">An ACK and the MSS.</p>, <p key="2">No ACK, no RTO.</p>];
    expect(shown(text)).toBe('<p>An [ACK] and the {[MSS].}</p><p>No ACK, no {[RTO].}</p>');
  });

  it('keeps a term on one line with the marks right before and after it', () => {
    expect(shown(<p>Say “ACK”, or (MSS) at once.</p>)).toBe(
      '<p>Say {“[ACK]”,} or {([MSS])} at once.</p>',
    );
  });

  it('is marked inside emphasis and lists, not inside links, code, headings and controls', () => {
    const text = (
      <ul>
        <li>
          <strong>ACK</strong> <a href="/">MSS</a> <code>RTO</code>
        </li>
      </ul>
    );
    expect(shown(text)).toBe(
      '<ul><li><strong>[ACK]</strong> <a href="/">MSS</a> <code>RTO</code></li></ul>',
    );
    expect(shown(<h2>ACK</h2>)).toBe('<h2>ACK</h2>');
    expect(shown(<button type="button">ACK</button>)).toBe('<button type="button">ACK]');
  });

  it('is marked inside components that are said to hold some', () => {
    expect(shown(<Box>ACK</Box>)).toBe('<div>ACK</div>');
    expect(shown(<Box>ACK</Box>, new Set([Box]))).toBe('<div>[ACK]</div>');
  });

  it('leaves alone what is marked by hand', () => {
    const text = (
      <p>
        The <Term id="ack">answer</Term> is an ACK.
      </p>
    );
    expect(shown(text)).toBe('<p>The [answer] is an ACK.</p>');
  });
});
