/** In which language the programs are spelled, as links hold it. */
import { DIALECTS, type Dialect } from './spellings.ts';

export const decodeLook = (text: string | undefined): Dialect =>
  DIALECTS.find((each) => each === text) ?? 'c';

/** undefined for what is shown when nothing is said. */
export const encodeLook = (dialect: Dialect): string | undefined =>
  dialect === 'c' ? undefined : dialect;

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => DIALECTS.some((each) => each === part);
