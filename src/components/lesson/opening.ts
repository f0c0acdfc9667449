import type { RunLink } from '../../runtime/url.ts';
import { NO_CHOICE, type StageChoice } from '../workbench/workbench-store.ts';

/** What the address says of a lesson that is opened. */
export interface Opening {
  readonly link: RunLink;
  /** How the stage is arranged. */
  readonly stage: StageChoice;
  /** The lesson is taught from the front. */
  readonly presenting: boolean;
  /** The link could not be read: the lesson starts from its beginning, and says so. */
  readonly broken: boolean;
}

/** What an address without a query says; nothing has to be fetched to know it. */
export const UNTOUCHED: Opening = {
  link: { inputs: [] },
  stage: NO_CHOICE,
  presenting: false,
  broken: false,
};
