/** Moves the lesson on the page as its reader would, and waits until it has come to rest. */

const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));

/** What is seen, in short: it stays the same once the page has found its place. */
function picture(): string {
  const parts: number[] = [];
  for (const element of document.querySelectorAll('h1, form, fieldset, nav, section, svg, p')) {
    const { x, y, width, height } = element.getBoundingClientRect();
    parts.push(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
  }
  return `${document.getElementsByTagName('*').length} ${parts.join()}`;
}

const MOST_FRAMES = 90;

/** Resolves when the page looks the same in two frames running. */
export async function rest(): Promise<void> {
  await frame();
  let last = picture();
  for (let count = 0; count < MOST_FRAMES; count++) {
    await frame();
    const now = picture();
    if (now === last) return;
    last = now;
  }
}

/** As a second tab does: the page follows without being loaded again. */
export function chooseTheme(theme: string): void {
  const key = 'wireglass.settings';
  const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
  kept.state = { ...kept.state, theme };
  localStorage.setItem(key, JSON.stringify(kept));
  dispatchEvent(new StorageEvent('storage', { key }));
}

export const press = (key: string) =>
  void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

const bars = () => [...document.querySelectorAll('main nav [data-stop]')];

export const countSteps = () => bars().length;

/** The step on the page; the end of the lesson is one more than there are. */
export function stepNow(): number {
  const at = bars().findIndex((bar) => bar.getAttribute('aria-current') === 'step');
  return at < 0 ? bars().length : at;
}

/** How long the page may take until it hears a key, and to come to a step, ms. */
const HEARS = 1_000;
const PATIENCE = 30_000;

/** Where the reader stands: a key moves on to the step’s question, where that is not in sight, or on. */
const standing = () => `${stepNow()} ${wayToQuestion() !== null}`;

/** One press at a time: what hears them is fetched, and they are heard late, but all of them. */
export async function goTo(step: number): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (stepNow() !== step) {
    if (performance.now() > end) throw new Error(`The lesson does not come to step ${step + 1}.`);
    const before = standing();
    press(stepNow() < step ? 'PageDown' : 'PageUp');
    const heard = performance.now() + HEARS;
    do await frame();
    while (standing() === before && performance.now() < heard);
  }
  // The lesson’s end is fetched when it is first come to.
  while (!document.querySelector('main h1') && performance.now() < end) await frame();
  await rest();
}

/** As the step opens: whoever has been led to its question has seen it, and its text is scrolled away. */
export async function openStep(step: number): Promise<void> {
  if (stepNow() === step) await goTo(step === 0 ? 1 : step - 1);
  await goTo(step);
}

/** Where the open question lies below what is in sight, the way on leads to it first. */
export const wayToQuestion = () =>
  document.querySelector<HTMLButtonElement>('main nav [data-to-question]');

export const question = () => document.querySelector<HTMLFormElement>('main form');

/** What an earlier visit would have left behind: the page takes it over as from another tab. */
export async function keepProgress(progress: string): Promise<void> {
  const key = 'wireglass.progress';
  localStorage.setItem(key, progress);
  dispatchEvent(new StorageEvent('storage', { key }));
  await rest();
}
