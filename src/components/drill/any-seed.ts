/** Another exercise each time. */
export const anySeed = (): number => Math.floor(Math.random() * 1_000_000);
