/** What stands for ^D where lines are typed (stack/apps/nc): a line of one control character. */
export const END_OF_INPUT = '\u0004';
