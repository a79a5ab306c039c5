// Texts that mean something to whoever is shown them: foreign text holds them, an output must not.

/** Sequences that steer a terminal, signs of direction and of no width. */
export const terminals = [
  '\u001b[31mred',
  '\u001b]8;;https://evil.example\u0007x',
  '\u001b]52;c;AAAA\u0007',
  '\u009b2J',
  'a\u202eb\u2066c',
  'n\u200bm\ufeff',
  '\r\n\u0000\u0007\u007f',
  'a\u{e0041}b',
  '\ud800',
  '\u180e',
];

/** HTML. */
export const markup = [
  '<script>alert(1)</script>',
  '" onmouseover="alert(1)" x="',
  "' onload='a",
  'javascript:alert(1)',
  '</script><script>x',
  '</summary></details><img src=x onerror=alert(1)>',
  '&lt;b&gt; &#60;',
  '<!--',
  ']]>',
];

/** Markdown. */
export const markdowns = [
  '[x](javascript:alert(1))',
  '![p](https://evil.example/p.gif)',
  '| a | b',
  '<img src=x>',
  '@admin #1 org/repo#2',
  '`a` ``b``',
  '\n\n# heading\n\n- item',
  'https://evil.example',
  '**b** _i_ ~~s~~',
  '<https://evil.example>',
  '[x][1]\n\n[1]: https://evil.example',
];

/** Commands of a runner. */
export const commands = [
  '::error::x',
  '\n::add-mask::x',
  '::set-output name=a::b',
  'x%0A::error::y%0D',
  'a,line=1::error::b',
  '\r::stop-commands::t',
  '##[error]x',
  '##[add-mask]e',
];

/** XML. */
export const markups = [
  'a]]>b<![CDATA[c',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  'a\u0000b\u0001',
  '\ufffe\uffff',
  '\ud800x',
  '&amp;&',
  '<a/>',
  '"\'>',
];

/** Paths that lead elsewhere. */
export const places = [
  '/etc/passwd',
  '../../etc/passwd',
  'C:\\Users\\me',
  'my locks/50% #1?',
  './..',
  'https://evil.example/x',
  'a\\..\\b',
  '//host/share',
  '%2e%2e/%2e%2e',
];
