/** The fields of a packet with their places in each unit, as the table twin and in files. */
import type { Language } from '../../../stack/core/localized.ts';
import type { Layer } from '../../../stack/wire/inspect.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { placeIn, type Unit } from './capsule.ts';
import type { CapsuleText } from './text.ts';
import { unitName } from './words.ts';

interface Row {
  readonly layer: Layer;
  readonly field: Layer['fields'][number] | undefined;
  readonly start: number;
  readonly end: number;
}

function rowsOf(layers: readonly Layer[]): readonly Row[] {
  return layers.flatMap((layer): Row[] =>
    layer.fields.length === 0
      ? [{ layer, field: undefined, start: layer.start, end: layer.end }]
      : layer.fields.map((field) => ({ layer, field, start: field.start, end: field.end })),
  );
}

const range = (from: number, to: number) => (to - from === 1 ? `${from}` : `${from}–${to - 1}`);

interface Told {
  readonly layers: readonly Layer[];
  readonly units: readonly Unit[];
  /** The event of the packet: all rows are of its instant. */
  readonly event: number;
  readonly frame: number;
  readonly language: Language;
  readonly t: CapsuleText;
}

export function capsuleTwin({ layers, units, event, frame, language, t }: Told): Twin {
  const rows = rowsOf(layers);
  const inner = units.slice(0, -1).toReversed();
  return {
    columns: [
      { label: t('field') },
      { label: t('header') },
      { label: t('inFrame'), number: true },
      ...inner.map((unit) => ({ label: t('inUnit', { unit: unitName(unit, t) }), number: true })),
      { label: t('content') },
    ],
    count: rows.length,
    cells(index) {
      const { layer, field, start, end } = rows[index] as Row;
      return [
        field?.label[language] ?? layer.label[language],
        layer.label[language],
        range(start, end),
        ...inner.map((unit) => {
          const place = placeIn(unit, start);
          return place === undefined ? '' : range(place, place + end - start);
        }),
        field?.display ?? '',
      ];
    },
    event: () => event,
    frame: () => frame,
  };
}
