/** The page: its columns, headings and running text. */
export const layout = `
*, ::before, ::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-top: var(--s4); }
body {
  margin: 0 auto; padding: var(--s5) var(--s4) var(--s6); max-width: 78rem;
  background: var(--page); color: var(--ink);
  font: 400 1rem/1.55 var(--sans); overflow-wrap: break-word;
}
h1, h2, h3, p, ul, ol, dl, dd, figure, pre { margin: 0; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem); font-weight: 680; letter-spacing: -.015em; }
h2 { font-size: 1.375rem; font-weight: 650; letter-spacing: -.01em; margin-bottom: var(--s4); }
h3 { font-size: 1.0625rem; font-weight: 650; margin-bottom: var(--s4); }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
:target { outline: 2px solid var(--strong-line); outline-offset: 4px; border-radius: 3px; }
main:focus, section:target, main:target { outline: none; }
code { font: .875em/1.5 var(--mono); overflow-wrap: anywhere; }
.skip { position: absolute; left: var(--s4); top: -10rem; padding: var(--s2) var(--s4); background: var(--panel); }
.skip:focus { top: var(--s2); z-index: 1; }
.kicker { color: var(--muted); font-size: .875rem; margin-bottom: var(--s1); }
header { margin-bottom: var(--s5); }
main > section + section { margin-top: var(--s7); }
main > section > * + *, .part > * + *, details > * + * { margin-top: var(--s4); }
main > section > h2 + *, .part > h3 + * { margin-top: 0; }
.part + .part { margin-top: var(--s6); padding-top: var(--s5); border-top: 1px solid var(--line); }
main p, main > section > ul { max-width: 68ch; }
ul, ol { padding-left: 1.2em; }
li + li { margin-top: var(--s1); }
.note { color: var(--muted); font-size: .875rem; }
nav { font-size: .875rem; margin-bottom: var(--s6); }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); }
nav li + li { margin: 0; }
nav a { display: inline-block; padding: var(--s1) 0; color: var(--muted); text-decoration: none; }
nav a:hover { color: var(--ink); text-decoration: underline; }
footer {
  margin-top: var(--s7); padding-top: var(--s4); border-top: 1px solid var(--line);
  color: var(--muted); font-size: .875rem;
}
@media (min-width: 70rem) {
  body {
    display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: var(--s6);
    padding-top: var(--s6); grid-template-rows: auto 1fr auto;
  }
  header, main, footer { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / 4; position: sticky; top: var(--s6); align-self: start; margin: 0; padding-top: 1.6rem; }
  nav ul { display: block; border-left: 1px solid var(--line); padding-left: var(--s4); }
}`;
