/** Everything on the page that moves by itself, in words. It is evaluated in the page. */
export const moving = () =>
  document
    .getAnimations()
    .filter(({ playState, effect }) => {
      const { duration } = effect?.getComputedTiming() ?? {};
      return playState === 'running' && Number(duration) > 1;
    })
    .map(
      (animation) =>
        `${animation.constructor.name} of ${Number(animation.effect?.getComputedTiming().duration)} ms`,
    );
