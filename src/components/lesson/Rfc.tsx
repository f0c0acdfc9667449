import { rfc, rfcUrl } from '../../stack/wire/text/types.ts';
import css from './ProsePanel.module.css';

interface RfcProps {
  readonly n: number;
  readonly s?: string;
}

/** A section of an RFC, linked. */
export function Rfc({ n, s }: RfcProps) {
  return (
    <a className={css.rfc} href={rfcUrl(rfc(n, s))} target="_blank" rel="noreferrer">
      RFC {n}
      {s !== undefined && ` §${s}`}
    </a>
  );
}
