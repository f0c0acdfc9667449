import { useMemo } from 'react';
import { byteStory } from '../../../model/byte-story.ts';
import { markWord } from '../../../model/mark.ts';
import { isCovered, useCovers } from '../../view-kit/covers.ts';
import { Flags } from '../marks/Flags.tsx';
import type { FlagHere } from '../marks/flag.ts';
import { useRun } from '../run.ts';
import { useFollowed } from '../use-view-runs.ts';
import { useFollowText } from './text.ts';

const NONE: readonly FlagHere[] = [];

/** Over the pictures: the packets that carried the byte that is followed, by the cursor. */
export function Trail() {
  const flags = useTrail();
  return flags.length > 0 && <Flags flags={flags} />;
}

function useTrail(): readonly FlagHere[] {
  const text = useFollowText();
  const mark = useFollowed();
  const covers = useCovers();
  const run = useRun((state) => state.model);
  const version = useRun((state) => state.version);
  const cursor = useRun((state) => state.cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    if (mark === undefined) return NONE;
    return byteStory(run, mark, cursor)
      .sent.filter(({ packet }) => !isCovered(packet.frame, covers))
      .map(({ packet, fate }) => ({
        mark: markWord({ kind: 'packet', frame: packet.frame }),
        says: fate === 'lost' ? 'loses' : 'carries',
        words: text(`flag.${fate}`),
      }));
  }, [run, version, mark, cursor, covers, text]);
}
