import { saveFile } from '../shell/save-file.ts';
import { hint } from '../workbench/workbench-store.ts';
import { useLiveStore } from './live.ts';
import { useLiveText } from './text.ts';

/** Gives the reader the live run as a file. The worker writes it: secrets that still hold stay there. */
export function useSave(): () => void {
  const store = useLiveStore();
  const text = useLiveText();
  return () =>
    void store
      .getState()
      .save()
      .then((file) => {
        if (file === null) hint(text('save.failed'));
        else saveFile('wireglass-live.json', file, 'application/json');
      });
}
