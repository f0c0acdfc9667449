// Texts for what is in packets but in no declaration: data, padding, the parts of any option.

import { rfc } from '../../core/rfc.ts';
import type { FieldText } from './types.ts';
import { bytesText } from './values.ts';

export const dataText: FieldText = {
  label: { en: 'Data', zh: '数据' },
  meaning: {
    en: 'Bytes carried for the layer above, passed on as they are.',
    zh: '替上层携带的字节，原样交付。',
  },
  ref: rfc(1122, '1.1.3'),
};

export const paddingText: FieldText = {
  label: { en: 'Padding', zh: '填充' },
  meaning: {
    en: 'Bytes beyond the length that the header gives. They mean nothing and are not read.',
    zh: '超出首部所给长度的字节，没有意义，不会被读取。',
  },
  ref: rfc(894),
};

export const optionKindText: FieldText = {
  label: { en: 'Kind', zh: '种类' },
  meaning: { en: 'Which option this is.', zh: '这是哪一个选项。' },
  ref: rfc(9293, '3.1'),
};

export const optionLengthText: FieldText = {
  label: { en: 'Length', zh: '长度' },
  meaning: {
    en: 'Bytes of this option, kind and length included.',
    zh: '本选项的字节数，种类和长度也算在内。',
  },
  ref: rfc(9293, '3.1'),
  values: bytesText,
};

export const optionDataText: FieldText = {
  label: { en: 'Data', zh: '数据' },
  meaning: { en: 'The value of the option.', zh: '选项的值。' },
  ref: rfc(9293, '3.1'),
};

export const optionPaddingText: FieldText = {
  label: { en: 'Padding', zh: '填充' },
  meaning: {
    en: 'Zeros, so that the header ends at a multiple of 32 bits.',
    zh: '一串零，使首部凑足 32 位的整数倍。',
  },
  ref: rfc(9293, '3.1'),
};

export const unknownOptionText: FieldText = {
  label: { en: 'Unknown option', zh: '未知选项' },
  meaning: {
    en: 'Not known here, or not in its proper form. Passed over by its length.',
    zh: '这里不认识，或者格式不对。按其长度跳过。',
  },
  ref: rfc(9293, '3.1'),
};
