/** The setting `zeroWindowProbes`: off, nobody asks whether a closed window has opened (MUST-36 wants it asked). */
import { type Settings, toggle } from '../kind.ts';

export const settings = {
  zeroWindowProbes: toggle(true),
} satisfies Settings;

type Own = typeof settings;
declare module '../kind.ts' {
  interface AddedSettings extends Own {}
}
