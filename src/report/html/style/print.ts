/** On paper: everything open, nothing clipped, the audit and its digest at the foot of every page. */
export const print = (foot: string): string => `
@page {
  margin: 16mm 15mm 18mm;
  @bottom-left { content: "${cssString(foot)}"; font: 7pt monospace; color: #565c66; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #565c66; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --panel: #fff; --ink: #000; --muted: #444a53; --line: #cfd2d6; --strong-line: #8b9099;
    --accent: #1d3f7a; --allowed: #eef3f0; --fail: #ad2118; --fail-tint: #fff; --inconclusive: #7a4e00;
    --inconclusive-tint: #fff; --pass: #1a6a3c; --pass-tint: #fff;
  }
  html { font-size: 9.5pt; }
  body { display: block; max-width: none; padding: 0; line-height: 1.45; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .skip, body > footer { display: none; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 11pt; }
  h2, h3, caption, figcaption, summary { break-after: avoid; }
  figure, .card, .banner, dl > div, tr { break-inside: avoid; }
  main > section + section { margin-top: 9mm; }
  .scroll, pre { overflow: visible; background: none; }
  table:not(.few) tr > :first-child { position: static; background: none; }
  pre, pre code { white-space: pre-wrap; }
  table { font-size: 7.5pt; line-height: 1.35; }
  th, td { padding: 1mm 1.2mm; }
  tbody th { min-width: 17mm; max-width: 38mm; overflow-wrap: anywhere; }
  thead { display: table-header-group; }
  details { border: 0; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  summary { list-style: none; color: inherit; font-weight: 600; }
  summary::-webkit-details-marker { display: none; }
  figure { padding: 3mm; }
  svg.wide { display: block; width: 100%; max-height: 225mm; }
  svg.narrow { display: none; }
}`;

/** A CSS string of any text: all but plain letters and digits as escapes. */
export const cssString = (text: string): string =>
  text.replace(/[^A-Za-z0-9]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
