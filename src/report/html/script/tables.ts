/** Sorting by any column, the row that sums up staying last; and, of long tables, a filter by the group's name. */
export const tables = `
  const FILTERED = 12;
  const numberIn = (text) => parseFloat(text.trim().replace(/^[<≤≥] /, '').replace('−', '-').replace(/,(?=\\d{3})/g, ''));
  const compare = (a, b) => {
    const [x, y] = [numberIn(a), numberIn(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || (a < b ? -1 : a > b ? 1 : 0);
    return x - y;
  };
  const sortable = (table) => {
    const [body] = table.tBodies;
    const asWritten = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const name = head.textContent;
      const sorted = (sign) => [...asWritten].sort((a, b) =>
        a.classList.contains('total') - b.classList.contains('total') ||
        sign * compare(a.cells[column].textContent, b.cells[column].textContent));
      head.append(' ', tool('↕', 'Sort by ' + name, () => {
        const next = { ascending: 'descending', descending: undefined }[head.getAttribute('aria-sort') ?? ''] ??
          (head.hasAttribute('aria-sort') ? undefined : 'ascending');
        for (const other of heads) other.removeAttribute('aria-sort');
        if (next) head.setAttribute('aria-sort', next);
        body.append(...(next ? sorted(next === 'ascending' ? 1 : -1) : asWritten));
      }));
    });
  };
  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows].filter((row) => !row.classList.contains('total'));
    const label = make('label', 'Filter ', { class: 'tool filter' });
    const input = make('input', '', { type: 'search' });
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      for (const row of rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
    });
    label.append(input);
    table.closest('.table').prepend(label);
  };
  for (const table of document.querySelectorAll('main table')) {
    const { length } = table.tBodies[0].rows;
    if (length > 2 && table.querySelector('.blank') === null) sortable(table);
    if (length > FILTERED) filterable(table);
  }
`;
