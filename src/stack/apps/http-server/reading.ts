/** What is read of a resource: the form that suits, whole or in part, or that it has not changed. */
import { fromUtf8, utf8 } from '../../core/text.ts';
import { encode } from '../../protocols/http/deflate.ts';
import { latin1 } from '../../protocols/http/latin1.ts';
import { type FieldList, fieldOf } from '../../protocols/http/message.ts';
import { formatHttpDate } from '../../web/http-date.ts';
import { type Answer, type Asked, plainAnswer } from './answer-kinds.ts';
import { preconditionFails, rangeStillFits } from './conditions.ts';
import { bestForm, variesBy } from './negotiate.ts';
import { contentRange, multipart, rangesOf } from './ranges.ts';

/** `page`: makes the text for this client alone; then there is nothing to compare with what others got. */
export function readFrom(
  { request, start, resource, around }: Asked,
  page?: (text: string) => string,
): Answer {
  const { fields } = request;
  const { spec, forms, modified } = resource;
  const { now } = around;
  const chosen = bestForm(forms, fields);
  const vary = variesBy(forms);
  const varies: FieldList = vary.length > 0 ? [['Vary', vary.join(', ')]] : [];
  if (chosen === undefined) return plainAnswer(406, 'nothing-acceptable', varies);
  const made = page === undefined ? chosen.bytes : utf8(page(fromUtf8(chosen.bytes)));
  const bytes = encode(made, chosen.coding);
  // A coded form is another sequence of bytes, and so has another tag (RFC 9110 §8.8.3.3).
  const etag =
    chosen.coding === '' || chosen.etag === ''
      ? chosen.etag
      : chosen.etag.replace(/"$/, `-${chosen.coding}"`);
  const validators: FieldList =
    page === undefined
      ? [
          ...(etag === '' ? [] : [['ETag', etag] as const]),
          ['Last-Modified', formatHttpDate(modified)],
        ]
      : [];
  const refusal =
    page === undefined
      ? preconditionFails(start.method, fields, { etag, modified }, now)
      : undefined;
  if (refusal !== undefined)
    return plainAnswer(
      refusal.status,
      refusal.because,
      refusal.status === 304 ? [...validators, ...varies] : [],
    );
  const about: FieldList = [
    ['Content-Type', chosen.type],
    ...(chosen.coding === '' ? [] : [['Content-Encoding', chosen.coding] as const]),
    ...(chosen.language === '' ? [] : [['Content-Language', chosen.language] as const]),
    ...validators,
    ...varies,
  ];
  const { framing, chunk, trailers } = spec;
  const whole: Answer = {
    status: 200,
    because: 'found',
    fields: about,
    body: bytes,
    framing,
    chunk,
    trailers,
  };
  const range = fieldOf(fields, 'range');
  if (range === undefined || start.method !== 'GET' || page !== undefined || framing !== undefined)
    return whole;
  if (!rangeStillFits(fields, { etag, modified }, now)) return whole;
  return partOf(whole, range, chosen.type);
}

function partOf(whole: Answer, range: string, type: string): Answer {
  const { body, fields } = whole;
  const ranges = rangesOf(range, body.length);
  if (ranges === undefined) return whole;
  const [first, ...more] = ranges;
  if (first === undefined)
    return plainAnswer(416, 'part-outside', [['Content-Range', `bytes */${body.length}`]]);
  if (more.length === 0) {
    const where: FieldList = [['Content-Range', contentRange(first, body.length)]];
    return {
      status: 206,
      because: 'part-wanted',
      fields: [...fields, ...where],
      body: body.subarray(first.first, first.last + 1),
    };
  }
  let boundary = 'wireglass';
  while (latin1(body).includes(boundary)) boundary += '-';
  const others = fields.filter(([name]) => name !== 'Content-Type');
  const mixed: FieldList = [['Content-Type', `multipart/byteranges; boundary=${boundary}`]];
  return {
    status: 206,
    because: 'part-wanted',
    fields: [...mixed, ...others],
    body: multipart(body, ranges, type, boundary),
  };
}
