import { useText } from '../../i18n/index.ts';
import css from './Envelopes.module.css';
import type { LayerName } from './home-model.ts';

const OUTSIDE_IN: readonly LayerName[] = ['link', 'network', 'transport', 'application'];

/** The legend of the layers' colours: a packet as an envelope in an envelope. */
export function Envelopes() {
  const text = useText();
  return (
    <figure className={css.figure}>
      <Envelope layers={OUTSIDE_IN} />
      <figcaption>{text('home.legend')}</figcaption>
    </figure>
  );
}

function Envelope({ layers }: { readonly layers: readonly LayerName[] }) {
  const text = useText();
  const [outer, ...inner] = layers;
  if (!outer) return null;
  return (
    <div className={css.envelope} data-layer={outer}>
      <span>{text(`layer.${outer}`)}</span>
      <Envelope layers={inner} />
    </div>
  );
}
