/** Elements that only those see who have the script. */
export const parts = `
  'use strict';
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const tool = (text, label, act) => {
    const button = make('button', text, { type: 'button', class: 'tool', 'aria-label': label, title: label });
    button.addEventListener('click', () => act(button));
    return button;
  };
`;
