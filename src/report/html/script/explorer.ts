/** A slider over thresholds: the rates follow from the scores in the page, the outcomes are those that the gate gave. */
export const explorer = `
  const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
  const rate = (part, whole) => whole === 0 ? '–' :
    (part / whole).toFixed(3) + ' · ' + Number(part.toFixed(1)) + ' of ' + Number(whole.toFixed(1));
  for (const place of document.querySelectorAll('.explorer')) {
    const { bins, at, groups } = JSON.parse(place.dataset.scores);
    const judged = [...document.querySelectorAll('#thresholds tbody tr')];
    const rules = judged.length === 0 ? [] : [...judged[0].closest('table').tHead.rows[0].cells].slice(1)
      .map((head) => (head.querySelector('a') ?? head).textContent);
    const slider = make('input', '', { type: 'range', min: 0, max: bins - 1, step: 1, value: Math.round(at * bins) });
    const label = make('label', 'Favourable from a score of ');
    const shown = make('output', '');
    label.append(shown, slider);
    const outcomes = make('ul', '');
    const table = make('table', '');
    table.append(make('caption', 'Rates at this threshold'));
    const head = table.createTHead().insertRow();
    for (const name of ['Group', 'Selection rate', 'True positive rate', 'False positive rate'])
      head.append(make('th', name, { scope: 'col' }));
    const body = table.createTBody();
    const cells = groups.map(({ name }) => {
      const row = body.insertRow();
      row.append(make('th', name, { scope: 'row' }));
      return [0, 1, 2].map(() => row.insertCell());
    });
    const update = () => {
      const from = Number(slider.value);
      const threshold = (from / bins).toFixed(2);
      shown.textContent = threshold;
      slider.setAttribute('aria-valuetext', threshold);
      groups.forEach(({ negatives, positives }, index) => {
        const [hits, alarms] = [total(positives.slice(from)), total(negatives.slice(from))];
        const [all, none] = [total(positives), total(negatives)];
        [rate(hits + alarms, all + none), rate(hits, all), rate(alarms, none)]
          .forEach((text, column) => { cells[index][column].textContent = text; });
      });
      const row = judged.find(({ cells }) => parseFloat(cells[0].textContent) === Number(threshold));
      outcomes.replaceChildren(...rules.map((rule, index) => {
        const item = make('li', rule + ': ');
        if (row) item.append(...[...row.cells[index + 1].childNodes].map((node) => node.cloneNode(true)));
        return item;
      }));
    };
    slider.addEventListener('input', update);
    const scroll = make('div', '', { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': 'Table: Rates at this threshold' });
    scroll.append(table);
    place.append(label, outcomes, scroll);
    place.hidden = false;
    update();
  }
`;
