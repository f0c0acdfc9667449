/** Parts of the workbench that its first screen does without. */
export const loadPanel = () => import('./OpenPanel.tsx');
export const loadCommands = () => import('./WorkbenchCommands.tsx');
export const loadShare = () => import('./ShareMenu.tsx');
export const loadRunSwitch = () => import('./runs/RunSwitch.tsx');
export const loadRunTree = () => import('./runs/RunTree.tsx');
export const loadPacketCommands = () => import('./runs/PacketCommands.tsx');
/** What stands beside the main picture; most lessons begin without. */
export const loadColumn = () => import('./Column.tsx');
export const loadSubjectChoice = async () => ({ default: (await loadColumn()).SubjectChoice });
export const loadComparison = () => import('./compare/Comparison.tsx');
export const loadSeparator = () => import('./Separator.tsx');
export const loadHeading = () => import('./PlaceHeading.tsx');
export const loadTabs = () => import('./Tabs.tsx');
export const loadArrange = () => import('./ArrangeMenu.tsx');
export const loadFollowed = () => import('./follow/Followed.tsx');
/** Why the clock rests: it is first asked for at the end of a run. */
export const loadAtEnd = () => import('../notices/AtEnd.tsx');
export const loadNotices = () => import('../notices/RunNotices.tsx');

/** After so many ms the first screen has been drawn. */
export const SOON = 1000;
/** Fetched while the first screen is being looked at. */
export const WORKBENCH_PARTS = [
  loadPanel,
  loadNotices,
  loadPacketCommands,
  loadColumn,
  loadSeparator,
] as const;
