/** Parts of the workbench that its first screen does without. */
export const loadPanel = async () => ({ default: (await import('./OpenPanel.tsx')).OpenPanel });
export const loadShare = async () => ({ default: (await import('./ShareMenu.tsx')).ShareMenu });
export const loadNotices = async () => ({
  default: (await import('../notices/RunNotices.tsx')).RunNotices,
});

/** After so many ms the first screen has been drawn. */
export const SOON = 1000;
/** Fetched while the first screen is being looked at. */
export const WORKBENCH_PARTS = [loadPanel, loadNotices] as const;
