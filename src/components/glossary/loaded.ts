/** All that the glossary needs on a page, as one chunk. */
export { lexicon } from './lexicons.ts';
export { markTerms } from './mark-terms.tsx';
export { TermLayer } from './TermLayer.tsx';
