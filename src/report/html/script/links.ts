/** Beside every part and every row that can be pointed to: its address, to be copied. */
export const links = `
  const linked = (place, id) => place.append(' ', tool('#', 'Copy a link to ' + place.textContent, (button) => {
    location.hash = id;
    const told = () => { button.textContent = '✓'; setTimeout(() => { button.textContent = '#'; }, 1500); };
    navigator.clipboard?.writeText(location.href).then(told, () => undefined);
  }));
  for (const part of document.querySelectorAll('.part[id]')) linked(part.querySelector('h3'), part.id);
  for (const row of document.querySelectorAll('tr[id]')) linked(row.cells[0], row.id);
  const open = () => {
    for (let node = document.getElementById(location.hash.slice(1)); node; node = node.parentElement)
      if (node.tagName === 'DETAILS') node.open = true;
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  };
  addEventListener('hashchange', open);
  if (location.hash) open();
`;
