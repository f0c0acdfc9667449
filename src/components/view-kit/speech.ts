import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Language } from '../../stack/core/localized.ts';
import { nodeName } from '../node-name.ts';

/** What a view's sentences are made with: the run that they are about, and the words of the view. */
export interface ViewSpeech<T> {
  readonly run: RecordedRun;
  readonly language: Language;
  readonly t: T;
}

/** What a node of the run is called. */
export const nameIn = ({ run, language }: Omit<ViewSpeech<unknown>, 't'>, node: number): string =>
  nodeName(run.topology, node, language);
