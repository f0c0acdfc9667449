/** Progress as a file: fetched with the settings, where it is exported and imported. */
import { keep, type Progress, readProgress, VERSION } from './progress.ts';
import { isRecord } from './settings-storage.ts';

/** The text of the file that "Export my progress" saves. */
export function exportProgress(progress: Progress): string {
  return `${JSON.stringify({ wireglass: 'progress', version: VERSION, ...progress }, null, 2)}\n`;
}

/** More than a browser keeps for one site: no progress that was exported here is that long. */
const LONGEST_FILE = 5_000_000;

/** Takes in a file that somebody chose; false when it is none of ours, or cannot be read. */
export async function importProgressFile(file: Blob): Promise<boolean> {
  if (file.size > LONGEST_FILE) return false;
  try {
    return importProgress(await file.text());
  } catch {
    // It was there when it was chosen, and is gone or forbidden now.
    return false;
  }
}

/** Takes an exported file in; false when it is not one. Kept progress is replaced, not merged. */
export function importProgress(text: string): boolean {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isRecord(file) || file.wireglass !== 'progress' || file.version !== VERSION) {
    return false;
  }
  keep(() => readProgress(file));
  return true;
}
