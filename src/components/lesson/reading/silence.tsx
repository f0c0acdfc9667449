import { type ComponentType, createContext, createElement, type ReactNode, use } from 'react';

/** Whether running text is left out here: it is spoken, or it does not belong where it stands. */
export const Silent = createContext(false);

const MARKDOWN = ['p', 'ul', 'ol', 'table', 'h2', 'h3', 'blockquote', 'pre'] as const;

type Part = ComponentType<{ readonly children?: ReactNode }>;

/** What Markdown makes, left out wherever it is silent. */
export const speaking = Object.fromEntries(
  MARKDOWN.map((tag): [string, Part] => [
    tag,
    function Spoken(props) {
      return use(Silent) ? null : createElement(tag, props);
    },
  ]),
);

/** A tag that draws nothing. */
export const nothing = () => null;
