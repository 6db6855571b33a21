/** What only those see who have the script. */
export const tools = `
button.tool {
  font: inherit; color: var(--muted); background: none; border: 1px solid transparent; border-radius: 4px;
  min-width: 1.5rem; min-height: 1.5rem; padding: 0 var(--s1); line-height: 1; cursor: pointer;
}
button.tool:hover { color: var(--ink); border-color: var(--strong-line); }
tbody th button.tool, h3 button.tool { font-weight: 400; }
[aria-sort] button.tool { color: var(--accent); }
.filter { display: block; margin-bottom: var(--s2); font-size: .875rem; color: var(--muted); }
.filter input { font: inherit; color: var(--ink); background: var(--panel); border: 1px solid var(--strong-line); border-radius: 4px; padding: var(--s1) var(--s2); max-width: 100%; }
.explorer { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: var(--s4) var(--s5); }
.explorer[hidden] { display: none; }
.explorer label { display: block; font-weight: 600; }
.explorer output { font-variant-numeric: tabular-nums; }
.explorer input { display: block; width: 100%; max-width: 40rem; min-height: 1.5rem; accent-color: var(--accent); margin-top: var(--s2); }
.explorer ul, .explorer .scroll { margin-top: var(--s3); }
@media print { .tool { display: none; } }`;
