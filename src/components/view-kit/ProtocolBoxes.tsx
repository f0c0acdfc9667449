import { useLocalized } from '../../i18n/index.ts';
import { protocolName } from './protocol-name.ts';

interface ProtocolBoxesProps {
  readonly protocols: readonly string[];
  /** Those whose packets are left out. */
  readonly without: readonly string[];
  readonly onWithout: (without: readonly string[]) => void;
}

/** A box for each protocol; whoever clears it has its packets left out of the picture. */
export function ProtocolBoxes({ protocols, without, onWithout }: ProtocolBoxesProps) {
  const say = useLocalized();
  return protocols.map((protocol) => (
    <label key={protocol}>
      <input
        type="checkbox"
        checked={!without.includes(protocol)}
        onChange={({ target: { checked } }) =>
          onWithout(checked ? without.filter((each) => each !== protocol) : [...without, protocol])
        }
      />
      {say(protocolName(protocol))}
    </label>
  ));
}
