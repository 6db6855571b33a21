/** One rule set for each kind of block and inline. */
export const blocks = `
.glyph { font-family: var(--sans); font-weight: 700; }
.outcome { white-space: nowrap; font-weight: 650; }
.outcome.fail { color: var(--fail); }
.outcome.inconclusive { color: var(--inconclusive); }
.outcome.pass { color: var(--pass); }
.figure { font-variant-numeric: tabular-nums; }
.figure small, td small { color: var(--muted); font-size: .9em; }
.unknown { color: var(--muted); font-style: italic; }
.banner {
  background: var(--panel); border: 1px solid var(--line); border-left: .375rem solid var(--muted);
  border-radius: 6px; padding: var(--s5);
}
.banner .word { font-size: 1.75rem; font-weight: 700; line-height: 1.2; letter-spacing: -.01em; }
.banner .lead { font-size: 1.0625rem; margin-top: var(--s2); }
.banner ul { margin-top: var(--s3); }
.banner.fail { background: var(--fail-tint); border-left-color: var(--fail); }
.banner.inconclusive { background: var(--inconclusive-tint); border-left-color: var(--inconclusive); }
.banner.pass { background: var(--pass-tint); border-left-color: var(--pass); }
.banner.answer { border-left-color: var(--accent); }
.banner.fail .word { color: var(--fail); }
.banner.inconclusive .word { color: var(--inconclusive); }
.banner.pass .word { color: var(--pass); }
dl > div { display: grid; grid-template-columns: minmax(8rem, 12rem) minmax(0, 1fr); gap: var(--s1) var(--s4); padding: var(--s2) 0; }
dl > div + div { border-top: 1px solid var(--line); }
dt { color: var(--muted); }
.banner + dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); column-gap: var(--s6); }
.banner + dl > div { border: 0; border-bottom: 1px solid var(--line); }
dd { max-width: 68ch; }
.cards { list-style: none; padding: 0; }
.card {
  display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: var(--s4); align-items: start;
  padding: var(--s4) 0; border-top: 1px solid var(--line);
}
.card + .card { margin: 0; }
.card:last-child { border-bottom: 1px solid var(--line); }
.people { text-align: right; line-height: 1.2; }
.people .number { display: block; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.people .label { color: var(--muted); font-size: .875rem; }
.card .title { font-weight: 650; }
.card .title .outcome { margin-right: var(--s1); }
.card .body p + p { font-size: .9375rem; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.45; }
caption { text-align: left; font-weight: 600; padding-bottom: var(--s2); font-size: .9375rem; }
caption > span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2 * var(--s4)); }
th, td { padding: var(--s2) var(--s3); text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-weight: 500; vertical-align: bottom; border-bottom-color: var(--strong-line); }
thead a[title]:focus-visible::after {
  content: attr(title); position: fixed; left: var(--s4); right: var(--s4); bottom: var(--s4); z-index: 2;
  max-width: 68ch; padding: var(--s3) var(--s4); background: var(--panel); color: var(--ink);
  border: 1px solid var(--strong-line); border-radius: 6px; font-weight: 400; text-align: left; white-space: normal;
}
thead a { color: inherit; }
tbody th { font-weight: 500; min-width: 8.25rem; max-width: 16rem; }
td { overflow-wrap: normal; }
.end, .numbers :is(th, td):not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
td small { display: block; white-space: nowrap; }
table.few { width: auto; min-width: min(100%, 40rem); }
tr.total > * { border-top: 1px solid var(--strong-line); font-weight: 500; }
tr.total small { font-weight: 400; }
.blank { display: block; min-width: 6rem; height: 2.25rem; }
.table + .table { margin-top: var(--s5); }
.table > .note { margin-top: var(--s2); }
figure { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: var(--s4) var(--s5); }
figcaption { font-weight: 600; font-size: .9375rem; margin-bottom: var(--s3); }
figure .note { margin-top: var(--s2); }
svg { font-size: 12px; display: block; height: auto; max-width: 100%; font-family: var(--sans); font-variant-numeric: tabular-nums; }
svg.wide { width: 59.375rem; }
svg.narrow { display: none; width: 21.25rem; }
svg text { paint-order: stroke; stroke: var(--panel); stroke-width: 4px; stroke-linejoin: round; }
@media (max-width: 52rem) {
  figure { padding: var(--s3); }
  .scroll {
    background:
      linear-gradient(to left, var(--page) 40%, transparent) right / 3rem 100% no-repeat local,
      linear-gradient(to left, var(--shade), transparent) right / 1rem 100% no-repeat scroll;
  }
  table:not(.few) tr > :first-child {
    position: sticky; left: 0; max-width: 8.5rem; background: var(--page); overflow-wrap: anywhere;
  }
  svg.wide { display: none; }
  svg.narrow { display: block; margin: 0 auto; }
}
pre {
  background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
  padding: var(--s3) var(--s4); overflow-x: auto;
}
details { border-top: 1px solid var(--line); padding-top: var(--s3); }
summary { cursor: pointer; font-weight: 500; font-size: .9375rem; color: var(--accent); }
@media (max-width: 36rem) {
  .banner { padding: var(--s4); }
  dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .card { grid-template-columns: minmax(0, 1fr); gap: var(--s2); }
  .people { text-align: left; }
  .people .number { display: inline; font-size: 1.25rem; }
}`;
