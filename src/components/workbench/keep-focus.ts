/** What marks the stage: it takes the focus of what has left it. */
export const STAGE = 'data-stage';

/** Does something that may take the focused control off the stage; the stage itself then has it. */
export function keepFocus(work: () => void): () => void {
  return () => {
    const inside = document.activeElement?.closest(`[${STAGE}]`);
    work();
    setTimeout(() => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (inside && lost) document.querySelector<HTMLElement>(`[${STAGE}]`)?.focus();
    });
  };
}
