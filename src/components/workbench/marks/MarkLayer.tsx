/** What lies over the marks of all pictures, wherever they are drawn: they are found by their words. */
import { useMarking } from '../../view-kit/marking.ts';
import { Flags } from './Flags.tsx';
import { useMarksText } from './text.ts';

export function MarkLayer() {
  const text = useMarksText();
  const answered = useMarking((state) => state.flags);
  const flags = answered.map(({ mark, says }) => ({
    ...{ mark, says, words: `${says === 'chosen' ? '✗' : '✓'} ${text(says)}` },
  }));
  return flags.length > 0 && <Flags flags={flags} />;
}
