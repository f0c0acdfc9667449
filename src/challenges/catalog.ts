import type { Challenge, ChallengeAbout } from './challenge.ts';

interface FoundChallenge extends ChallengeAbout {
  /** The name of its folder. */
  readonly id: string;
  readonly load: () => Promise<Challenge>;
}

const about = import.meta.glob<ChallengeAbout>('./*/about.ts', { eager: true, import: 'about' });
const contents = import.meta.glob<Challenge>('./*/challenge.ts', { import: 'challenge' });

/** Every challenge is a folder here; the easier come first. */
export const CHALLENGES: readonly FoundChallenge[] = Object.keys(about)
  .flatMap((path): FoundChallenge[] => {
    const load = contents[path.replace(/about\.ts$/, 'challenge.ts')];
    const said = about[path];
    return said && load ? [{ ...said, id: path.split('/')[1] as string, load }] : [];
  })
  .sort((a, b) => a.level - b.level);
