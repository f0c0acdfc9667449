import { useEffect } from 'react';
import { announce } from '../../a11y/announce.tsx';
import { useMarking } from '../../view-kit/marking.ts';
import { hint, useWorkbench } from '../workbench-store.ts';
import { dimmed, follow, markPointedAt, spotlight } from './spotlight.ts';
import { useMarksText } from './text.ts';

/** Lays the light on what is pointed at, has the focus or is selected; what turns it on and off. */
export function useSpotlight(): () => void {
  const text = useMarksText();
  const spot = useMarking((state) => state.spot);
  const on = spot !== null;
  // Another stage, another lesson: it begins with all lights on.
  useEffect(() => () => spotlight(null), []);
  useEffect(() => (on ? follow() : undefined), [on]);
  useEffect(() => {
    if (spot === null) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(dimmed(spot));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      const others = document.adoptedStyleSheets.filter((each) => each !== sheet);
      document.adoptedStyleSheets = others;
    };
  }, [spot]);
  return () => {
    if (on) {
      spotlight(null);
      announce(text('spotOff'));
      return;
    }
    const { frame } = useWorkbench.getState();
    const word = markPointedAt() ?? (frame === null ? undefined : `packet.${frame}`);
    if (word === undefined) hint(text('spotWhat'));
    else {
      spotlight(word);
      announce(text('spotOn'));
    }
  };
}
