import fc from 'fast-check';

const PIECES = [
  ...['<p>', '</p>', '<b>', '<script>', '</script>', '</script ', '<style>', '</style>', '<title>'],
  ...[
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:x">',
    '<svg onload=x>',
    '</svg>',
    '<iframe',
  ],
  ...[
    '<meta http-equiv=refresh content="0;url=http://evil/">',
    '<base href="http://evil/">',
    '<form',
  ],
  ...[
    '<div style="background:url(http://evil/)">',
    '<link rel=stylesheet href=//evil/x>',
    '<input',
  ],
  ...['<table><tr><td>', '<li>', '<math><mtext>', '<template>', '<noscript>', '<textarea>', '<!--'],
  ...[
    '-->',
    '<!',
    '<?',
    '</',
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    ' ',
    '&',
    '&lt;',
    '&#60;',
    '&amp',
    'x',
  ],
  ...[
    ' src="http://evil/a.png"',
    ' srcset=//evil/b',
    ' onclick=1',
    ' style="color:red"',
    'é',
    '\0',
  ],
  ...[
    '@import "//evil/";',
    'p{background:url(//evil)}',
    'p{color:red}',
    '</title>',
    ' action=//evil',
  ],
] as const;

/** Texts made of what HTML is made of, well and badly, and of what attackers write. */
export const htmlish = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 6 })),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join(''));
