/** Parts of a lesson that its first screen does without: fetched while that is being read. */
import { useEffect } from 'react';

export const loadPanel = async () => ({
  default: (await import('../workbench/OpenPanel.tsx')).OpenPanel,
});
export const loadShare = async () => ({
  default: (await import('../workbench/ShareMenu.tsx')).ShareMenu,
});
export const loadTask = () => import('./Task.tsx');
export const loadField = async () => ({
  default: (await import('./questions/FieldQuestion.tsx')).FieldQuestion,
});
export const loadNumber = async () => ({
  default: (await import('./questions/NumberQuestion.tsx')).NumberQuestion,
});
export const loadEnd = async () => ({ default: (await import('./LessonEnd.tsx')).LessonEnd });

export const loadLinkFault = async () => ({
  default: (await import('../notices/LinkFault.tsx')).LinkFault,
});
export const loadNotices = async () => ({
  default: (await import('../notices/RunNotices.tsx')).RunNotices,
});

const PARTS = [loadNumber, loadField, loadPanel, loadTask, loadEnd, loadNotices];
const SOON = 1000;

/** At hand before they are asked for; what cannot be fetched now is tried again then. */
export function useLaterParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of PARTS) load().catch(() => undefined);
    }, SOON);
    return () => clearTimeout(timer);
  }, []);
}
