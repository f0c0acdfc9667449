/** The curtain: what is behind it is not told, in no picture, list or sentence, until it is uncovered. */
import { markWord, readMark } from '../../../model/mark.ts';
import type { Packet } from '../../../model/packets.ts';
import { packetOf, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { useMarking } from '../../view-kit/marking.ts';

export const uncoverAll = (): void => useMarking.setState({ covers: [] });

/** On every link that a packet goes over it is the same: where one hop told, the others need not ask. */
function withHops(run: RecordedRun, { headerEvent }: Packet): string[] {
  return packetsOf(run)
    .filter((each) => each.headerEvent === headerEvent)
    .map(({ frame }) => markWord({ kind: 'packet', frame }));
}

function wordsOf(run: RecordedRun, word: string): string[] {
  const mark = readMark(word);
  const packet = mark?.kind === 'packet' ? packetOf(run, mark.frame) : undefined;
  return packet === undefined ? [word] : withHops(run, packet);
}

/** Covers a mark, or uncovers it; whether it is covered then. */
export function switchMark(run: RecordedRun, word: string): boolean {
  const { covers } = useMarking.getState();
  const words = wordsOf(run, word);
  const rest = covers.filter((each) => !words.includes(each));
  const covered = covers.includes(word);
  useMarking.setState({ covers: covered ? rest : [...rest, ...words] });
  return !covered;
}

export const switchCover = (run: RecordedRun, { frame }: Packet): boolean =>
  switchMark(run, markWord({ kind: 'packet', frame }));

const GREY = ['link', 'network', 'transport', 'application']
  .map((layer) => `--layer-${layer}: var(--color-muted); --layer-${layer}-soft: var(--color-line);`)
  .join(' ');
const CHIP =
  'content: "?"; visibility: visible; position: absolute; inset: 50% auto auto 50%; translate: -50% -50%; padding: 0.1em 0.55em; border: 1.5px dashed var(--color-text); border-radius: var(--radius-sm); background: var(--color-surface); color: var(--color-text); font-size: max(1rem, var(--type-least)); font-weight: var(--weight-strong); line-height: 1.3;';

/**
 * How a covered mark looks wherever it is drawn. As a style sheet it holds from the moment at which
 * a picture draws the mark; colour, dashes and double heads would tell too.
 */
export function veilOf(word: string): string {
  const mark = `[data-mark="${CSS.escape(word)}"]`;
  return `
    ${mark} { ${GREY} }
    button${mark}[data-phase] { opacity: 1 !important; background: none !important; box-shadow: none !important; }
    button${mark} > *, g[role]${mark} > text { visibility: hidden; }
    button${mark}::before { ${CHIP} }
    button${mark}[data-phase="in-flight"]::before { content: none; }
    button${mark}[data-phase="future"] { opacity: 0.35 !important; }
    ${mark} [data-again] { stroke-dasharray: none !important; }
    ${mark} [data-again="head"] { display: none; }`;
}

/** The name above the tick of the timeline at which it was sent. */
export function tickVeilOf(sentEvent: number): string {
  const tick = `[data-sent="${sentEvent}"]`;
  return `${tick} { font-size: 0; } ${tick}::after { content: "?"; font-size: max(0.75rem, var(--type-least)); }`;
}

const NAMED = '[data-stage] [data-mark][aria-label]';

/**
 * A screen reader is told names: those of covered marks are kept aside until they are uncovered.
 * Views go on giving their marks names meanwhile, so it is looked at again whenever they do.
 */
export function tellCovered(nameOf: (word: string) => string | undefined): () => void {
  const kept = new Map<HTMLElement, string>();
  const look = () => {
    for (const element of document.querySelectorAll<HTMLElement>(NAMED)) {
      const name = nameOf(element.dataset.mark ?? '');
      const told = element.getAttribute('aria-label') ?? '';
      if (name === undefined || told === name) continue;
      kept.set(element, told);
      element.setAttribute('aria-label', name);
    }
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    ...{ subtree: true, childList: true },
    attributeFilter: ['aria-label', 'data-mark'],
  });
  return () => {
    observer.disconnect();
    for (const [element, told] of kept) element.setAttribute('aria-label', told);
  };
}
