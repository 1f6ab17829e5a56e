// The only place that makes elements. Data always becomes text nodes or attributes, never markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') Object.entries(value).forEach(([event, handler]) => node.addEventListener(event, handler));
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export function button(label, onClick, kind = 'primary', attributes = {}) {
  return el('button', { type: 'button', class: `button ${kind}`, on: { click: onClick }, ...attributes }, label);
}

/** Says something to people who do not see the page. */
export function announce(text) {
  document.getElementById('live').textContent = text;
}

export function focusOn(node) {
  if (!node.matches('a, button, input, select, textarea, summary')) node.setAttribute('tabindex', '-1');
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: 'start' });
}

/** Runs a slow action with the button shown as busy, so that it cannot be pressed twice. */
export async function whileBusy(control, label, action) {
  const before = control.textContent;
  control.disabled = true;
  control.setAttribute('aria-busy', 'true');
  control.textContent = label;
  announce(label);
  try {
    return await action();
  } finally {
    control.disabled = false;
    control.removeAttribute('aria-busy');
    control.textContent = before;
  }
}
