/** What keys the control that has the focus keeps for itself. */
const TYPING = 'textarea, select, [contenteditable], input:not([type="radio"], [type="range"])';
const ARROWS = [
  ...['input[type="radio"]', 'input[type="range"]', '[role="tree"]', '[role="treegrid"]'],
  ...['[role="grid"]', '[role="listbox"]', '[role="menu"]', '[role="tablist"]'],
].join();
const PRESSABLE =
  'button, a[href], summary, input[type="checkbox"], input[type="radio"], [role="row"], [role="button"]';

/** Whether the focused control needs this key itself. `data-keys="pass"` hands its keys over. */
export function needsKey(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (event.ctrlKey || event.metaKey) return false;
  if (target.closest('dialog')) return true;
  if (target.closest('[data-keys="pass"]')) return false;
  if (target.closest(TYPING)) return true;
  if (event.key === ' ') return target.closest(PRESSABLE) !== null;
  const moves = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  return moves && target.closest(ARROWS) !== null;
}
