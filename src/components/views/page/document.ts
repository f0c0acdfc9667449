/** A page that has been made safe, as a document of its own for a frame that is let do nothing. */
import { renderNodes, type SafePage } from '../../../stack/web/html/sanitise.ts';

/** Nothing is fetched, not even from here: pictures stand in the document itself. */
export const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** How a page looks that says nothing of it: black on white, whatever our own theme. */
const BASE = `html { background: #fff; color: #000; font: 16px/1.4 serif } body { margin: 8px }
a { color: #00e; text-decoration: underline } img { max-width: 100% }`;

export function documentOf({ css, nodes }: SafePage): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  const style = `<style>${BASE}\n${css}</style>`;
  return `<!doctype html><html><head><meta charset="utf-8">${policy}${style}</head><body>${renderNodes(nodes)}</body></html>`;
}
