import { grouped } from '../../../model/format.ts';

export const bytesText = (bytes: number): string => `${grouped(Math.round(bytes))}\u00a0B`;
