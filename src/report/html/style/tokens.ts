/** Colours, type and space. Text has a contrast of 4.5 or more with what it stands on, in both schemes. */
export const tokens = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --panel: #ffffff; --ink: #1c1e22; --muted: #565c66; --line: #dddfe2; --strong-line: #b9bdc4;
  --accent: #2f5597; --allowed: #eef3f0; --focus: #2f5597; --shade: #0000001f;
  --fail: #ad2118; --fail-tint: #fcf1f0;
  --inconclusive: #835400; --inconclusive-tint: #fbf5e8;
  --pass: #1a6a3c; --pass-tint: #eff7f2;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2.5rem; --s7: 4rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131519; --panel: #1a1d22; --ink: #e7e9ec; --muted: #a3aab5; --line: #30353d; --strong-line: #4b525d;
    --accent: #9cbcf5; --allowed: #20302a; --focus: #9cbcf5; --shade: #00000080;
    --fail: #ff968c; --fail-tint: #2b1c1c;
    --inconclusive: #ecbf62; --inconclusive-tint: #28231a;
    --pass: #7ccf9e; --pass-tint: #1a2620;
  }
}
@media (forced-colors: active) {
  :root {
    --page: Canvas; --panel: Canvas; --ink: CanvasText; --muted: CanvasText; --line: GrayText;
    --strong-line: CanvasText; --accent: LinkText; --allowed: Canvas; --focus: Highlight;
    --fail: CanvasText; --fail-tint: Canvas; --inconclusive: CanvasText; --inconclusive-tint: Canvas;
    --pass: CanvasText; --pass-tint: Canvas;
  }
}`;
