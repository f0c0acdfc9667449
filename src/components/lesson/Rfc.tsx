import { rfc, rfcLabel, rfcUrl } from '../../stack/core/rfc.ts';
import css from './ProsePanel.module.css';

interface RfcProps {
  readonly n: number;
  readonly s?: string;
}

/** A section of an RFC, linked. */
export function Rfc({ n, s }: RfcProps) {
  const ref = rfc(n, s);
  return (
    <a className={css.rfc} href={rfcUrl(ref)} target="_blank" rel="noreferrer">
      {rfcLabel(ref)}
    </a>
  );
}
