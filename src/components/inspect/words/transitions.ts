/** What made a TCP change its state, for pictures that tell it. */
import { fill, type Language } from '../../../stack/core/localized.ts';
import type { TcpChartEvent } from '../../../stack/protocols/tcp/names.ts';
import { TRANSITION } from '../../../stack/protocols/tcp/page/transitions.ts';

/** A sentence; `node` is where it happened. */
export const transitionWords = (event: TcpChartEvent, node: string, language: Language): string =>
  fill(TRANSITION[event][language], { node });
