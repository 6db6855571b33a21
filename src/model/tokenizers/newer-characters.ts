/*
 * The reference implementation knows accents, controls and punctuation by tables of about Unicode 8. What has come or
 * changed since is an ordinary character to it: these are ranges of a regular expression's class, each to be met with the
 * property that its name says. Found by handing every code point to `tokenizers` 0.23.3 for Python.
 */

export const NEWER_FORMATS = '\\u{890}-\\u{8e2}\\u{110cd}-\\u{1343f}';

export const NEWER_MARKS = [
  '\\u{7fd}\\u{897}-\\u{8e1}\\u{9fe}\\u{afa}-\\u{aff}\\u{b55}\\u{c04}-\\u{c3c}\\u{d00}\\u{d3b}-\\u{d3c}\\u{d81}\\u{eba}',
  '\\u{ece}\\u{180f}-\\u{1886}\\u{1abf}-\\u{1aeb}\\u{1df6}-\\u{1dfb}\\u{a82c}\\u{a8c5}\\u{a8ff}\\u{a9bd}',
  '\\u{10d24}-\\u{10f85}\\u{11070}-\\u{11074}\\u{110c2}\\u{111c9}\\u{111cf}\\u{1123e}-\\u{11241}\\u{1133b}',
  '\\u{113bb}-\\u{1145e}\\u{1182f}-\\u{1612f}\\u{16f4f}\\u{16fe4}\\u{1cf00}-\\u{1cf46}\\u{1e000}-\\u{1e6f5}',
  '\\u{1e944}-\\u{1e94a}',
].join('');

/** Are no nonspacing marks any more. */
export const FORMER_MARKS = '\\u{1734}\\u{1171e}';

export const NEWER_PUNCTUATION = [
  '\\u{61d}\\u{9fd}-\\u{a76}\\u{c77}-\\u{c84}\\u{1b4e}-\\u{1b4f}\\u{1b7d}-\\u{1b7f}\\u{2e43}-\\u{2e5d}',
  '\\u{10d6e}-\\u{10f89}\\u{113d4}-\\u{1145d}\\u{11660}-\\u{116b9}\\u{1183b}-\\u{11fff}\\u{12ff1}-\\u{12ff2}',
  '\\u{16d6d}-\\u{16fe2}\\u{1e5ff}-\\u{1e95f}',
].join('');

/** Are no punctuation any more. */
export const FORMER_PUNCTUATION = '\\u{166d}\\u{111c9}';
