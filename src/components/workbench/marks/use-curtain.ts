import { useEffect } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { formatInstant } from '../../../model/format.ts';
import { readMark } from '../../../model/mark.ts';
import { packetOf } from '../../../model/queries.ts';
import { announce } from '../../a11y/announce.tsx';
import { nodeName } from '../../node-name.ts';
import { useCovers } from '../../view-kit/covers.ts';
import { useMarking } from '../../view-kit/marking.ts';
import { useRun, useRunStore } from '../run.ts';
import { hint, useWorkbench } from '../workbench-store.ts';
import { switchMark, tellCovered, tickVeilOf, uncoverAll, veilOf } from './curtain.ts';
import { markPointedAt } from './spotlight.ts';
import { useMarksText } from './text.ts';

/** Hangs the curtain over covered marks; what covers and uncovers the one that is pointed at, and all. */
export function useCurtain() {
  const text = useMarksText();
  const store = useRunStore();
  const covers = useCovers();
  // Another stage, another lesson: it begins with everything in sight.
  useEffect(() => uncoverAll, []);
  useVeils(covers);
  useCoveredNames(covers);
  return {
    curtain() {
      const { frame } = useWorkbench.getState();
      const word = markPointedAt() ?? (frame === null ? undefined : `packet.${frame}`);
      if (word === undefined) hint(text('coverWhat'));
      else announce(text(switchMark(store.getState().model, word) ? 'covered' : 'uncovered'));
    },
    uncover() {
      const { length } = useMarking.getState().covers;
      uncoverAll();
      announce(text(length === 0 ? 'nothingCovered' : 'allUncovered'));
    },
  };
}

function useVeils(covers: readonly string[]): void {
  const model = useRun((state) => state.model);
  useEffect(() => {
    if (covers.length === 0) return;
    const sheet = new CSSStyleSheet();
    const ticks = covers.flatMap((word) => {
      const mark = readMark(word);
      const packet = mark?.kind === 'packet' ? packetOf(model, mark.frame) : undefined;
      return packet === undefined ? [] : [tickVeilOf(packet.sentEvent)];
    });
    sheet.replaceSync([...covers.map(veilOf), ...ticks].join('\n'));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      const others = document.adoptedStyleSheets.filter((each) => each !== sheet);
      document.adoptedStyleSheets = others;
    };
  }, [covers, model]);
}

function useCoveredNames(covers: readonly string[]): void {
  const text = useMarksText();
  const language = useLanguage();
  const model = useRun((state) => state.model);
  useEffect(() => {
    if (covers.length === 0) return;
    return tellCovered((word) => {
      if (!covers.includes(word)) return undefined;
      const mark = readMark(word);
      const packet = mark?.kind === 'packet' ? packetOf(model, mark.frame) : undefined;
      if (packet === undefined) return text('coveredMark');
      const { from, to, starts } = packet;
      const name = (node: number) => nodeName(model.topology, node, language);
      const ends = { from: name(from), to: name(to) };
      return text('coveredPacket', { ...ends, time: formatInstant(starts) });
    });
  }, [covers, model, text, language]);
}
