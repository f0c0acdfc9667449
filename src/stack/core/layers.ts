/** The layers of RFC 1122 §1.1.3; a page has one colour for each. */
export type LayerName = 'link' | 'network' | 'transport' | 'application';
