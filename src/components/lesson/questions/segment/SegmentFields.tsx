import box from '../typed.module.css';
import own from './segment.module.css';
import { useSegmentText } from './text.ts';
import { FLAG_NAMES, type FlagName, NUMBERS, type Written } from './written.ts';

interface SegmentFieldsProps {
  readonly written: Written;
  readonly onChange: (written: Written) => void;
}

/** Flags as toggles, and a box for each number. */
export function SegmentFields({ written, onChange }: SegmentFieldsProps) {
  const text = useSegmentText();
  const toggle = (name: FlagName) => {
    const { flags } = written;
    const without = flags.filter((each) => each !== name);
    const next = without.length < flags.length ? without : [...flags, name];
    onChange({ ...written, flags: next });
  };
  return (
    <>
      <fieldset className={own.flags}>
        <legend>{text('flags')}</legend>
        {FLAG_NAMES.map((name) => (
          <label key={name} className={own.flag}>
            <input
              type="checkbox"
              checked={written.flags.includes(name)}
              onChange={() => toggle(name)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className={own.boxes}>
        {NUMBERS.map((name) => (
          <label key={name} className={own.box}>
            <small>{text(name)}</small>
            <input
              className={box.typed}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              size={6}
              value={written.boxes[name]}
              onChange={({ target }) =>
                onChange({ ...written, boxes: { ...written.boxes, [name]: target.value } })
              }
            />
          </label>
        ))}
      </div>
    </>
  );
}
