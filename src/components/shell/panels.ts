import { create } from 'zustand';

/** The dialog that is open over the page, if any. */
export type Panel = 'help' | 'settings' | 'palette' | 'words';

export const usePanel = create<{ readonly open: Panel | null }>()(() => ({ open: null }));

export function openPanel(panel: Panel): void {
  usePanel.setState({ open: panel });
}

export function closePanel(): void {
  usePanel.setState({ open: null });
}
