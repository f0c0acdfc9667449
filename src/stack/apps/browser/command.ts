/** What a person does with the browser, as a line: an address, `reload`, `post ADDRESS DATA`, `quit`. */
import { parseUrl, type WebUrl } from '../../web/url.ts';

export type BrowserCommand =
  | { readonly do: 'go'; readonly url: WebUrl; readonly form: string | null }
  | { readonly do: 'reload' }
  /** The session ends: cookies without a date go, and all connections. */
  | { readonly do: 'quit' };

/** A command, or the word that is wrong in it. */
export type ParsedBrowser =
  | { readonly command: BrowserCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

/** Octets of what a form sends. */
const LONGEST_FORM = 10_000;

/** Without a scheme it is an address all the same; what is relative, is so to the page that is shown. */
export function parseBrowser(line: string, page?: WebUrl): ParsedBrowser {
  const words = line.trim().split(/\s+/).filter(Boolean);
  if (words[0] === 'browser') words.shift();
  const [first = '', second, ...rest] = words;
  if (words.length === 1 && first === 'reload') return { command: { do: 'reload' } };
  if (words.length === 1 && first === 'quit') return { command: { do: 'quit' } };
  const posts = first === 'post';
  const address = posts ? (second ?? '') : first;
  const form = posts ? rest.join('+') : null;
  if (!posts && second !== undefined) return { wrong: second };
  if (form !== null && form.length > LONGEST_FORM) return { wrong: 'post' };
  const url = urlOf(address, page);
  return url === undefined ? { wrong: address } : { command: { do: 'go', url, form } };
}

function urlOf(address: string, page: WebUrl | undefined): WebUrl | undefined {
  if (address === '') return undefined;
  const isRelative = /^[/?#.]/.test(address);
  const text =
    isRelative || /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const { url } = parseUrl(text, isRelative ? page : undefined);
  // Nobody here speaks TLS.
  return url?.scheme === 'http' ? url : undefined;
}
